import 'server-only'
import { Client } from 'pg'
import { mediaFile, tableFile, type Manifest } from '../archive/archive-format'
import { openArchive, type Archive } from '../archive/read-archive'
import { newAct } from '../db/audit'
import { migrate, migrationStatus } from '../db/migrate'
import {
  beginRestore,
  endRestore,
  listSiteTables,
  listUsedTables,
  recordSiteAct,
  restoreRows,
  type SiteTable,
} from '../db/site-tables'
import type { Doer } from '../editorial/actor'
import { authorizeMachine } from '../editorial/policy'
import { SetupError } from '../errors'
import { openMediaStore } from '../media/media-store'
import { originalName } from '../media/renditions'

/** Rows travel together up to this many characters, and a row that is longer alone. */
const BATCH_LENGTH = 1_000_000

type Options = { tell?: (line: string) => void }

/**
 * Fills an empty database from an archive, all of it or nothing: one that an older program made is restored as it was and then
 * brought up to date. Pictures go to the media store first, whose files bear the names of what they hold. Nobody can sign in
 * afterwards until somebody is given a password. Throws a SetupError for a database that holds anything, for an archive that is
 * damaged, and for one that a newer program made.
 */
export async function restoreSite(
  doer: Doer,
  { url, path }: { url: string; path: string },
  { tell = () => {} }: Options = {},
): Promise<Manifest> {
  authorizeMachine(doer, 'site.restore')
  const archive = await openArchive(path)
  try {
    const { manifest } = archive
    await prepare(url, manifest)
    await restoreMedia(archive, tell)
    await inTransaction(url, async (client) => {
      await restoreTables(client, archive, tell)
      await recordSiteAct(client, newAct(doer), 'site.restore', { path, madeAt: manifest.madeAt })
    })
    await migrate(url, (name) => tell(`migrating: ${name}`))
    return manifest
  } finally {
    archive.close()
  }
}

/** Brings a fresh database to where the archive's was. */
async function prepare(url: string, { migrations, version }: Manifest): Promise<void> {
  const { applied, pending } = await migrationStatus(url)
  if (applied.length > 0)
    await inTransaction(url, async (client) => refuseUsed(client, await listSiteTables(client)))
  const known = new Set([...applied, ...pending])
  const unknown = migrations.find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new SetupError(
      `The archive was made by a newer program (${version}, with ${unknown}): update this one first.`,
    )
  const later = applied.find((name) => !migrations.includes(name))
  if (later !== undefined)
    throw new SetupError(
      `The archive is older than this database (which has ${later}): empty it with corridor db reset --bare --yes.`,
    )
  await migrate(url, undefined, undefined, migrations)
}

async function inTransaction<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    await client.query('BEGIN')
    const result = await run(client)
    await client.query('COMMIT')
    return result
  } finally {
    // Without a commit, ending takes everything back.
    await client.end()
  }
}

async function restoreTables(client: Client, archive: Archive, tell: (line: string) => void): Promise<void> {
  const tables = await listSiteTables(client)
  await refuseUsed(client, tables)
  const deferred = await beginRestore(client, tables)
  const { manifest } = archive
  for (const { name, rows, ...sum } of manifest.tables) {
    const table = tables.find((one) => one.name === name)
    if (!table) throw new SetupError(`The archive holds a table ${name} that the database has not.`)
    await restoreTable(client, table, archive.lines(tableFile(name), sum))
    tell(`${name}: ${rows}`)
  }
  await endRestore(client, tables, { deferred, sequences: manifest.sequences })
}

async function refuseUsed(client: Client, tables: readonly SiteTable[]): Promise<void> {
  const used = await listUsedTables(client, tables)
  if (used.length > 0)
    throw new SetupError(
      `The database is not empty (${used.join(', ')}): restore into a new one, or empty it with corridor db reset --bare --yes.`,
    )
}

async function restoreTable(client: Client, table: SiteTable, lines: AsyncIterable<string>): Promise<void> {
  let batch: string[] = []
  let length = 0
  const flush = async () => {
    if (batch.length > 0) await restoreRows(client, table, batch)
    batch = []
    length = 0
  }
  for await (const line of lines) {
    if (length + line.length > BATCH_LENGTH) await flush()
    batch.push(line)
    length += line.length
  }
  await flush()
}

async function restoreMedia(archive: Archive, tell: (line: string) => void): Promise<void> {
  const store = openMediaStore()
  for (const hash of archive.manifest.media) {
    const bytes = await archive.read(mediaFile(hash), hash)
    await store.write(originalName({ hash }), bytes, typeOf(bytes))
  }
  tell(`pictures: ${archive.manifest.media.length}`)
}

const PNG = 0x89
const typeOf = (bytes: Uint8Array) => (bytes[0] === PNG ? 'image/png' : 'image/jpeg')
