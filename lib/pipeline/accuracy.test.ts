import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeFile } from './decode-file'
import { GoldPage } from './gold-format'
import { readPage } from './read-page'
import { addScores, scorePage } from './score-page'
import type { PageScore, Share } from './score-page'
import { toGoldPage } from './to-gold-page'
import { toLines } from './to-lines'

const seeds = join(import.meta.dirname, '../../seeds')
const fixtures = join(import.meta.dirname, 'fixtures')

const corpora = [
  { name: 'the seed pages', gold: join(seeds, 'gold'), sources: seeds, articles: 0.95, body: 0.99 },
  // A picture with no article of its own, printed under another's last line, is still taken for that one's.
  {
    name: 'pages of other papers',
    gold: join(fixtures, 'gold'),
    sources: join(fixtures, 'pages'),
    articles: 0.8,
    body: 0.9,
  },
]

/** Splitting alone: suggestions have their own floors beside the annotations. */
function scoreFolder(gold: string, sources: string): PageScore {
  const files = readdirSync(gold).filter((name) => name.endsWith('.json'))
  const scores = files.map((name) => {
    const page = GoldPage.parse(JSON.parse(readFileSync(join(gold, name), 'utf8')))
    const { text } = decodeFile(readFileSync(join(sources, page.source)), page.source)
    const lines = toLines(text)
    const printed = lines.flatMap((line) => (line.isBlank ? [] : [line.number]))
    return scorePage(
      page,
      toGoldPage(page.source, lines, { reading: readPage(text), annotations: [] }),
      printed,
    )
  })
  return addScores(scores)
}

function shareOf({ right, of }: Share): number {
  return of === 0 ? 1 : right / of
}

test.each(corpora)('splits $name as annotated', ({ gold, sources, articles, body }) => {
  const { split, shares } = scoreFolder(gold, sources)
  const precision = split.precision / split.lines
  const recall = split.recall / split.lines
  expect(shareOf(shares.lossless)).toBe(1)
  expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.97)
  expect(shareOf(shares.articles)).toBeGreaterThanOrEqual(articles)
  expect(shareOf(shares.headlines)).toBeGreaterThanOrEqual(0.95)
  expect(shareOf(shares.kickersAndDecks)).toBeGreaterThanOrEqual(0.85)
  expect(shareOf(shares.bylines)).toBeGreaterThanOrEqual(0.95)
  expect(shareOf(shares.order)).toBeGreaterThanOrEqual(0.95)
  expect(shareOf(shares.body)).toBeGreaterThanOrEqual(body)
})
