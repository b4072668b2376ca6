import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { articleOfSurface, SURFACE, withdrawnBySurface } from '../editorial/surfaces'

const Stored = z.object({
  build: z.string().nullable(),
  origin: z.string().nullable(),
  heardThrough: z.iso.datetime().nullable(),
  floor: z.number(),
  unknownBefore: z.number(),
  last: z.number(),
  surfaces: z.array(z.tuple([z.string(), z.number()])),
})

/** So many surfaces are remembered one by one; then everything made before counts as stale. */
const SURFACES_MAX = 100_000
const SAVE_MS = 300
/** How far was heard is worth a write of its own so seldom: hearing a minute twice harms nothing. */
const SAVE_TIME_MS = 60_000

/**
 * When each surface last went stale. A page is stale when one of its surfaces did after its making began: so a page that was
 * being made while the change was heard of is stale too, and no page need be looked for to mark it.
 *
 * Moments are numbers of this ledger's own clock, which never runs backwards, not even over a restart. The ledger is a file beside
 * the stored pages; what was heard but not yet written when the process died is heard again from the database, since
 * `heardThrough` is written with it.
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
  #saving: { timer: NodeJS.Timeout; dueAt: number } | null = null

  constructor(path: string) {
    this.#path = path
    const stored = readStored(path)
    if (!stored) {
      this.#unknownBefore = this.now()
      return
    }
    this.build = stored.build
    this.origin = stored.origin
    this.#heardThrough = stored.heardThrough
    this.#floor = stored.floor
    this.#unknownBefore = stored.unknownBefore
    this.#last = stored.last
    for (const [surface, at] of stored.surfaces) this.#surfaces.set(surface, at)
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
    for (const surface of surfaces) this.#surfaces.set(surface, at)
    if (this.#surfaces.size > SURFACES_MAX) this.markAll()
    this.epoch += 1
    this.save()
  }

  /** Everything made so far is stale. */
  markAll(): void {
    this.#floor = this.now()
    for (const surface of this.#surfaces.keys())
      if (withdrawnBySurface(surface) === null) this.#surfaces.delete(surface)
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
    this.#saving = { timer: setTimeout(() => this.#write(), withinMs), dueAt }
  }

  /** Writes at once what waits to be written. */
  close(): void {
    if (this.#saving) this.#write()
  }

  #at(surface: string): number {
    return this.#surfaces.get(surface) ?? 0
  }

  #write(): void {
    if (this.#saving) clearTimeout(this.#saving.timer)
    this.#saving = null
    const stored: z.infer<typeof Stored> = {
      build: this.build,
      origin: this.origin,
      heardThrough: this.#heardThrough,
      floor: this.#floor,
      unknownBefore: this.#unknownBefore,
      last: this.#last,
      surfaces: [...this.#surfaces],
    }
    try {
      writeFileSync(`${this.#path}.new`, JSON.stringify(stored))
      renameSync(`${this.#path}.new`, this.#path)
    } catch (error) {
      // A full disk is no reason to leave readers: what is not written is heard again after a restart.
      console.error('readers’ pages: the ledger of changes is not written', { error: String(error) })
    }
  }
}

function readStored(path: string): z.infer<typeof Stored> | null {
  try {
    return Stored.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null // the first start, or a file that a power cut left half written: then nothing made before is trusted
  }
}
