import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SetupError } from '../errors'
import { openReader, type Reader } from '../extract/open-reader'
import { annotateGold } from '../pipeline/annotate-gold'
import { GoldPage } from '../pipeline/gold-format'
import { joinSheets } from '../pipeline/join-sheets'
import { addScores, scorePage } from '../pipeline/score-page'
import type { PageScore } from '../pipeline/score-page'
import { toLines } from '../pipeline/to-lines'
import { toGoldFile } from './preview'
import { readInput } from './read-input'
import { toAnnotationRows, toScoreRows } from './score-rows'

const usage = 'usage: corridor eval --gold DIR (--sources DIR | --articles) [--json] [--verbose]'

/**
 * `eval --gold DIR --sources DIR`: what `preview` makes of each annotated page, scored; a table or JSON on stdout.
 * With `--articles` in the place of the sources: the names and figures alone, found in the articles as annotated.
 */
export async function evaluate(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      gold: { type: 'string' },
      sources: { type: 'string' },
      articles: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  })
  const { gold, sources, articles } = values
  if (!gold || articles === (sources !== undefined)) {
    console.error(usage)
    return 1
  }
  const score = addScores(await scoreFolder(gold, sources ?? null))
  const rows = articles ? toAnnotationRows(score) : toScoreRows(score)
  if (values.json) {
    const entries = rows.map(({ name, value }) => [
      name,
      value === null ? null : Math.round(value * 1e4) / 1e4,
    ])
    console.log(
      JSON.stringify({ ...Object.fromEntries(entries), ...(values.verbose && { notes: score.notes }) }),
    )
    return 0
  }
  if (values.verbose) for (const note of score.notes) console.log(note)
  for (const { name, value, detail } of rows) {
    console.log(`${name.padEnd(24)} ${(value === null ? '–' : value.toFixed(4)).padStart(7)}  ${detail}`)
  }
  return 0
}

/**
 * The scores of what `preview` makes of each annotated page of a folder, in the order of their names; without sources,
 * of the names and figures that are found in the articles as annotated.
 */
export async function scoreFolder(goldFolder: string, sourceFolder: string | null): Promise<PageScore[]> {
  const names = await readdir(goldFolder).catch(() => {
    throw new SetupError(`${goldFolder}: no such folder`)
  })
  const files = names.filter((name) => name.endsWith('.json')).toSorted()
  if (files.length === 0) throw new SetupError(`${goldFolder}: holds no annotations (*.json)`)
  const scores: PageScore[] = []
  const reader = openReader()
  try {
    for (const name of files) {
      const path = join(goldFolder, name)
      scores.push(await (sourceFolder === null ? scoreArticles(path) : scoreFile(path, sourceFolder, reader)))
    }
  } finally {
    reader.close()
  }
  return scores
}

async function scoreArticles(path: string): Promise<PageScore> {
  const gold = await readGold(path)
  const lines = gold.articles.flatMap((article) => article.lines).flat()
  return scorePage(gold, annotateGold(gold), [...new Set(lines)])
}

async function scoreFile(path: string, sourceFolder: string, reader: Reader): Promise<PageScore> {
  const gold = await readGold(path)
  const source = join(sourceFolder, gold.source)
  const file = await readInput(source).catch((error: unknown) => {
    throw new SetupError(`${source}: ${error instanceof Error ? error.message : String(error)}`)
  })
  const joined = joinSheets(await reader.read(file))
  const printed = toLines(joined.text).flatMap((line) => (line.isBlank ? [] : [line.number]))
  return scorePage(gold, toGoldFile(file.name, joined), printed)
}

async function readGold(path: string): Promise<GoldPage> {
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'))
    return GoldPage.parse(json)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new SetupError(`${path}: no annotation in the gold format (${reason})`)
  }
}
