import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeFile } from '@/lib/pipeline/decode-file'
import { readPage } from '@/lib/pipeline/read-page'
import { randomOf } from './bench-random'

export type BenchPage = { name: string; bytes: Uint8Array }

const SEEDS = join(import.meta.dirname, '../../seeds')

/** The text of each seed page. */
export function seedTexts(): string[] {
  return readdirSync(SEEDS)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => decodeFile(readFileSync(join(SEEDS, name)), name).text)
}

/** The printed lines of every article of the seed pages, as they stand there. */
function seedArticles(): string[] {
  return seedTexts().flatMap((text) =>
    readPage(text).drafts.map(({ pieces }) =>
      pieces
        .toSorted((a, b) => a.start - b.start)
        .map(({ start, end }) => text.slice(start, end))
        .join('\n'),
    ),
  )
}

/** As many articles as a page of print usually holds. */
const [FEWEST, MOST] = [3, 6]

/**
 * Makes pages that no two are alike: some articles of the seed pages each, drawn anew, with other digits in every
 * figure. The same number makes the same page.
 */
export function makePages(): (number: number) => BenchPage {
  const articles = seedArticles()
  return (number) => {
    const random = randomOf(number)
    const count = FEWEST + Math.floor(random() * (MOST - FEWEST + 1))
    const drawn = Array.from({ length: count }, () => articles[Math.floor(random() * articles.length)] ?? '')
    const text = drawn.join('\n\n').replaceAll(/\d/gu, () => String(Math.floor(random() * 10)))
    return { name: `bench-${number}.txt`, bytes: new TextEncoder().encode(`${text}\n`) }
  }
}
