import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { PageFacts } from '../editorial/page-facts'
import type { Bodies } from './bodies'

/** Everything of a kept page but its bytes. */
export const PageHead = z.object({
  /** The address it is kept under. */
  key: z.string(),
  status: z.number(),
  /** What is sent with it besides what every page is sent with. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** Of its plain bytes. */
  hash: z.string(),
  /** When these bytes were first made, in milliseconds. */
  changedAt: z.number(),
  /** When making it began, by the clock of the stale ledger. */
  begunAt: z.number(),
  facts: PageFacts,
})
export type PageHead = z.infer<typeof PageHead>
export type StoredPage = PageHead & { bodies: Bodies }

const Prefix = z.strictObject({ head: PageHead, br: z.number() })
const NEWLINE = 0x0a
const HEAD_MAX = 1 << 20
const FIRST_READ = 16_384
/** A draft older than this was left by a process that died; a younger one is being written. */
const DRAFT_MS_MAX = 60_000

/**
 * Pages as files, so that they outlive the process and can be read while the database is down: one a page, a line of JSON followed
 * by the bytes. A file is replaced whole. Each server instance has a folder of its own.
 */
export class PageStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async read(key: string): Promise<StoredPage | null> {
    const bytes = await readFile(this.#pathOf(key)).catch(nullIfMissing)
    if (!bytes) return null
    const line = bytes.indexOf(NEWLINE)
    const prefix = readPrefix(bytes.subarray(0, Math.max(line, 0)))
    if (!prefix || prefix.head.key !== key || bytes.length !== line + 1 + prefix.br) return null
    return { ...prefix.head, bodies: { br: bytes.subarray(line + 1) } }
  }

  async write({ bodies, ...head }: StoredPage): Promise<void> {
    const path = this.#pathOf(head.key)
    const prefix: z.infer<typeof Prefix> = { head, br: bodies.br.length }
    const draft = `${path}.${randomBytes(4).toString('hex')}.new`
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(draft, Buffer.concat([Buffer.from(`${JSON.stringify(prefix)}\n`), bodies.br]))
    await rename(draft, path)
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true })
  }

  /** The heads of all pages, one after the other. Files that cannot be read are left out, and half-written ones removed. */
  async *heads(): AsyncGenerator<PageHead> {
    for (const part of await readdir(this.#folder).catch(emptyIfMissing)) {
      for (const name of await readdir(join(this.#folder, part)).catch(emptyIfMissing)) {
        const path = join(this.#folder, part, name)
        if (name.endsWith('.new')) {
          const draft = await stat(path).catch(nullIfMissing)
          if (draft && draft.mtimeMs < Date.now() - DRAFT_MS_MAX) await rm(path, { force: true })
          continue
        }
        const head = await readHead(path)
        if (head) yield head
      }
    }
  }

  #pathOf(key: string): string {
    const name = createHash('sha256').update(key).digest('hex')
    return join(this.#folder, name.slice(0, 2), name.slice(2, 34))
  }
}

async function readHead(path: string): Promise<PageHead | null> {
  const file = await open(path).catch(nullIfMissing)
  if (!file) return null
  try {
    for (let size = FIRST_READ; size <= HEAD_MAX; size *= 4) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0)
      const line = buffer.indexOf(NEWLINE)
      if (line !== -1) return readPrefix(buffer.subarray(0, line))?.head ?? null
      if (bytesRead < size) return null
    }
    return null
  } finally {
    await file.close()
  }
}

/** Null for a file of another version of this program, which is then made anew. */
function readPrefix(bytes: Buffer): z.infer<typeof Prefix> | null {
  try {
    return Prefix.parse(JSON.parse(bytes.toString()))
  } catch {
    return null
  }
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

/** For what is read and may not be there: any other error is one. */
export function nullIfMissing(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}

const emptyIfMissing = (error: unknown): string[] => nullIfMissing(error) ?? []
