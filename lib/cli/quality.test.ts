import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { fallsBetween, FLOORS, MEASURES, QualityReport, type SetReport } from '../pipeline/quality-report'
import { qualityMarkdown } from './quality-markdown'
import { measureQuality } from './quality-sets'

const docs = join(import.meta.dirname, '../../docs')
const report = QualityReport.parse(JSON.parse(readFileSync(join(docs, 'quality.json'), 'utf8')))
const committed = report.releases[0]?.sets ?? []
let measured: SetReport[] = []

beforeAll(async () => {
  measured = await measureQuality()
}, 120_000)

test('no score is lower than docs/quality.json says', () => {
  expect(fallsBetween(committed, measured)).toEqual([])
})

test('docs/quality.json and docs/quality.md say what is measured; else run `npm run -s quality`', () => {
  expect(committed).toEqual(measured)
  expect(readFileSync(join(docs, 'quality.md'), 'utf8')).toBe(qualityMarkdown(report))
})

test.each(MEASURES.flatMap((measure) => (measure in FLOORS ? [measure] : [])))(
  'the seed pages keep their floor of %s',
  (measure) => {
    const seeds = measured.find(({ name }) => name === 'seeds')
    expect(seeds?.scores[measure]).toBeGreaterThanOrEqual(FLOORS[measure] ?? 1)
  },
)
