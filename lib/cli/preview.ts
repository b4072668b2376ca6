import { parseArgs } from 'node:util'
import { suggestAnnotations } from '../pipeline/annotations/suggest-annotations'
import { decodeFile, ImportError } from '../pipeline/decode-file'
import type { GoldPage } from '../pipeline/gold-format'
import { readPage } from '../pipeline/read-page'
import { toGoldPage } from '../pipeline/to-gold-page'
import { toLines } from '../pipeline/to-lines'
import { readInput } from './read-input'
import type { InputFile } from './read-input'

/** `preview FILE…`: one line of JSON in the gold format for each file; 1 when any of them could not be read. */
export async function preview(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  if (positionals.length === 0) {
    console.error('usage: corridor preview FILE…')
    return 1
  }
  let failures = 0
  for (const path of positionals) {
    try {
      process.stdout.write(`${JSON.stringify(previewFile(await readInput(path)))}\n`)
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      console.error(`${path}: ${error.message}`)
      failures += 1
    }
  }
  return failures === 0 ? 0 : 1
}

/** What `preview` prints for one file. */
export function previewFile({ name, bytes }: InputFile): GoldPage {
  const { text } = decodeFile(bytes, name)
  const reading = readPage(text)
  const annotations = reading.drafts.map((draft) => suggestAnnotations(draft))
  return toGoldPage(name, toLines(text), { reading, annotations })
}
