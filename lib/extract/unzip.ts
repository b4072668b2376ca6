import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { ImportError } from '../pipeline/import-error'
import { zipName } from './zip-name'

export type Member = {
  /** As a label only: nothing is ever written to a place that it names. */
  path: string
  /** As the directory of the archive says; what is really unpacked is counted. */
  size: number
  isEncrypted: boolean
  /**
   * The bytes, unpacked.
   *
   * @throws ImportError `encrypted`, `corrupt`, or `too-large` as soon as there are more than `bytesMax`.
   */
  read: (bytesMax: number) => Promise<Uint8Array>
}

const fromBuffer = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer)

/**
 * The files of a ZIP archive in its own order, folders left out. Members are unpacked one by one, when they are asked for.
 *
 * @throws ImportError `corrupt`; `archive-too-many` when there are more than `membersMax`.
 */
export async function* unzip(bytes: Uint8Array, membersMax: number): AsyncGenerator<Member> {
  const zip = await fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    decodeStrings: false,
    validateEntrySizes: true,
  }).catch((error: unknown) => {
    throw damaged(error)
  })
  if (zip.entryCount > 4 * membersMax) throw tooMany(zip.entryCount, membersMax)
  for (;;) {
    const entry = await nextEntry(zip)
    if (!entry) return
    const path = zipName(entry)
    if (!path.endsWith('/') && !path.endsWith('\\')) yield toMember(zip, entry, path)
  }
}

export const tooMany = (files: number, filesMax: number): ImportError =>
  new ImportError('archive-too-many', `holds more than ${filesMax} files`, { files, filesMax })

const damaged = (error: unknown): ImportError =>
  new ImportError('corrupt', `is a damaged ZIP: ${error instanceof Error ? error.message : String(error)}`, {
    format: 'ZIP',
  })

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    zip.once('entry', resolve)
    zip.once('end', () => resolve(null))
    zip.once('error', (error) => reject(damaged(error)))
    zip.readEntry()
  }).then((entry) => {
    zip.removeAllListeners()
    return entry as Entry | null
  })
}

function toMember(zip: ZipFile, entry: Entry, path: string): Member {
  const isEncrypted = (entry.generalPurposeBitFlag & 1) === 1
  return {
    path,
    size: entry.uncompressedSize,
    isEncrypted,
    read: async (bytesMax) => {
      if (isEncrypted) throw new ImportError('encrypted', 'is protected by a password')
      const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
        zip.openReadStream(entry, (error, opened) => (error ? reject(damaged(error)) : resolve(opened))),
      )
      const unpacked = await buffer(limited(stream, bytesMax)).catch((error: unknown) => {
        throw error instanceof ImportError ? error : damaged(error)
      })
      if (crc32(unpacked) !== entry.crc32) throw damaged('a checksum does not agree')
      return unpacked
    },
  }
}

/** The chunks of a stream, counted as they come. */
async function* limited(stream: NodeJS.ReadableStream, bytesMax: number): AsyncGenerator<Buffer> {
  let length = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > bytesMax)
      throw new ImportError('too-large', `unpacks to more than ${bytesMax} bytes`, {
        bytes: length,
        bytesMax,
      })
    yield bytes
  }
}
