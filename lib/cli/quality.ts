import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { fallsBetween, QualityReport, withRelease, type Fall } from '../pipeline/quality-report'
import { qualityMarkdown } from './quality-markdown'
import { measureQuality } from './quality-sets'

const root = join(import.meta.dirname, '../..')
const JSON_FILE = join(root, 'docs/quality.json')
const MARKDOWN_FILE = join(root, 'docs/quality.md')
const Package = z.object({ version: z.string() })

/** The committed report, or null before the first. */
async function readQualityReport(): Promise<QualityReport | null> {
  const json = await readFile(JSON_FILE, 'utf8').catch(() => null)
  return json === null ? null : QualityReport.parse(JSON.parse(json))
}

/**
 * `quality`: scores everything that is annotated and writes docs/quality.json and docs/quality.md. Writes nothing, and answers
 * 1, when a score fell, unless `--because` says why it may.
 */
export async function writeQuality(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { because: { type: 'string' } } })
  const sets = await measureQuality()
  const before = await readQualityReport()
  const falls = fallsBetween(before?.releases[0]?.sets ?? [], sets)
  for (const fall of falls) console.error(describe(fall))
  if (falls.length > 0 && !values.because) {
    console.error('nothing was written; --because TEXT writes it all the same, with the reason')
    return 1
  }
  const report = withRelease(before, {
    version: Package.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))).version,
    date: new Date().toISOString().slice(0, 10),
    because: falls.length > 0 ? (values.because ?? null) : null,
    sets,
  })
  await writeFile(JSON_FILE, `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(MARKDOWN_FILE, qualityMarkdown(report))
  console.log('docs/quality.json and docs/quality.md are written')
  return 0
}

const describe = ({ set, measure, from, to }: Fall) =>
  `${set}: ${measure} fell from ${from.toFixed(4)} to ${to.toFixed(4)}`
