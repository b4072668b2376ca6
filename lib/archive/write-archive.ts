import 'server-only'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import type { FileSum } from './archive-format'

/** Chunks of a file, made as they are asked for. */
export type Chunks = () => AsyncIterable<Uint8Array | string>

/**
 * Writes a ZIP archive of files that are made while they are written, so that none is in memory as a whole. `fill` is given what
 * adds one file and answers its sum; nothing is at `path` until all of it is written. Readable by its owner only: an archive
 * holds what drafts and accounts hold.
 */
export async function writeArchive(
  path: string,
  fill: (add: (name: string, chunks: Chunks) => Promise<FileSum>) => Promise<void>,
): Promise<void> {
  const zip = new yazl.ZipFile()
  const partial = `${path}.partial`
  const written = pipeline(zip.outputStream, createWriteStream(partial, { mode: 0o600, flush: true }))
  const failed = once(zip, 'error').then(([error]) => Promise.reject(error))
  // Whoever waits for a file hears of it; nobody need be waiting.
  failed.catch(() => {})
  written.catch(() => {})
  const add = (name: string, chunks: Chunks) =>
    Promise.race([
      addFile(zip, name, chunks),
      failed,
      written.then(() => Promise.reject(new Error('closed'))),
    ])
  try {
    await fill(add)
    zip.end()
    await written
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

function addFile(zip: yazl.ZipFile, name: string, chunks: Chunks): Promise<FileSum> {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256')
    let bytes = 0
    async function* counted() {
      for await (const chunk of chunks()) {
        const part = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
        hash.update(part)
        bytes += part.length
        yield part
      }
    }
    const stream = Readable.from(counted(), { objectMode: false })
    stream.on('end', () => resolve({ bytes, sha256: hash.digest('hex') }))
    stream.on('error', reject)
    // Of unknown size, and maybe more than 4 GB.
    zip.addReadStream(stream, name, { compress: !name.startsWith('media/'), forceZip64Format: true })
  })
}
