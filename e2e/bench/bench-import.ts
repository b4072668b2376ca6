import { closeDatabase } from '@/lib/db/health'
import { migrate } from '@/lib/db/migrate'
import { makeTestDatabase, openTestServer } from '@/lib/db/test-database'
import { COMMAND_LINE } from '@/lib/editorial/actor'
import { importFile } from '@/lib/newsroom/import-page'
import { makePages } from './bench-pages'

export type ImportResult = {
  /** Pages that were there before. */
  there: number
  /** Pages measured from there on. */
  pages: number
  articles: number
  pagesPerSecond: number
  megabytesPerSecond: number
  medianMs: number
  p95Ms: number
}

type Options = {
  /** How full the database gets. */
  pages: number
  publish: boolean
  tell: (line: string) => void
}

/** How many pages are measured at each mark. */
const MEASURED = 100
const MARKS = [10, 100, 1000, 10_000]

/** Imports page after page into a database of its own, and measures some at 10, 100, 1,000 and 10,000 pages. */
export async function benchImport({ pages, publish, tell }: Options): Promise<ImportResult[]> {
  const server = await openTestServer(tell)
  const database = await makeTestDatabase(server)
  try {
    await migrate(database.url)
    process.env.DATABASE_URL = database.url
    const pageOf = makePages()
    const results: ImportResult[] = []
    let there = 0
    for (const mark of MARKS.filter((one) => one <= pages)) {
      for (; there < mark; there += 1) {
        await importFile(COMMAND_LINE, pageOf(there), { publish })
        if (there > 0 && there % 500 === 0) tell(`${there} pages are there`)
      }
      const result = await measure(there, MEASURED, pageOf, publish)
      there += result.pages
      results.push(result)
      tell(`${mark} pages: ${result.pagesPerSecond.toFixed(1)} pages/s`)
    }
    return results
  } finally {
    await closeDatabase()
    await database.drop()
    await server.close()
  }
}

async function measure(
  there: number,
  pages: number,
  pageOf: ReturnType<typeof makePages>,
  publish: boolean,
): Promise<ImportResult> {
  const times: number[] = []
  let [articles, bytes] = [0, 0]
  for (let number = there; number < there + pages; number += 1) {
    const page = pageOf(number)
    const begun = performance.now()
    const imported = await importFile(COMMAND_LINE, page, { publish })
    times.push(performance.now() - begun)
    articles += imported.articles
    bytes += page.bytes.length
  }
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return {
    there,
    pages,
    articles,
    pagesPerSecond: pages / seconds,
    megabytesPerSecond: bytes / 1e6 / seconds,
    medianMs: at(0.5),
    p95Ms: at(0.95),
  }
}
