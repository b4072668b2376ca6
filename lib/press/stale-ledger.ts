import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { articleOfSurface, SURFACE, withdrawnBySurface } from '../editorial/surfaces'

const Stored = z.object({
  build: z.string().nullable(),
  origin: z.string().nullable(),
  heardThrough: z.iso.datetime().nullable(),
  floor: z.number(),
  last: z.number(),
  surfaces: z.array(z.tuple([z.string(), z.number()])),
})

/** So many surfaces are remembered one by one; then everything made before counts as stale. */
const SURFACES_MAX = 100_000
const SAVE_MS = 300

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
  /** The time of that database up to which every change was heard of. */
  heardThrough: string | null = null

  readonly #path: string
  readonly #surfaces = new Map<string, number>()
  #floor = 0
  #last = 0
  #saving: NodeJS.Timeout | null = null

  constructor(path: string) {
    this.#path = path
    const stored = readStored(path)
    if (!stored) return
    this.build = stored.build
    this.origin = stored.origin
    this.heardThrough = stored.heardThrough
    this.#floor = stored.floor
    this.#last = stored.last
    for (const [surface, at] of stored.surfaces) this.#surfaces.set(surface, at)
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

  isStale(begunAt: number, surfaces: readonly string[]): boolean {
    return begunAt <= this.#floor || surfaces.some((surface) => this.#at(surface) >= begunAt)
  }

  /** Whether a text on a page made then was withdrawn since. */
  isWithdrawn(begunAt: number, surfaces: readonly string[]): boolean {
    return surfaces.some((surface) => {
      const articleId = articleOfSurface(surface)
      return articleId !== null && this.#at(SURFACE.gone(articleId)) >= begunAt
    })
  }

  save(): void {
    this.#saving ??= setTimeout(() => this.#write(), SAVE_MS)
  }

  /** Writes at once what waits to be written. */
  close(): void {
    if (this.#saving) this.#write()
  }

  #at(surface: string): number {
    return this.#surfaces.get(surface) ?? 0
  }

  #write(): void {
    if (this.#saving) clearTimeout(this.#saving)
    this.#saving = null
    const stored: z.infer<typeof Stored> = {
      build: this.build,
      origin: this.origin,
      heardThrough: this.heardThrough,
      floor: this.#floor,
      last: this.#last,
      surfaces: [...this.#surfaces],
    }
    writeFileSync(`${this.#path}.new`, JSON.stringify(stored))
    renameSync(`${this.#path}.new`, this.#path)
  }
}

function readStored(path: string): z.infer<typeof Stored> | null {
  try {
    return Stored.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null // the first start, or a file that a power cut left half written: then everything is made anew
  }
}
