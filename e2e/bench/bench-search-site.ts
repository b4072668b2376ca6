import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { orderedIds } from '@/lib/db/ordered-ids'
import { SEARCH_VERSION, toSearchText, type SearchBlock } from '@/lib/document/search-text'
import { timeWords } from '@/lib/document/search-times'
import type { PublishedArticle } from '@/lib/document/published-article'
import type { makeTexts, BenchArticle } from './bench-texts'

const BATCH = 1000
const SECTION_COUNT = 5

const quoted = (value: unknown): string =>
  value === null
    ? String.raw`\N`
    : String(value)
        .replaceAll('\\', '\\\\')
        .replaceAll('\n', String.raw`\n`)
        .replaceAll('\t', String.raw`\t`)
const line = (values: readonly unknown[]) => `${values.map(quoted).join('\t')}\n`

const TABLES = {
  Publication: [
    'id',
    'articleId',
    'revisionId',
    'origin',
    'slug',
    'headline',
    'sectionId',
    'newspaper',
    'printedOn',
    'printedOnIsGuess',
    'firstPublishedAt',
    'publishedAt',
    'goLiveAt',
    'content',
  ],
  SearchBlock: ['id', 'publicationId', 'field', 'blockId', 'position', 'text'],
  SearchDocument: [
    'publicationId',
    'articleId',
    'sectionId',
    'publishedAt',
    'liveFrom',
    'year',
    'hasFigures',
    'tags',
    'isLong',
    'version',
    'folded',
    'valued',
    'grams',
  ],
  PublishedMention: ['id', 'publicationId', 'mentionId', 'tagId', 'quote', 'sentence', 'blockId', 'position'],
} as const

type Rows = Record<keyof typeof TABLES, string[]>

/** Indexes that are made when the rows are there, as a restored dump makes them. */
const INDEXES = {
  SearchDocument_grams_idx:
    'CREATE INDEX "SearchDocument_grams_idx" ON "SearchDocument" USING GIN ("grams") WITH (fastupdate = off)',
  PublishedMention_mentionId_idx:
    'CREATE INDEX "PublishedMention_mentionId_idx" ON "PublishedMention" ("mentionId")',
  PublishedMention_tagId_publicationId_idx:
    'CREATE INDEX "PublishedMention_tagId_publicationId_idx" ON "PublishedMention" ("tagId", "publicationId")',
} as const

type Texts = ReturnType<typeof makeTexts>

/**
 * A site written straight into the tables that readers' search reads, or the one that is in the database already. Foreign keys
 * and triggers are passed over.
 */
export async function openSite(url: string, texts: Texts) {
  const client = new Client({ connectionString: url })
  // A copy that failed leaves the connection to be ended with the database; what failed is told by the copy.
  client.on('error', () => {})
  await client.connect()
  await client.query(
    `SET session_replication_role = replica; SET maintenance_work_mem = '4GB'; SET synchronous_commit = off`,
  )
  const sections = (
    await client.query<{ id: string }>('SELECT "id" FROM "Section" ORDER BY "position"')
  ).rows.map(({ id }) => id)
  const tagIds = await putTags(client, texts)
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS "count" FROM "SearchDocument"',
  )
  let there = rows[0]?.count ?? 0
  // The same articles come in the same order: those that are there are drawn, too.
  for (let at = 0; at < there; at += 1) texts.article()
  return {
    there: () => there,
    /** Adds articles, newest last; indexes are made when they are there, as a restored dump would. */
    fill: async (wanted: number, tell: (text: string) => void) => {
      if (there < wanted) {
        for (const index of Object.keys(INDEXES)) await client.query(`DROP INDEX "${index}"`)
        await putArticles(client, texts, { from: there, to: wanted, sections, tagIds, tell })
        there = wanted
        for (const [index, sql] of Object.entries(INDEXES)) {
          tell(`Making ${index}`)
          await client.query(sql)
        }
        for (const table of [...ARTICLE_TABLES, 'Tag']) await client.query(`VACUUM ANALYZE "${table}"`)
      }
      const sizes = await client.query<{ index: string; heap: string }>(
        `SELECT pg_relation_size('"SearchDocument_grams_idx"') AS "index", pg_table_size('"SearchDocument"') AS "heap"`,
      )
      return { indexMB: Number(sizes.rows[0]?.index) / 1e6, tableMB: Number(sizes.rows[0]?.heap) / 1e6 }
    },
    close: () => client.end(),
  }
}

const ARTICLE_TABLES = ['Publication', 'SearchBlock', 'SearchDocument', 'PublishedMention'] as const

/** Their ids in order of number, which counts from 1. */
async function putTags(client: Client, { names }: Texts): Promise<string[]> {
  const found = await client.query<{ id: string }>('SELECT "id" FROM "Tag" ORDER BY "number"')
  if (found.rows.length > 0) return found.rows.map(({ id }) => id)
  const tagIds = orderedIds(names.length)
  await copy(
    client,
    'Tag',
    ['id', 'number', 'type', 'name', 'disambiguation', 'slug', 'pinyin', 'initials', 'rootId', 'updatedAt'],
    names.map((name, at) =>
      line([tagIds[at], at + 1, 'organization', name, `${at}`, `t${at}`, '', '', tagIds[at], '2026-01-01']),
    ),
  )
  await client.query('INSERT INTO "SearchName" ("name") SELECT DISTINCT "name" FROM "Tag"')
  return tagIds
}

type Wanted = {
  from: number
  to: number
  sections: readonly string[]
  tagIds: readonly string[]
  tell: (text: string) => void
}

/** Writes one batch while the next is made. */
async function putArticles(
  client: Client,
  texts: Texts,
  { from, to, sections, tagIds, tell }: Wanted,
): Promise<void> {
  let written = Promise.resolve()
  for (let number = from; number < to; number += BATCH) {
    const rows: Rows = { Publication: [], SearchBlock: [], SearchDocument: [], PublishedMention: [] }
    const ids = orderedIds(BATCH)
    for (let at = number; at < Math.min(to, number + BATCH); at += 1) {
      const id = ids[at - number] ?? ''
      addRows(rows, at, texts.article(), { id, sectionId: sections[at % SECTION_COUNT] ?? '', tagIds })
      await turn()
    }
    await written
    written = putRows(client, rows)
    if (number % 10_000 === 0) tell(`${number} articles are there`)
  }
  await written
}

async function putRows(client: Client, rows: Rows): Promise<void> {
  for (const table of ARTICLE_TABLES) await copy(client, table, TABLES[table], rows[table])
}

async function copy(
  client: Client,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const names = columns.map((name) => `"${name}"`).join(', ')
  await pipeline(Readable.from(lines), client.query(copyFrom(`COPY "${table}" (${names}) FROM STDIN`)))
}

const DAY_MS = 86_400_000
const FIRST = Date.UTC(2010, 0, 1)

export function blocksOf({ headline, deck, paragraphs }: BenchArticle): SearchBlock[] {
  return [
    { field: 'headline', blockId: '', position: 0, text: headline },
    ...(deck === null ? [] : [{ field: 'deck' as const, blockId: '', position: 2, text: deck }]),
    ...paragraphs.map((text, at) => ({ field: 'body' as const, blockId: `b${at}`, position: 3 + at, text })),
  ]
}

export function contentOf({ headline, deck, paragraphs }: BenchArticle): PublishedArticle {
  return {
    schemaVersion: 1,
    kicker: null,
    headline,
    deck,
    bylines: [],
    printedSection: null,
    outlet: null,
    sourceCredit: null,
    dateline: null,
    continuesFrom: null,
    continuesTo: null,
    isFragment: false,
    pages: [],
    blocks: paragraphs.map((text, at) => ({ kind: 'paragraph', id: `b${at}`, source: [], runs: [{ text }] })),
  }
}

function addRows(
  rows: Rows,
  number: number,
  article: BenchArticle,
  { id, sectionId, tagIds }: { id: string; sectionId: string; tagIds: readonly string[] },
): void {
  const articleId = randomUUID()
  const at = new Date(FIRST + number * 40 * 60_000)
  const [time, day] = [at.toISOString(), new Date(at.getTime() - DAY_MS).toISOString().slice(0, 10)]
  const blocks = blocksOf(article)
  const { folded, valued, grams } = toSearchText(blocks)
  const numbers = article.tags.map((tag) => tag + 1)
  const hasFigures = number % 3 === 0
  rows.Publication.push(
    line([
      id,
      articleId,
      randomUUID(),
      'review',
      `a${number}`,
      article.headline,
      sectionId,
      '科创日报',
      day,
      false,
      time,
      time,
      time,
      number % 4000 === 0 ? JSON.stringify(contentOf(article)) : '{}',
    ]),
  )
  for (const { field, blockId, position, text } of blocks)
    rows.SearchBlock.push(line([randomUUID(), id, field, blockId, position, text]))
  const words = [
    ...(grams ?? ['*']),
    ...timeWords(at),
    `%s${sectionId}`,
    `%y${day.slice(0, 4)}`,
    ...(hasFigures ? ['%f'] : []),
    ...numbers.map((tag) => `@${tag}`),
  ]
  rows.SearchDocument.push(
    line([
      id,
      articleId,
      sectionId,
      time,
      time,
      day.slice(0, 4),
      hasFigures,
      `{${numbers.join(',')}}`,
      grams === null,
      SEARCH_VERSION,
      folded,
      valued,
      words.map((word) => `'${word}'`).join(' '),
    ]),
  )
  for (const [position, tag] of article.tags.entries())
    rows.PublishedMention.push(line([randomUUID(), id, randomUUID(), tagIds[tag], '', '', 'b0', position]))
}
