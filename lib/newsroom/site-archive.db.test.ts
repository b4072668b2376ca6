import fc from 'fast-check'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { makeFigure } from '../../seeds/figure-factory'
import { figureOf, makePhoto } from '../../seeds/picture-factory'
import { doerOf } from '../db/audit'
import { db } from '../db/client'
import { migrate } from '../db/migrate'
import { LEFT_OUT, SECRETS } from '../db/site-tables'
import { makeTestDatabase, openTestServer, type TestDatabase, type TestServer } from '../db/test-database'
import { COMMAND_LINE, type Actor } from '../editorial/actor'
import { Forbidden } from '../errors'
import { openMediaStore } from '../media/media-store'
import { originalName } from '../media/renditions'
import { createTag } from './create-tag'
import { exportSite } from './export-site'
import { importPage } from './import-page'
import { killArticle } from './kill-article'
import { restoreSite } from './restore-site'
import { scheduleArticle } from './schedule-article'
import { submitArticle } from './submit-article'
import { trashArticle } from './trash-article'
import { unpublishArticle } from './unpublish-article'
import { updateSiteSettings } from './update-site-settings'
import { uploadPicture } from './upload-picture'

const SOURCE = process.env.DATABASE_URL ?? ''
const OPTIONS = { version: '0.0.0', now: new Date('2026-11-29T00:00:00Z') }
/** The tables of the product as its schema names them: one added later is compared from then on. */
const TABLES = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+)/gmu)].map(
  ([, name = '']) => name,
)

let server: TestServer
let target: TestDatabase
let folder: string
let admin: Actor
beforeAll(async () => {
  server = await openTestServer()
  folder = await mkdtemp(join(tmpdir(), 'corridor-archive-'))
  process.env.DATA_DIR = folder
  admin = await makeActor('ADMIN')
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  target = await makeTestDatabase(server)
  return () => target.drop()
})

async function ask<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** Everything a table holds, but for what an archive must not hold, and the record of the restoring itself. */
async function rowsOf(url: string, table: string): Promise<string[]> {
  if (LEFT_OUT.includes(table)) return []
  const secrets = Object.keys(SECRETS[table] ?? {})
  const where =
    table === 'Setting'
      ? `"key" NOT IN ('worker.heartbeat', 'mail')`
      : table === 'AuditEvent'
        ? `"action" <> 'site.restore'`
        : 'TRUE'
  const rows = await ask<{ row: string }>(
    url,
    `SELECT (to_jsonb(t) - $1::text[])::text AS "row" FROM "${table}" t WHERE ${where} ORDER BY 1`,
    [secrets],
  )
  return rows.map(({ row }) => row)
}

/** What keeps the rows right: triggers, references and numbering. */
const RULES = `
  SELECT 'trigger' AS kind, t.tgname::text AS name, t.tgenabled::text AS state FROM pg_trigger t WHERE NOT t.tgisinternal
  UNION ALL SELECT 'reference', c.conname, concat(c.condeferrable, c.convalidated) FROM pg_constraint c
    WHERE c.connamespace = 'public'::regnamespace
  UNION ALL SELECT 'sequence', sequencename, last_value::text FROM pg_sequences
    WHERE schemaname = 'public' AND sequencename NOT IN ('AuditEvent_id_seq', 'LoginAttempt_id_seq', 'StaleSurface_id_seq')
  ORDER BY 1, 2`

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => /\p{L}|\p{N}/u.test(text) && !text.includes('\u0000'))

/** Something that a newsroom does, by what was generated. */
const ACTS: Record<string, (headline: string, text: string) => Promise<unknown>> = {
  draft: (headline, text) => makeArticle(admin, headline, [text, `“${text}”\\n\\u0041`]),
  published: (headline, text) => makePublished(admin, headline, [text]),
  figure: (headline) =>
    makeFigure(admin, {
      headline,
      sentence: '高新技术企业达3456家。',
      text: '3456家',
      fields: { value: '3456.00000000000000000001' },
      printedOn: '2023-12-04',
    }),
  pictured: async (headline, text) => {
    const { id } = await uploadPicture(admin, {
      name: `${text}.jpg`,
      bytes: await makePhoto({ width: 60, height: 40 }),
    })
    return makePublished(admin, headline, [text], (content) => ({
      ...content,
      body: {
        ...content.body,
        content: [...content.body.content, figureOf(id, { alt: text, caption: headline })],
      },
    }))
  },
  changeScheduled: async (headline, text) => {
    const { id, version } = await makePublished(admin, headline, [text])
    const goLiveAt = new Date(Date.now() + 86_400_000)
    const times = { goLiveAt, embargoUntil: null, expiresAt: null }
    const correction = { note: text, before: '甲', after: '乙', metricIds: [], foundAt: null, draftId: null }
    return scheduleArticle(admin, { id, version, ...times }, { kind: 'note', correction })
  },
  unpublished: async (headline, text) => {
    const { id, version } = await makePublished(admin, headline, [text])
    return unpublishArticle(admin, { id, version })
  },
  killed: async (headline, text) =>
    killArticle(admin, { ...(await makeArticle(admin, headline, [text])), reason: text }),
  trashed: async (headline, text) => trashArticle(admin, await makeArticle(admin, headline, [text])),
  submitted: async (headline, text) => submitArticle(admin, await makeArticle(admin, headline, [text])),
  tag: (headline) =>
    createTag(admin, {
      type: 'project',
      name: `${headline.slice(0, 20)}${crypto.randomUUID()}`,
      disambiguation: '',
    }),
  page: async (headline, text) =>
    importPage(admin, {
      name: `${headline}.txt`,
      bytes: new TextEncoder().encode(`松江报\n${headline}\n${text}\n${crypto.randomUUID()}`),
    }),
  settings: (headline) =>
    updateSiteSettings(admin, { name: headline.trim().slice(0, 30) || '站', nameEn: 'Site' }),
}

describe('a site that is exported and restored', () => {
  test(
    'is the same in every table, rule and picture, whatever was done in it',
    { timeout: 600_000 },
    async () => {
      let run = 0
      const act = fc.record({ kind: fc.constantFrom(...Object.keys(ACTS)), headline: words, text: words })
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 10 }), async (acts) => {
          for (const { kind, headline, text } of acts) await ACTS[kind]?.(headline, text)
          const path = join(folder, `${(run += 1)}.zip`)
          const fresh = await makeTestDatabase(server)
          const { media, missingMedia } = await exportSite(COMMAND_LINE, { url: SOURCE, path }, OPTIONS)
          expect(missingMedia.filter((hash) => !known.has(hash))).toEqual([])
          process.env.DATA_DIR = join(folder, `restored-${run}`)
          try {
            await restoreSite(COMMAND_LINE, { url: fresh.url, path })
            for (const hash of media)
              expect(await openMediaStore().read(originalName({ hash })), hash).not.toBeNull()
          } finally {
            process.env.DATA_DIR = folder
          }
          for (const table of TABLES)
            expect([table, await rowsOf(fresh.url, table)]).toEqual([table, await rowsOf(SOURCE, table)])
          expect(await ask(fresh.url, RULES)).toEqual(await ask(SOURCE, RULES))
          await fresh.drop()
        }),
        {
          numRuns: 4,
          // A failure is one of the whole history of the database: there is no smaller one.
          endOnFailure: true,
          examples: [[Object.keys(ACTS).map((kind) => ({ kind, headline: `题${kind}`, text: `文${kind}` }))]],
        },
      )
    },
  )

  /** Pictures of other tests, whose folders are gone. */
  const known = new Set<string>()
  beforeAll(async () => {
    for (const { hash } of await db.picture.findMany({ select: { hash: true } })) known.add(hash)
  })

  test('lets nobody in before they are given a password, and says so in its records', async () => {
    const path = join(folder, 'people.zip')
    await exportSite(COMMAND_LINE, { url: SOURCE, path }, OPTIONS)
    await restoreSite(COMMAND_LINE, { url: target.url, path })
    expect(await ask(target.url, `SELECT DISTINCT "passwordHash" AS hash FROM "User"`)).toEqual([
      { hash: '-' },
    ])
    const [restored] = await ask<{ actorLabel: string }>(
      target.url,
      `SELECT "actorLabel" FROM "AuditEvent" WHERE "action" = 'site.restore'`,
    )
    expect(restored).toEqual({ actorLabel: COMMAND_LINE.label })
    for (const table of LEFT_OUT.filter((name) => TABLES.includes(name)))
      expect(await ask(target.url, `SELECT 1 FROM "${table}"`)).toEqual([])
  })

  test('goes on as the other did: triggers and numbering are in force', async () => {
    const path = join(folder, 'rules.zip')
    await exportSite(COMMAND_LINE, { url: SOURCE, path }, OPTIONS)
    await restoreSite(COMMAND_LINE, { url: target.url, path })
    await expect(ask(target.url, `UPDATE "AuditEvent" SET "actorLabel" = 'x'`)).rejects.toThrow()
    const [highest] = await ask<{ number: number }>(SOURCE, `SELECT max("number") AS number FROM "Tag"`)
    const [made] = await ask<{ number: number }>(
      target.url,
      `INSERT INTO "Tag" ("id", "type", "name", "slug", "pinyin", "initials", "updatedAt")
       VALUES (gen_random_uuid(), 'project', 'x', 'x-x-x', 'x', 'x', now()) RETURNING "number"`,
    )
    expect(made?.number).toBeGreaterThan(highest?.number ?? 0)
  })
})

test('no account takes the whole site along, or brings one', async () => {
  const path = join(folder, 'taken.zip')
  await expect(exportSite(doerOf(admin), { url: SOURCE, path }, OPTIONS)).rejects.toBeInstanceOf(Forbidden)
  await expect(restoreSite(doerOf(admin), { url: target.url, path })).rejects.toBeInstanceOf(Forbidden)
  expect(existsSync(path)).toBe(false)
})

describe('nothing is restored', () => {
  let path: string
  beforeAll(async () => {
    path = join(folder, 'whole.zip')
    await exportSite(COMMAND_LINE, { url: SOURCE, path }, OPTIONS)
  })
  const isEmpty = async () =>
    (
      await ask(
        target.url,
        `SELECT 1 FROM "User" UNION ALL SELECT 1 FROM "Article" UNION ALL SELECT 1 FROM "AuditEvent"`,
      )
    ).length === 0

  test('over what is there already', async () => {
    await migrate(target.url)
    await ask(
      target.url,
      `INSERT INTO "User" ("id", "email", "name", "role", "passwordHash", "updatedAt") VALUES (gen_random_uuid(), 'a@b.cn', 'a', 'ADMIN', '-', now())`,
    )
    await expect(restoreSite(COMMAND_LINE, { url: target.url, path })).rejects.toThrow(/not empty \(User\)/u)
    expect(await ask(target.url, `SELECT "email" FROM "User"`)).toEqual([{ email: 'a@b.cn' }])
  })

  test('of an archive that is cut short, or is none', async () => {
    const bytes = await readFile(path)
    for (const [name, part] of [
      ['half.zip', bytes.subarray(0, bytes.length / 2)],
      ['none.zip', Buffer.from('none')],
    ] as const) {
      await writeFile(join(folder, name), part)
      await expect(restoreSite(COMMAND_LINE, { url: target.url, path: join(folder, name) })).rejects.toThrow(
        /damaged/u,
      )
    }
  })

  test('of an archive in which anything was changed', async () => {
    await migrate(target.url)
    const bytes = await readFile(path)
    for (const name of ['tables/Article.jsonl', 'tables/AuditEvent.jsonl', 'manifest.json']) {
      const changed = Buffer.from(bytes)
      // A local header: 30 bytes, the name, more fields, and then what is packed.
      const at = bytes.indexOf(name)
      const packed = at + name.length + bytes.readUInt16LE(at - 2) + 15
      changed[packed] = (changed[packed] ?? 0) ^ 0xff
      const other = join(folder, 'changed.zip')
      await writeFile(other, changed)
      await expect(restoreSite(COMMAND_LINE, { url: target.url, path: other }), name).rejects.toThrow(
        /damaged/u,
      )
      expect(await isEmpty()).toBe(true)
    }
  })
})

test('a column that sounds like a secret is one, or is known to be none', async () => {
  const none = [
    'Picture.sourceHash',
    'Revision.hash',
    'Review.hash',
    'ReviewOpinion.hash',
    'SourceFile.hash',
    'Picture.hash',
  ]
  const columns = await ask<{ name: string }>(
    SOURCE,
    `SELECT concat(table_name, '.', column_name) AS name FROM information_schema.columns WHERE table_schema = 'public'
     AND column_name ~* '(secret|password|token|hash|totp|recovery|sealed|salt)' AND table_name <> '_prisma_migrations' ORDER BY 1`,
  )
  const open = columns.filter(({ name }) => {
    const [table = '', column = ''] = name.split('.')
    return !none.includes(name) && SECRETS[table]?.[column] === undefined && !LEFT_OUT.includes(table)
  })
  expect(open).toEqual([])
})
