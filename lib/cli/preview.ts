import { parseArgs } from 'node:util'
import { openReader, type InputFile, type Reader } from '../extract/open-reader'
import type { GoldPage } from '../pipeline/gold-format'
import { ImportError } from '../pipeline/import-error'
import { joinSheets, type JoinedFile } from '../pipeline/join-sheets'
import { toGoldPage } from '../pipeline/to-gold-page'
import { toLines } from '../pipeline/to-lines'
import { listInputs } from './read-input'

/** `preview FILE…`: one line of JSON in the gold format for each file; 1 when any of them could not be read. */
export async function preview(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  if (positionals.length === 0) {
    console.error('usage: corridor preview FILE…')
    return 1
  }
  let failures = 0
  const reader = openReader()
  try {
    for await (const input of listInputs(positionals, reader)) {
      try {
        if ('error' in input) throw input.error
        process.stdout.write(`${JSON.stringify(await previewFile(reader, input.file))}\n`)
      } catch (error) {
        if (!(error instanceof ImportError)) throw error
        console.error(`${input.path}: ${error.message}`)
        failures += 1
      }
    }
  } finally {
    reader.close()
  }
  return failures === 0 ? 0 : 1
}

/** What `preview` prints for one file: the articles of all its pages, lines counted through its whole text. */
export async function previewFile(reader: Reader, file: InputFile): Promise<GoldPage> {
  return toGoldFile(file.name, joinSheets(await reader.read(file)))
}

export const toGoldFile = (name: string, { text, ...page }: JoinedFile): GoldPage =>
  toGoldPage(name, toLines(text), page)
