import { articleOfSurface, SURFACE } from '../editorial/surfaces'
import type { PageHead } from './page-store'

type Posting = { surface: string; keys: Set<string> }
type Entry = { begunAt: number; validUntil: number; postings: readonly Posting[] }

const MINUTE_MS = 60_000

/**
 * Which pages are kept as files, so arranged that what a change or the clock touches is found without looking at the others: every page
 * under the articles that stand on it, lists as readers first see them under everything that they show, and pages with texts that expire under
 * the minute.
 */
export class PageIndex {
  /** Those written last at the end. */
  readonly #entries = new Map<string, Entry>()
  readonly #postings = new Map<string, Posting>()
  readonly #expiring = new Map<number, Set<string>>()

  get size(): number {
    return this.#entries.size
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }

  /** Those written first at the beginning. */
  keys(): Iterable<string> {
    return this.#entries.keys()
  }

  /** Puts a page at the end, in the place of what was known of its key. */
  set({ key, begunAt, facts }: Pick<PageHead, 'key' | 'begunAt' | 'facts'>): void {
    this.delete(key)
    const isList = isFirstScreen(key)
    const surfaces = facts.surfaces.filter((surface) => isList || articleOfSurface(surface) !== null)
    const postings = surfaces.map((surface) => this.#postingOf(surface))
    for (const { keys } of postings) keys.add(key)
    const validUntil = facts.validUntil === null ? Infinity : Date.parse(facts.validUntil)
    this.#entries.set(key, { begunAt, validUntil, postings })
    if (validUntil === Infinity) return
    const minute = Math.floor(validUntil / MINUTE_MS)
    const expiring = this.#expiring.get(minute) ?? new Set()
    this.#expiring.set(minute, expiring.add(key))
  }

  delete(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    for (const { surface, keys } of entry.postings) {
      keys.delete(key)
      if (keys.size === 0) this.#postings.delete(surface)
    }
    const minute = Math.floor(entry.validUntil / MINUTE_MS)
    const expiring = this.#expiring.get(minute)
    expiring?.delete(key)
    if (expiring?.size === 0) this.#expiring.delete(minute)
  }

  /** The pages on which an article stands, with the times at which their making began. */
  withArticle(articleId: string): { key: string; begunAt: number }[] {
    const keys = [...(this.#postings.get(SURFACE.article(articleId))?.keys ?? [])]
    return keys.map((key) => ({ key, begunAt: this.#entries.get(key)?.begunAt ?? 0 }))
  }

  /** The lists, as readers first see them, that show one of these surfaces: `most` at most, those first whose surface few others show. */
  listsShowing(surfaces: readonly string[], most: number): string[] {
    const postings = surfaces.flatMap((surface) => this.#postings.get(surface) ?? [])
    const found = new Set<string>()
    for (const { keys } of postings.toSorted((a, b) => a.keys.size - b.keys.size)) {
      for (const key of keys) {
        if (found.size >= most) return [...found]
        if (isFirstScreen(key)) found.add(key)
      }
    }
    return [...found]
  }

  /** The pages with a text that has expired by then. */
  expiredBy(now: number): string[] {
    const minutes = [...this.#expiring].filter(([minute]) => minute * MINUTE_MS <= now)
    return minutes
      .flatMap(([, keys]) => [...keys])
      .filter((key) => now >= (this.#entries.get(key)?.validUntil ?? Infinity))
  }

  #postingOf(surface: string): Posting {
    const posting = this.#postings.get(surface) ?? { surface, keys: new Set<string>() }
    this.#postings.set(surface, posting)
    return posting
  }
}

const LISTS = ['sections', 'tags', 'metrics', 'corridor', 'archive', 'sources', 'feed.xml'].map(
  (name) => `/${name}`,
)

/** A list as readers first see it: in either language, without a cursor. */
function isFirstScreen(key: string): boolean {
  const path = key.startsWith('/en/') ? key.slice(3) : key
  return !key.includes('?') && LISTS.some((list) => path === list || path.startsWith(`${list}/`))
}
