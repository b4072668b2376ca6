import 'server-only'
import type { Client } from 'pg'
import type { AuditAction } from '../editorial/audit'
import type { Act } from './audit'

/**
 * Columns that no archive holds, and what stands for them in a restored database. Whatever another column is called, it is
 * exported: `site-archive.db.test.ts` fails for a new one that sounds like a secret and is neither here nor known to be none.
 */
export const SECRETS: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  // No password has this hash: who comes back is given a new one.
  User: { passwordHash: '-' },
}

/**
 * Tables that are restored empty: who is here just now, on which device, what lets whoever holds it in, and letters, which may
 * hold such links and are not to be sent twice. They mean nothing, or too much, elsewhere.
 */
export const LEFT_OUT: readonly string[] = [
  'Session',
  'LoginAttempt',
  'Presence',
  'StaleSurface',
  'Invitation',
  'AccountKey',
  'SecondFactor',
  'RecoveryCode',
  'Mail',
  'ApiToken',
]

/** Settings of the machine and not of the site: the sign of life of its worker, and the mail server with its password. */
const LEFT_OUT_SETTINGS: readonly string[] = ['worker.heartbeat', 'mail']

/** Tables that migrations, and a worker that starts, fill: rows in them do not make a database one that is used. */
const FILLED_BY_ITSELF: readonly string[] = [
  'Section',
  'Setting',
  'SearchFrequency',
  'SearchName',
  'SearchSurvey',
]

type Reference = { table: string; constraint: string; to: string }

/** A table of the product: its columns without the secret ones, in their order, and the columns of its primary key. */
export type SiteTable = { name: string; columns: string[]; key: string[]; hasBytes: boolean }

/** Every table of the schema, those that are referred to first; what refers to itself or round in a circle comes as it may. */
export async function listSiteTables(client: Client): Promise<SiteTable[]> {
  const { rows } = await client.query<SiteTable>(`
    SELECT t.relname AS "name",
      array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attgenerated = '' ORDER BY a.attnum) AS "columns",
      array(SELECT a.attname::text FROM pg_index i CROSS JOIN unnest(i.indkey::int[]) WITH ORDINALITY k(num, at)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num WHERE i.indrelid = t.oid AND i.indisprimary ORDER BY k.at) AS "key",
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.atttypid = 'bytea'::regtype AND a.attnum > 0) AS "hasBytes"
    FROM pg_class t WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r'
      AND t.relname <> '_prisma_migrations' ORDER BY t.relname`)
  const tables = rows.map((table) => ({
    ...table,
    columns: table.columns.filter((column) => SECRETS[table.name]?.[column] === undefined),
  }))
  return inOrder(
    tables.filter(({ name }) => !LEFT_OUT.includes(name)),
    await listReferences(client),
  )
}

async function listReferences(client: Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    SELECT t.relname AS "table", c.conname AS "constraint", f.relname AS "to" FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid
    WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace AND NOT c.condeferrable ORDER BY 1, 2`)
  return rows
}

function inOrder(tables: readonly SiteTable[], references: readonly Reference[]): SiteTable[] {
  const ordered: SiteTable[] = []
  const placed = new Set<string>()
  let left = [...tables]
  while (left.length > 0) {
    const waits = ({ name }: SiteTable) =>
      references.some(({ table, to }) => table === name && to !== name && !placed.has(to))
    const free = left.filter((table) => !waits(table))
    // In a circle the next by name goes first: its references are checked at the end.
    const next = free.length > 0 ? free : left.slice(0, 1)
    for (const table of next) placed.add(table.name)
    ordered.push(...next)
    left = left.filter(({ name }) => !placed.has(name))
  }
  return ordered
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
/** Rows with bytes may be large: they are read one by one. */
const ROWS_AT_ONCE = 500

const conditionOf = ({ name }: SiteTable) =>
  name === 'Setting' ? `"key" NOT IN (${LEFT_OUT_SETTINGS.map((key) => `'${key}'`).join(', ')})` : 'TRUE'

/** The rows of a table as JSON, one text each, in the order of its key. To be asked in a transaction. */
export async function* dumpRows(client: Client, table: SiteTable): AsyncGenerator<string> {
  const columns = table.columns.map(quoted).join(', ')
  const order = table.key.map(quoted).join(', ') || '1'
  await client.query(
    `DECLARE "rows" NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS "row"
     FROM (SELECT ${columns} FROM ${quoted(table.name)} WHERE ${conditionOf(table)} ORDER BY ${order}) r`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(
      `FETCH ${table.hasBytes ? 1 : ROWS_AT_ONCE} FROM "rows"`,
    )
    if (rows.length === 0) break
    for (const { row } of rows) yield row
  }
  await client.query('CLOSE "rows"')
}

/** Names of the tables that hold rows which no migration wrote. */
export async function listUsedTables(client: Client, tables: readonly SiteTable[]): Promise<string[]> {
  const used: string[] = []
  for (const { name } of tables) {
    if (FILLED_BY_ITSELF.includes(name)) continue
    const { rowCount } = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`)
    if (rowCount) used.push(name)
  }
  return used
}

/** Where each sequence stands; null where it has not begun. */
export async function readSequences(client: Client): Promise<Record<string, string | null>> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `SELECT sequencename AS "name", last_value::text AS "value" FROM pg_sequences
     WHERE schemaname = current_schema() ORDER BY 1`,
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

/**
 * Lets rows come in as they were: triggers are off, and references that no order of the tables can satisfy are checked by
 * `endRestore`, which is to be given what this answers. What migrations wrote is emptied. To be asked in a transaction.
 */
export async function beginRestore(client: Client, tables: readonly SiteTable[]): Promise<Reference[]> {
  const place = new Map(tables.map(({ name }, at) => [name, at]))
  const references = await listReferences(client)
  const deferred = references.filter(({ table, to }) => (place.get(to) ?? 0) >= (place.get(table) ?? 0))
  for (const one of deferred) await alterReference(client, one, 'DEFERRABLE INITIALLY DEFERRED')
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`)
  for (const name of FILLED_BY_ITSELF) await client.query(`DELETE FROM ${quoted(name)}`)
  return deferred
}

const alterReference = (client: Client, { table, constraint }: Reference, how: string) =>
  client.query(`ALTER TABLE ${quoted(table)} ALTER CONSTRAINT ${quoted(constraint)} ${how}`)

/** Adds rows, each a JSON text of `dumpRows`. */
export async function restoreRows(client: Client, table: SiteTable, rows: readonly string[]): Promise<void> {
  const secrets = Object.entries(SECRETS[table.name] ?? {})
  const names = [...table.columns, ...secrets.map(([column]) => column)].map(quoted).join(', ')
  const values = [...table.columns.map(quoted), ...secrets.map((_, at) => `$${at + 2}`)].join(', ')
  await client.query(
    `INSERT INTO ${quoted(table.name)} (${names}) SELECT ${values} FROM json_populate_recordset(NULL::${quoted(table.name)}, $1)`,
    [`[${rows.join(',')}]`, ...secrets.map(([, value]) => value)],
  )
}

/** Checks what was deferred, and puts triggers, references and numbering back. Throws when a row refers to none. */
export async function endRestore(
  client: Client,
  tables: readonly SiteTable[],
  {
    deferred,
    sequences,
  }: { deferred: readonly Reference[]; sequences: Readonly<Record<string, string | null>> },
): Promise<void> {
  await client.query('SET CONSTRAINTS ALL IMMEDIATE')
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`)
  for (const one of deferred) await alterReference(client, one, 'NOT DEFERRABLE')
  for (const [name, value] of Object.entries(sequences))
    if (value !== null) await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(name), value])
}

/** Records what was done with the site as a whole, by the connection that does it. */
export async function recordSiteAct(
  client: Client,
  act: Act,
  action: Extract<AuditAction, `site.${string}`>,
  detail: { path: string; madeAt?: string },
): Promise<void> {
  await client.query(
    `INSERT INTO "AuditEvent" ("actId", "actorId", "actorLabel", "action", "targetType", "targetId", "targetLabel", "detail")
     VALUES ($1, $2, $3, $4, 'site', 'site', $5, $6)`,
    [act.id, act.doer.id, act.doer.label, action, detail.path, JSON.stringify(detail)],
  )
}
