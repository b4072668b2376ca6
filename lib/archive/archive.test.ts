import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARCHIVE_FORMAT, MANIFEST, tableFile } from './archive-format'
import { openArchive } from './read-archive'
import { writeArchive } from './write-archive'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-archive-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function* chunksOf(parts: readonly (Uint8Array | string)[]) {
  yield* parts
}

/** The rows of a table that is written in these parts and read back. */
async function readBack(...parts: (Uint8Array | string)[]): Promise<string[]> {
  const path = join(folder, `${crypto.randomUUID()}.zip`)
  const name = tableFile('Article')
  await writeArchive(path, async (add) => {
    const sum = await add(name, () => chunksOf(parts))
    const manifest = {
      format: ARCHIVE_FORMAT,
      version: '0.0.0',
      madeAt: '2026-11-29T00:00:00Z',
      migrations: ['first'],
      tables: [{ name: 'Article', rows: 2, ...sum }],
      sequences: {},
      media: [],
      missingMedia: [],
    }
    await add(MANIFEST, () => chunksOf([JSON.stringify(manifest)]))
  })
  const archive = await openArchive(path)
  try {
    const [table] = archive.manifest.tables
    if (!table) throw new Error('the manifest names no table')
    const lines: string[] = []
    for await (const line of archive.lines(name, table)) lines.push(line)
    return lines
  } finally {
    archive.close()
  }
}

test('a row is a line whatever its text holds: only line feeds end one', async () => {
  const rows = ['\u2028', '\u2029', '\u0085', '\v\f', '𠮷'].map((text) => JSON.stringify({ text }))
  expect(await readBack(rows.map((row) => `${row}\n`).join(''))).toEqual(rows)
})

test('a row comes whole when its characters are cut between two pieces', async () => {
  const bytes = Buffer.from('{"text":"走廊𠮷"}\n{"text":"二"}\n')
  const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1))
  expect(await readBack(...pieces)).toEqual(['{"text":"走廊𠮷"}', '{"text":"二"}'])
})

test('a table without rows has no lines', async () => {
  expect(await readBack('')).toEqual([])
})
