import { readFileSync } from 'node:fs'
import { appendFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { articleOfSurface, SURFACE, withdrawnBySurface } from '../editorial/surfaces'

/** A line of the file: how things stood when it was written, and the surfaces that went stale since the line before. */
const Line = z.object({
  build: z.string().nullable(),
  origin: z.string().nullable(),
  heardThrough: z.iso.datetime().nullable(),
  floor: z.number(),
  unknownBefore: z.number(),
  last: z.number(),
  surfaces: z.array(z.tuple([z.string(), z.number()])),
})
type Line = z.infer<typeof Line>

/** So many surfaces are remembered one by one; then everything made before counts as stale. */
const SURFACES_MAX = 100_000
const SAVE_MS = 300
/** How far was heard is worth a write of its own so seldom: hearing a minute twice harms nothing. */
const SAVE_TIME_MS = 60_000
/** The file is written anew when more than this, and more than the whole, was added to it. */
const ADDED_MIN = 65_536

/**
 * When each surface last went stale. A page is stale when one of its surfaces did after its making began: so a page that was
 * being made while the change was heard of is stale too, and no page need be looked for to mark it.
 *
 * Moments are numbers of this ledger's own clock, which never runs backwards, not even over a restart. The ledger is a file beside
 * the stored pages, to which each change adds a line. What was heard but not yet written when the process died, or half written, is heard
 * again from the database, since every line says with `heardThrough` up to when all is in it and the lines before.
 */
export class StaleLedger {
  /** Grows with every change: what was found fresh at one epoch is fresh for as long as it lasts. */
  epoch = 0
  /** The build that made the pages; another may make them differently. */
  build: string | null = null
  /** The database that was listened to; pages made from another are worth nothing. */
  origin: string | null = null

  readonly #path: string
  readonly #surfaces = new Map<string, number>()
  #heardThrough: string | null = null
  #floor = 0
  /** Whether a text on what was made before was withdrawn since can no longer be told. */
  #unknownBefore = 0
  #last = 0
  /** What the file does not hold yet. */
  readonly #unwritten = new Map<string, number>()
  #saving: { timer: NodeJS.Timeout; dueAt: number } | null = null
  #writing = Promise.resolve()
  /** The length of the first line of the file, which is the whole, and of those added since; null when the file must be written anew. */
  #length: { whole: number; added: number } | null = null

  constructor(path: string) {
    this.#path = path
    const lines = readLines(path)
    if (lines.length === 0) this.#unknownBefore = this.now()
    for (const line of lines) this.#take(line)
  }

  #take(line: Line): void {
    if (line.floor > this.#floor) forgetButWithdrawals(this.#surfaces)
    this.build = line.build
    this.origin = line.origin
    this.#heardThrough = line.heardThrough
    this.#floor = line.floor
    this.#unknownBefore = line.unknownBefore
    this.#last = line.last
    for (const [surface, at] of line.surfaces) this.#surfaces.set(surface, at)
  }

  /** The time of that database up to which every change was heard of. */
  get heardThrough(): string | null {
    return this.#heardThrough
  }

  set heardThrough(time: string | null) {
    this.#heardThrough = time
    this.save(SAVE_TIME_MS)
  }

  /** A moment later than every moment before. */
  now(): number {
    this.#last = Math.max(this.#last + 1, Date.now())
    return this.#last
  }

  mark(surfaces: Iterable<string>): void {
    const at = this.now()
    for (const surface of surfaces) {
      this.#surfaces.set(surface, at)
      this.#unwritten.set(surface, at)
    }
    if (this.#surfaces.size > SURFACES_MAX) this.markAll()
    this.epoch += 1
    this.save()
  }

  /** Everything made so far is stale. */
  markAll(): void {
    this.#floor = this.now()
    forgetButWithdrawals(this.#surfaces)
    forgetButWithdrawals(this.#unwritten)
    this.epoch += 1
    this.save()
  }

  /** Changes were missed, withdrawals perhaps among them: nothing made so far may be shown again. */
  lose(): void {
    this.markAll()
    this.#unknownBefore = this.#floor
  }

  isStale(begunAt: number, surfaces: readonly string[]): boolean {
    return begunAt <= this.#floor || surfaces.some((surface) => this.#at(surface) >= begunAt)
  }

  /** Whether a text on a page made then was withdrawn since, or may have been. */
  isWithdrawn(begunAt: number, surfaces: readonly string[]): boolean {
    if (begunAt <= this.#unknownBefore) return true
    return surfaces.some((surface) => {
      const articleId = articleOfSurface(surface)
      return articleId !== null && this.#at(SURFACE.gone(articleId)) >= begunAt
    })
  }

  /** Writes the file within so many milliseconds. */
  save(withinMs = SAVE_MS): void {
    const dueAt = performance.now() + withinMs
    if (this.#saving && this.#saving.dueAt <= dueAt) return
    if (this.#saving) clearTimeout(this.#saving.timer)
    this.#saving = { timer: setTimeout(() => this.#flush(), withinMs), dueAt }
  }

  /** Writes what waits to be written. */
  async close(): Promise<void> {
    if (this.#saving) this.#flush()
    await this.#writing
  }

  #at(surface: string): number {
    return this.#surfaces.get(surface) ?? 0
  }

  #flush(): void {
    if (this.#saving) clearTimeout(this.#saving.timer)
    this.#saving = null
    this.#writing = this.#writing.then(() => this.#write())
  }

  /** One write after another; a process that dies in the middle of one leaves the lines before it. */
  async #write(): Promise<void> {
    const length = this.#length
    const isWhole = length === null || length.added > Math.max(ADDED_MIN, length.whole)
    const line = this.#lineOf(isWhole ? this.#surfaces : this.#unwritten)
    this.#unwritten.clear()
    this.#length = null
    try {
      if (isWhole) {
        await writeFile(`${this.#path}.new`, line)
        await rename(`${this.#path}.new`, this.#path)
        this.#length = { whole: line.length, added: 0 }
      } else {
        await appendFile(this.#path, line)
        this.#length = { whole: length.whole, added: length.added + line.length }
      }
    } catch (error) {
      // A full disk is no reason to leave readers: what is not written is heard again after a restart.
      console.error('readers’ pages: the ledger of changes is not written', { error: String(error) })
    }
  }

  #lineOf(surfaces: ReadonlyMap<string, number>): string {
    const line: Line = {
      build: this.build,
      origin: this.origin,
      heardThrough: this.#heardThrough,
      floor: this.#floor,
      unknownBefore: this.#unknownBefore,
      last: this.#last,
      surfaces: [...surfaces],
    }
    return `${JSON.stringify(line)}\n`
  }
}

/** Withdrawals stay known, whatever else is forgotten. */
function forgetButWithdrawals(surfaces: Map<string, number>): void {
  for (const surface of surfaces.keys()) if (withdrawnBySurface(surface) === null) surfaces.delete(surface)
}

/** The lines up to one that was left half written; none on the first start, when nothing made before is trusted. */
function readLines(path: string): Line[] {
  const lines: Line[] = []
  try {
    for (const text of readFileSync(path, 'utf8').split('\n')) {
      if (text !== '') lines.push(Line.parse(JSON.parse(text)))
    }
  } catch {
    // the first start, or the end of what was written whole
  }
  return lines
}
