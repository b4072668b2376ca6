import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { db } from '../db/client'
import { COMMAND_LINE } from '../editorial/actor'
import { Forbidden } from '../errors'
import { readPage } from '../pipeline/read-page'
import { importFile, importPage } from './import-page'
import { setPageDone } from './update-page'

const SEEDS = join(import.meta.dirname, '../../seeds')
const NAMES = ['000_bd95377baeaf352c', '001_d21740443d6bc2e2', '004_628755de01cfc591'].map(
  (name) => `${name}.txt`,
)

const encode = (text: string) => new TextEncoder().encode(text)
/** A page of its own for each test: bytes are what makes an import the same. */
const aPage = () =>
  encode(
    `城市新闻\n\n九城市共建科创走廊${randomUUID()}\n\n本报讯（记者 王小明）昨天，长三角G60科创走廊联席会议在松江举行。松江高新技术企业达到1.5万家。\n`,
  )

/** The inked characters of a page that no row owns, and those that more than one owns. */
async function unowned(pageId: string): Promise<{ missing: string; text: string }> {
  const [row] = await db.$queryRaw<{ missing: string; text: string }[]>`
    SELECT (p."ink" - coalesce((SELECT range_agg(int4range(l."start", l."end")) FROM "LedgerRow" l
      WHERE l."pageId" = p."id"), '{}'::int4multirange))::text AS "missing", p."text"
    FROM "SourcePage" p WHERE p."id" = ${pageId}::uuid`
  if (!row) throw new Error('no page')
  return row
}

describe('importing', () => {
  test.for(NAMES)('%s: every inked character has one owner, and preview splits it alike', async (name) => {
    const bytes = await readFile(join(SEEDS, name))
    const page = await importFile(COMMAND_LINE, { name, bytes })
    const { missing, text } = await unowned(page.pageId)
    expect(missing).toBe('{}')
    const rows = await db.ledgerRow.findMany({
      where: { pageId: page.pageId, articleId: { not: null } },
      orderBy: [{ article: { createdAt: 'asc' } }, { articleId: 'asc' }, { position: 'asc' }],
    })
    const stored = groupByArticle(rows)
    const read = readPage(text).drafts.map(({ pieces }) =>
      pieces.map(({ start, end, role }) => [start, end, role]),
    )
    expect(stored).toEqual(expect.arrayContaining(read))
    expect(stored).toHaveLength(read.length)
    const { version } = await db.sourcePage.findUniqueOrThrow({ where: { id: page.pageId } })
    await setPageDone(await makeActor(), { id: page.pageId, version, done: true })
  })

  test('the same bytes again add nothing, also when both come at once', async () => {
    const bytes = aPage()
    const both = await Promise.all(
      [1, 2].map((name) => importFile(COMMAND_LINE, { name: `${name}.txt`, bytes })),
    )
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    expect(new Set(both.map(({ pageId }) => pageId)).size).toBe(1)
    const again = await importFile(COMMAND_LINE, { name: 'other-name.txt', bytes })
    expect(again).toMatchObject({ isNew: false, articles: 0 })
  })

  test('a bad file leaves nothing behind', async () => {
    const before = await db.sourcePage.count()
    const bad = [new Uint8Array(), encode('a\u0000b'), new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])]
    for (const bytes of bad)
      await expect(importFile(COMMAND_LINE, { name: 'bad.txt', bytes })).rejects.toMatchObject({
        name: 'ImportError',
      })
    await expect(importFile(COMMAND_LINE, { name: 'a.exe', bytes: encode('text') })).rejects.toMatchObject({
      code: 'unknown-format',
    })
    expect(await db.sourcePage.count()).toBe(before)
  })

  test('publishing accepts what is sure, leaves the rest open and marks the origin', async () => {
    const { pageId, published } = await importFile(
      COMMAND_LINE,
      { name: 'p.txt', bytes: aPage() },
      { publish: true },
    )
    expect(published).toBe(1)
    const articles = await db.article.findMany({
      where: { ledger: { some: { pageId } } },
      include: { publications: true, suggestions: true },
    })
    expect(articles.map(({ status }) => status)).toEqual(['PUBLISHED'])
    expect(articles[0]?.publications.map(({ origin }) => origin)).toEqual(['import'])
    for (const { state, score } of articles[0]?.suggestions ?? [])
      expect(state).toBe(score >= 0.9 ? 'accepted' : 'open')
    const accepted = articles[0]?.suggestions
      .filter(({ state }) => state === 'accepted')
      .map(({ quote }) => quote)
    expect(accepted).toEqual(expect.arrayContaining(['长三角G60科创走廊联席会议', '松江']))
  })

  test('a page imported as drafts can be published later by the same command', async () => {
    const bytes = aPage()
    expect(await importFile(COMMAND_LINE, { name: 'p.txt', bytes })).toMatchObject({ published: 0 })
    expect(await importFile(COMMAND_LINE, { name: 'p.txt', bytes }, { publish: true })).toMatchObject({
      isNew: false,
      published: 1,
    })
    expect(await importFile(COMMAND_LINE, { name: 'p.txt', bytes }, { publish: true })).toMatchObject({
      published: 0,
    })
  })

  test('a pasted page is named by what it prints of itself, unless a person named it', async () => {
    const actor = await makeActor('EDITOR')
    const mark = randomUUID().slice(0, 8)
    const bytes = encode(`产值1.5万亿元${mark}\n本报讯（记者 王小明）昨天，九城市在松江区签下合作项目。\n`)
    const file = { name: `产值1.5万亿元${mark}.txt`, bytes }
    const { fileName, pageId } = await importPage(actor, file, { pasted: 'unnamed' })
    expect(fileName).toBe(`产值1.5万亿元${mark}`)
    expect(await db.sourcePage.findUnique({ where: { id: pageId }, select: { fileName: true } })).toEqual({
      fileName,
    })
    const named = { name: `要闻1.5${mark}.txt`, bytes: aPage() }
    expect(await importPage(actor, named, { pasted: 'named' })).toMatchObject({ fileName: `要闻1.5${mark}` })
  })

  test('only an admin publishes on import', async () => {
    const file = { name: 'p.txt', bytes: aPage() }
    await expect(importPage(await makeActor('EDITOR'), file, { publish: true })).rejects.toBeInstanceOf(
      Forbidden,
    )
    expect(await importPage(await makeActor('ADMIN'), file, { publish: true })).toMatchObject({
      published: 1,
    })
  })
})

function groupByArticle(
  rows: readonly { articleId: string | null; start: number; end: number; role: string | null }[],
) {
  const ids = [...new Set(rows.map(({ articleId }) => articleId))]
  return ids.map((id) =>
    rows.filter(({ articleId }) => articleId === id).map(({ start, end, role }) => [start, end, role]),
  )
}
