import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SetupError } from '../errors'
import { openReader, type Reader } from '../extract/open-reader'
import { GoldPage } from '../pipeline/gold-format'
import { joinSheets } from '../pipeline/join-sheets'
import { addScores, scorePage } from '../pipeline/score-page'
import type { PageScore } from '../pipeline/score-page'
import { toLines } from '../pipeline/to-lines'
import { toGoldFile } from './preview'
import { readInput } from './read-input'
import { toScoreRows } from './score-rows'

const usage = 'usage: corridor eval --gold DIR --sources DIR [--json] [--verbose]'

/** `eval --gold DIR --sources DIR`: what `preview` makes of each annotated page, scored; a table or JSON on stdout. */
export async function evaluate(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      gold: { type: 'string' },
      sources: { type: 'string' },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  })
  if (!values.gold || !values.sources) {
    console.error(usage)
    return 1
  }
  const score = addScores(await scoreFolder(values.gold, values.sources))
  const rows = toScoreRows(score)
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

/** The scores of what `preview` makes of each annotated page of a folder, in the order of their names. */
export async function scoreFolder(goldFolder: string, sourceFolder: string): Promise<PageScore[]> {
  const names = await readdir(goldFolder).catch(() => {
    throw new SetupError(`${goldFolder}: no such folder`)
  })
  const files = names.filter((name) => name.endsWith('.json')).toSorted()
  if (files.length === 0) throw new SetupError(`${goldFolder}: holds no annotations (*.json)`)
  const scores: PageScore[] = []
  const reader = openReader()
  try {
    for (const name of files) scores.push(await scoreFile(join(goldFolder, name), sourceFolder, reader))
  } finally {
    reader.close()
  }
  return scores
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
