import { closeDatabase } from '@/lib/db/health'
import { cursorOf } from '@/lib/db/public/cards'
import { migrate } from '@/lib/db/migrate'
import { findDocuments, type Found, type SearchAsked } from '@/lib/db/public/search'
import { lookUp, suggestTags, type Known } from '@/lib/db/public/search-lookup'
import { wordsAsked } from '@/lib/db/public/search-path'
import { tsqueriesOf, type AskedTerm } from '@/lib/db/public/search-terms'
import { suggestIndicators, suggestStories } from '@/lib/db/public/suggestions'
import { indexPublication, refreshFrequencies } from '@/lib/db/search-index'
import { makeTestDatabase, openTestServer } from '@/lib/db/test-database'
import { db } from '@/lib/db/client'
import { toTerm, type SearchTerm } from '@/lib/document/search-query'
import { hearProcessor } from './bench-processor'
import { randomOf } from './bench-random'
import { openSite } from './bench-search-site'
import { makeTexts } from './bench-texts'

type Row = Record<string, string | number>
type Options = { articles: number; keep?: string | undefined; tell: (line: string) => void }

const MARKS = [10_000, 200_000]
const TAGS = 20_000
const BANDS = [
  { name: 'over 10 %', from: 0.1, to: 1 },
  { name: '1 to 10 %', from: 0.01, to: 0.1 },
  { name: '0.1 to 1 %', from: 0.001, to: 0.01 },
  { name: 'under 0.1 %', from: 0, to: 0.001 },
] as const
/** So many terms of each length in each band, as far as there are. */
const TERMS = 12
const LENGTHS = [1, 2, 3, 4, 6]

type Term = AskedTerm & { band: number; length: number; share: number }

/**
 * Fills a site with 10,000 to 200,000 articles and asks it, one question after another. The site is one of its own, unless `keep` names a
 * database of the test server: that one is made when it is missing, used as it is when it is filled, and kept.
 */
export async function benchSearch({ articles, keep, tell }: Options): Promise<Row[]> {
  const server = await openTestServer(tell)
  const database = await makeTestDatabase(server, keep)
  try {
    await migrate(database.url)
    process.env.DATABASE_URL = database.url
    const { spentMs } = await hearProcessor(database.url)
    return await benchSite(database.url, articles, { tell, spentMs })
  } finally {
    await closeDatabase()
    if (keep === undefined) await database.drop()
    await server.close()
  }
}

type Hearing = { tell: Options['tell']; spentMs: () => number }

async function benchSite(url: string, articles: number, { tell, spentMs }: Hearing): Promise<Row[]> {
  const site = await openSite(url, makeTexts(TAGS))
  const results: Row[] = []
  try {
    for (const mark of MARKS.filter((one) => one <= articles && one >= site.there())) {
      const begun = performance.now()
      const sizes = await site.fill(mark, tell)
      tell(`filled in ${Math.round((performance.now() - begun) / 1000)} s`)
      const counting = performance.now()
      await refreshFrequencies()
      tell(`counted common words in ${Math.round(performance.now() - counting)} ms`)
      const terms = await pickTerms(mark)
      const rows = [...(await measureAll(mark, terms, spentMs)), await measureIndexing(mark, spentMs)]
      results.push(...rows)
      tell(
        `${terms.length} terms, index ${sizes.indexMB.toFixed(0)} MB, table ${sizes.tableMB.toFixed(0)} MB`,
      )
      for (const row of rows) tell(JSON.stringify(row))
    }
    return results
  } finally {
    await site.close()
  }
}

/** Parts of texts and names of tags, by how many articles hold them. */
async function pickTerms(articles: number): Promise<Term[]> {
  const random = randomOf(articles)
  const texts = (
    await db.$queryRaw<
      { folded: string }[]
    >`SELECT "folded" FROM "SearchDocument" TABLESAMPLE BERNOULLI (${(100 * 300) / articles}::float8)`
  ).flatMap(({ folded }) => folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 6))
  const found: Term[] = []
  const room = (band: number, length: number) =>
    found.filter((one) => one.band === band && one.length === length).length < TERMS
  for (let tried = 0; tried < 1500; tried += 1) {
    const text = texts[Math.floor(random() * texts.length)] ?? ''
    const length = LENGTHS[tried % LENGTHS.length] ?? 1
    const from = Math.floor(random() * (text.length - length))
    const folded = text.slice(from, from + length)
    if (found.some((one) => one.folded === folded) || !BANDS.some((_band, band) => room(band, length)))
      continue
    const { numbers } = await lookUpFor([toTerm(folded)])
    const term = { ...toTerm(folded), numbers: numbers[0] ?? [] }
    const count = await countSelected(term)
    const share = count / articles
    const band = BANDS.findIndex((one) => share >= one.from)
    if (count > 0 && room(band, length)) found.push({ ...term, band, length, share })
  }
  return [...found, ...(await pickDecimals(articles))]
}

/** What a search looks up of names and frequencies before it asks for documents. */
const lookUpFor = (terms: readonly SearchTerm[], hinted = 0): Promise<Known> =>
  lookUp({
    texts: terms.map(({ folded }) => folded),
    reading: 'pinyin',
    hints: { texts: hinted, size: 8 },
    words: wordsAsked(terms, NOT_NARROWED),
    tags: [],
    section: null,
  })

/** Numbers like 5.5万, of which every text with 5万 has a part. */
async function pickDecimals(articles: number): Promise<Term[]> {
  const terms = ['5.5万', '12.3万', '8.0万', '66.6万'].map((folded) => ({ ...toTerm(folded), numbers: [] }))
  return Promise.all(
    terms.map(async (term) => {
      const share = (await countSelected(term)) / articles
      const band = BANDS.findIndex((one) => share >= one.from)
      return { ...term, band, length: term.folded.length, share }
    }),
  )
}

/** How many documents the index selects: nearly always those that hold the term. */
async function countSelected(term: AskedTerm): Promise<number> {
  const [query] = tsqueriesOf({ terms: [term], narrowing: NOT_NARROWED, grams: { joined: true } })
  if (query === undefined) return 0
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "SearchDocument" d WHERE d."grams" @@ ${query}::tsquery`
  return row?.count ?? 0
}

const NOT_NARROWED = { tags: [], sectionId: null, year: null, hasFigures: false }

const asked = (terms: readonly AskedTerm[], order: 'date' | 'relevance', after?: string): SearchAsked => ({
  terms,
  narrowing: NOT_NARROWED,
  typeNumbers: null,
  order,
  after,
  size: 20,
  cap: 1000,
  cityIds: [],
})

/** What a client waits, and what PostgreSQL takes of the processor; the quickest of three times, since the machine does other things, too. */
type Time = { waitedMs: number; spentMs: number }

async function timed(work: () => Promise<unknown>, spentMs: () => number, runs = 3): Promise<Time> {
  let best: Time = { waitedMs: Infinity, spentMs: Infinity }
  for (let run = 0; run < runs; run += 1) {
    const [begun, before] = [performance.now(), spentMs()]
    await work()
    const time = { waitedMs: performance.now() - begun, spentMs: spentMs() - before }
    if (time.spentMs < best.spentMs) best = time
  }
  return best
}

function summary(articles: number, what: string, band: string, times: readonly Time[]): Row {
  const at = (key: keyof Time, share: number) => {
    const sorted = times.map((time) => time[key]).toSorted((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  }
  return {
    articles,
    what,
    band,
    queries: times.length,
    'p50, ms': at('waitedMs', 0.5),
    'p95, ms': at('waitedMs', 0.95),
    'worst, ms': at('waitedMs', 1),
    'processor p50, ms': at('spentMs', 0.5),
    'processor p95, ms': at('spentMs', 0.95),
    'processor worst, ms': at('spentMs', 1),
  }
}

async function measure(
  articles: number,
  what: string,
  { terms, spentMs }: { terms: readonly Term[]; spentMs: () => number },
  work: (term: Term) => Promise<unknown>,
): Promise<Row[]> {
  const times = new Map<Term, Time>()
  for (const term of terms) {
    await work(term)
    times.set(term, await timed(() => work(term), spentMs))
  }
  const ofBand = BANDS.map(({ name }, band) => ({
    name,
    times: terms.filter((term) => term.band === band).flatMap((term) => times.get(term) ?? []),
  }))
  return [
    ...ofBand
      .filter((band) => band.times.length > 0)
      .map((band) => summary(articles, what, band.name, band.times)),
    summary(articles, what, 'all', [...times.values()]),
  ]
}

async function measureAll(articles: number, terms: readonly Term[], spentMs: () => number): Promise<Row[]> {
  const all = { terms, spentMs }
  const random = randomOf(7)
  const other = () => terms[Math.floor(random() * terms.length)]
  const pairs = new Map(terms.map((term) => [term, [term, other() ?? term]]))
  const deep = new Map<Term, string>()
  for (const term of terms) {
    const { rows } = await find({ ...asked([term], 'date'), size: 400 })
    const last = rows.at(-1)
    if (last) deep.set(term, cursorOf(last))
  }
  return [
    ...(await measure(articles, 'newest 20, counts and facets', all, (term) => find(asked([term], 'date')))),
    ...(await measure(articles, 'best 20, counts and facets', all, (term) =>
      find(asked([term], 'relevance')),
    )),
    ...(await measure(articles, 'two terms, newest 20', all, (term) =>
      find(asked(pairs.get(term) ?? [term], 'date')),
    )),
    ...(await measure(articles, 'newest 20 behind 400', all, (term) =>
      find(asked([term], 'date', deep.get(term))),
    )),
    ...(await measure(articles, 'whole search, best 20', all, (term) => find(asked([term], 'relevance'), 1))),
    ...(await measure(
      articles,
      'suggestions',
      { terms: terms.filter(({ length }) => length <= 2), spentMs },
      ({ folded }) =>
        Promise.all([suggestTags(folded, 6), suggestIndicators(folded, 3), suggestStories(folded, 3)]),
    )),
  ]
}

/** A screen of a search, with what it looks up before. */
async function find(one: SearchAsked, hinted = 0): Promise<Found> {
  return findDocuments(one, await lookUpFor(one.terms, hinted))
}

/** What publishing pays for search. */
async function measureIndexing(articles: number, spentMs: () => number): Promise<Row> {
  const rows = await db.$queryRaw<
    { id: string }[]
  >`SELECT "id" FROM "Publication" WHERE "content" <> '{}' LIMIT 50`
  const times: Time[] = []
  for (const { id } of rows) times.push(await timed(() => indexPublication(id), spentMs, 1))
  return summary(articles, 'reading one article for search', '', times)
}
