import 'server-only'
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { SetupError } from '../errors'
import { ARCHIVE_FORMAT, Manifest, MANIFEST, type FileSum } from './archive-format'

/** An open archive. Every reading checks the file's sum and throws a SetupError that names it when it does not agree. */
export type Archive = {
  manifest: Manifest
  /** The lines of a file, one after the other; the sum is checked behind the last. */
  lines: (name: string, sum: FileSum) => AsyncGenerator<string>
  /** A file as a whole; `sha256` is what it must be. */
  read: (name: string, sha256: string) => Promise<Uint8Array>
  close: () => void
}

const open = promisify<string, yauzl.Options, ZipFile>(yauzl.open)
const broken = (what: string) => new SetupError(`The archive is damaged: ${what}. Nothing was restored.`)
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Opens an archive and reads what it says of itself. Throws a SetupError for what is none, or is of another format. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(
    (error: unknown) => {
      throw broken(reasonOf(error))
    },
  )
  try {
    const entries = await entriesOf(zip)
    const stream = (name: string) => streamOf(zip, entries, name)
    const whole = async (name: string) => {
      const bytes = await buffer(await stream(name)).catch((error: unknown) => {
        throw broken(`${name}: ${reasonOf(error)}`)
      })
      if (crc32(bytes) !== entries.get(name)?.crc32) throw broken(`the sum of ${name}`)
      return bytes
    }
    return {
      manifest: toManifest(await whole(MANIFEST)),
      lines: (name, sum) => linesOf(stream, name, sum),
      read: async (name, sha256) => {
        const bytes = await whole(name)
        if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw broken(`the sum of ${name}`)
        return bytes
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    zip.on('entry', (entry: Entry) => {
      entries.set(String(entry.fileName), entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error) => reject(broken(reasonOf(error))))
    zip.readEntry()
  })
}

async function streamOf(zip: ZipFile, entries: Map<string, Entry>, name: string): Promise<Readable> {
  const entry = entries.get(name)
  if (!entry) throw broken(`${name} is missing`)
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(broken(reasonOf(error))) : resolve(opened))),
  )
}

function toManifest(bytes: Buffer): Manifest {
  const said: unknown = JSON.parse(bytes.toString())
  const manifest = Manifest.safeParse(said)
  if (manifest.success) return manifest.data
  const format = typeof said === 'object' && said !== null && 'format' in said ? said.format : undefined
  if (format !== ARCHIVE_FORMAT)
    throw new SetupError(`The archive has format ${String(format)}; this program reads ${ARCHIVE_FORMAT}.`)
  throw broken(MANIFEST)
}

async function* linesOf(
  stream: (name: string) => Promise<Readable>,
  name: string,
  sum: FileSum,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  // Cut at line feeds alone: Node's own reader of lines also ends them at separators (U+2028) that stand in texts.
  const decoder = new StringDecoder('utf8')
  // A row with the bytes of a file comes in very many pieces.
  let pieces: string[] = []
  for await (const chunk of chunksOf(await stream(name), name)) {
    hash.update(chunk)
    const [piece = '', ...begun] = decoder.write(chunk).split('\n')
    pieces.push(piece)
    for (const next of begun) {
      yield pieces.join('')
      pieces = [next]
    }
  }
  const rest = pieces.join('')
  if (rest !== '') yield rest
  if (hash.digest('hex') !== sum.sha256) throw broken(`the sum of ${name}`)
}

async function* chunksOf(source: Readable, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield chunk as Buffer // no encoding was set
  } catch (error) {
    throw broken(`${name}: ${reasonOf(error)}`)
  }
}
