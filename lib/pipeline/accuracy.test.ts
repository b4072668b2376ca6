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

/** What the scores may not fall below: today's values less a hair, but for the seed pages. */
const corpora = [
  {
    name: 'the seed pages',
    gold: join(seeds, 'gold'),
    sources: seeds,
    floors: [0.97, 0.85, 0.95, 0.85, 0.95, 0.97, 0.99],
  },
  {
    name: 'pages of other papers',
    gold: join(fixtures, 'gold'),
    sources: join(fixtures, 'pages'),
    floors: [0.97, 0.9, 0.94, 0.9, 0.94, 0.97, 0.96],
  },
  {
    name: 'pages of other regions',
    gold: join(fixtures, 'regions/gold'),
    sources: join(fixtures, 'regions'),
    floors: [0.93, 0.75, 0.9, 0.84, 0.8, 0.97, 0.93],
  },
  {
    name: 'pages damaged in several ways',
    gold: join(fixtures, 'damaged/gold'),
    sources: join(fixtures, 'damaged'),
    floors: [0.87, 0.53, 0.68, 0.6, 0.86, 0.98, 0.85],
  },
  {
    name: 'pages that no rule was made with in view',
    gold: join(fixtures, 'unseen/gold'),
    sources: join(fixtures, 'unseen'),
    floors: [0.84, 0.44, 0.6, 0.54, 0.73, 0.96, 0.82],
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

test.each(corpora)('splits $name as well as before', ({ gold, sources, floors }) => {
  const { split, shares } = scoreFolder(gold, sources)
  const precision = split.precision / split.lines
  const recall = split.recall / split.lines
  const { articles, headlines, kickersAndDecks, bylines, order, body } = shares
  const named = { articles, headlines, kickersAndDecks, bylines, order, body }
  const [splitFloor = 1, ...others] = floors
  expect(shareOf(shares.lossless)).toBe(1)
  expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(splitFloor)
  for (const [index, [name, share]] of Object.entries(named).entries())
    expect(shareOf(share), name).toBeGreaterThanOrEqual(others[index] ?? 1)
})
