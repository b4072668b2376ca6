import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { PAGE_FACTS_HEADER, toPageFacts, type PageFacts } from '../editorial/page-facts'
import { SURFACE, withdrawnBySurface } from '../editorial/surfaces'
import { askNext, headerOf, isHtml, untilNextListens, type Answer } from './ask-next'
import { Assets } from './assets'
import { hashOf, toBodies, type Bodies } from './bodies'
import { eagerKeys, HOMES } from './eager-keys'
import { hold, isMissing, sizeOf, type Held } from './held-page'
import { KeptFiles } from './kept-files'
import { LatelyAsked } from './lately-asked'
import type { PageHead, StoredPage } from './page-store'
import { StaleLedger } from './stale-ledger'
import { stripPage } from './strip-page'
import { Turns } from './turns'
import { within } from './within'

/** A page whose bytes are kept, an answer for this one reader, or nothing: Next did not answer, and nothing may be shown instead. */
export type Found = { kind: 'kept'; page: StoredPage } | { kind: 'once'; answer: Answer } | { kind: 'failed' }

const MEMORY_BYTES = 48 * 1024 * 1024
const PAGES_MAX = 50_000
/** No address of the site is as long: a longer one is not kept. */
const KEY_MAX = 1000
/** A page that failed is not asked for again before so long. */
const FAILED_MS = 1000
/** A reader waits no longer for a page than this, and less for one that is only doubtful; he is then shown what there is. */
const WAIT_MS = 10_000
const WAIT_DEAF_MS = 1000
/** The making goes on meanwhile: Next makes a page once for all who ask, so one given up here could be taken for a later one. */
const MAKE_MS = 120_000
/** Next is asked for so many pages, and so many searches, at once: more would make all of them late. */
const [MAKES_MAX, ASKS_MAX] = [16, 8]
/** When nothing was heard for so long, a change may be missed: pages made longer ago than `DEAF_FRESH_MS` are doubtful. */
const DEAF_MS = 3000
const DEAF_FRESH_MS = 2000
/** How often a page is made again because something changed while it was being made. */
const TRIES = 3
const SWEEP_MS = 30_000

/** A former address leads on until something is published, renamed or merged (`findForward` of lib/reader). */
const REDIRECT_FACTS: PageFacts = {
  surfaces: [SURFACE.latest, SURFACE.tags, SURFACE.indicators, SURFACE.site],
  freshUntil: null,
  validUntil: null,
}

/**
 * Readers' pages as bytes: asks the local Next for a page when nobody has it yet or something it shows has changed, takes out what
 * only scripts need, compresses it, and keeps it in memory and as a file. One instance a data folder.
 */
export class Press {
  readonly assets: Assets
  readonly ledger: StaleLedger
  readonly #origin: string
  readonly #files: KeptFiles
  readonly #memory: LRUCache<string, Held>
  readonly #making = new Map<string, Promise<Made>>()
  readonly #failed = new LRUCache<string, true>({ max: 1000, ttl: FAILED_MS })
  /** The bytes of pages that say that nothing is there: they are the same at every address. */
  readonly #missing = new LRUCache<string, Bodies>({ max: 8 })
  readonly #eager = new Set<string>()
  readonly #makes = new Turns(MAKES_MAX)
  readonly #asks = new Turns(ASKS_MAX)
  readonly #lately: LatelyAsked
  readonly #writes = new Turns(1)
  #isWorking = false
  /** When the listener last heard of everything up to then; without a listener nothing is missed. */
  #listenedAt = Infinity

  /** `origin` is where the local Next listens. */
  constructor(folder: string, origin: string) {
    this.#origin = origin
    this.assets = new Assets(join(folder, 'assets'), origin)
    this.ledger = new StaleLedger(join(folder, 'ledger.json'))
    this.#lately = new LatelyAsked(this.ledger, (begunAt) => this.#isDoubtful(begunAt, Date.now()))
    this.#files = new KeptFiles(join(folder, 'pages'))
    this.#memory = new LRUCache({ maxSize: MEMORY_BYTES, sizeCalculation: sizeOf })
  }

  /** A page that is in memory and may be sent as it is; undefined when `find` must look. */
  peek(key: string, now: number): StoredPage | undefined {
    const held = this.#memory.get(key)
    return held && this.#isFresh(held, now) ? held.page : undefined
  }

  /** The page at a key of `readerAddress`: never older than what was heard of, if Next answers. */
  async find(key: string): Promise<Found> {
    let held: Held | null = this.#memory.get(key) ?? (await this.#load(key))
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (held && this.#isFresh(held, Date.now())) return { kind: 'kept', page: held.page }
      if (this.#failed.has(key)) break
      try {
        const isDoubtful = held !== null && this.#isDeaf(Date.now())
        const made = await within(isDoubtful ? WAIT_DEAF_MS : WAIT_MS, this.#makeOnce(key))
        if (made.kind === 'once') return made
        held = hold(made.page)
      } catch (error) {
        this.#failed.set(key, true)
        console.error('readers’ pages: not made anew', { key, error: String(error) })
        break
      }
    }
    if (held && this.#mayBeShown(held.page, Date.now())) return { kind: 'kept', page: held.page }
    return { kind: 'failed' }
  }

  /** An answer to words of its own, such as a search, without what only scripts need. Throws when Next does not answer. */
  ask(address: string, headers: Record<string, string>): Promise<Answer> {
    return this.#lately.find(address, async () => {
      const asking = this.#asks.take(async () => ({
        begunAt: this.ledger.now(),
        asked: await askNext(this.#origin, address, { withinMs: WAIT_MS, headers }),
      }))
      const { begunAt, asked } = await within(WAIT_MS, asking)
      return { begunAt, ...(await this.#strip(asked)) }
    })
  }

  /** Everything that changed up to now was heard of. */
  listened(): void {
    this.#listenedAt = Date.now()
  }

  /** Surfaces went stale. */
  hear(surfaces: readonly string[]): void {
    this.ledger.mark(surfaces)
    const withdrawn = surfaces.flatMap((surface) => withdrawnBySurface(surface) ?? [])
    for (const articleId of withdrawn) {
      const found = this.#files.index.withArticle(articleId)
      const isGone = (begunAt: number) => this.ledger.isWithdrawn(begunAt, [SURFACE.article(articleId)])
      this.#dropAll(found.filter(({ begunAt }) => isGone(begunAt)).map(({ key }) => key))
    }
    this.expect(eagerKeys(this.#files.index, surfaces))
  }

  /** Changes were missed, withdrawals perhaps among them: nothing made so far may be shown again. */
  lose(): void {
    this.ledger.lose()
    this.#dropAll([...this.#files.index.keys()])
  }

  /** Readers will soon ask for these pages: they are made, one after the other, unless they are there and fresh. */
  expect(keys: readonly string[]): void {
    for (const key of keys) this.#eager.add(key)
    inBackground(this.#workEagerly())
  }

  /** Reads which pages there are, makes the first ones, and from then on removes what expires. The answer stops that, and writes what waits. */
  start(): () => Promise<void> {
    inBackground(this.#files.readIndex((head) => this.#mayBeShown(head, Date.now())))
    this.expect(HOMES)
    const timer = setInterval(() => this.#dropAll(this.#files.index.expiredBy(Date.now())), SWEEP_MS)
    return async () => {
      clearInterval(timer)
      await this.close()
    }
  }

  /** Everything that is kept is written, and nothing more made that nobody waits for. */
  async close(): Promise<void> {
    this.#eager.clear()
    await this.#writes.take(async () => {})
    await this.ledger.close()
  }

  #isDeaf(now: number): boolean {
    return now - this.#listenedAt > DEAF_MS
  }

  #isDoubtful(begunAt: number, now: number): boolean {
    return this.#isDeaf(now) && now - begunAt > DEAF_FRESH_MS
  }

  #isFresh(held: Held, now: number): boolean {
    const { begunAt, facts } = held.page
    if (now >= held.freshUntil || this.#isDoubtful(begunAt, now)) return false
    if (held.epoch === this.ledger.epoch) return true
    if (this.ledger.isStale(begunAt, facts.surfaces) || this.ledger.isWithdrawn(begunAt, facts.surfaces))
      return false
    held.epoch = this.ledger.epoch
    return true
  }

  #mayBeShown({ begunAt, facts }: Pick<PageHead, 'begunAt' | 'facts'>, now: number): boolean {
    return (
      !(facts.validUntil !== null && now >= Date.parse(facts.validUntil)) &&
      !this.ledger.isWithdrawn(begunAt, facts.surfaces)
    )
  }

  async #load(key: string): Promise<Held | null> {
    const page = await this.#files.read(key)
    const newer = this.#memory.get(key)
    if (newer || !page) return newer ?? null
    const held = hold(page)
    this.#memory.set(key, held)
    return held
  }

  /** Two that ask for a page share its making: an answer of Next that began before a change is then never taken for a later one. */
  #makeOnce(key: string): Promise<Made> {
    const making = this.#making.get(key)
    if (making) return making
    const made = this.#make(key).finally(() => this.#making.delete(key))
    this.#making.set(key, made)
    return made
  }

  async #make(key: string): Promise<Made> {
    const { begunAt, rendered } = await this.#makes.take(async () => ({
      begunAt: this.ledger.now(),
      rendered: await askNext(this.#origin, key, { withinMs: MAKE_MS }),
    }))
    if (rendered.status >= 500) throw new Error(`Next answered ${rendered.status}`)
    const { answer, facts } = await this.#strip(rendered)
    const { status } = answer
    const known = facts ?? ([301, 308].includes(status) ? REDIRECT_FACTS : null)
    if (!known || key.length > KEY_MAX) return { kind: 'once', answer }
    const hash = hashOf(answer.bytes)
    const before = this.#memory.get(key)?.page
    const isSame = before?.hash === hash && before.status === status
    const page: StoredPage = {
      key,
      status,
      headers: answer.headers,
      hash,
      // A copy of whole seconds must not pass for the bytes that came after it.
      changedAt: isSame ? before.changedAt : Math.max(Date.now(), (before?.changedAt ?? 0) + 1000),
      begunAt,
      facts: known,
      bodies: isSame ? before.bodies : await this.#bodiesOf(answer, hash),
    }
    this.#memory.set(key, hold(page))
    // Whoever waits for the page need not wait for the disk; the next page of this key is written after this one.
    inBackground(this.#writes.take(() => this.#keep(page)))
    return { kind: 'kept', page }
  }

  async #bodiesOf({ status, bytes }: Answer, hash: string): Promise<Bodies> {
    if (!isMissing(status)) return toBodies(bytes)
    const bodies = this.#missing.get(hash) ?? (await toBodies(bytes))
    this.#missing.set(hash, bodies)
    return bodies
  }

  async #keep(page: StoredPage): Promise<void> {
    await this.#files.put(page)
    // What was heard while it was being written found no page to drop.
    if (!this.#mayBeShown(page, Date.now())) this.#dropAll([page.key])
    if (this.#files.index.size > PAGES_MAX) this.#dropOldest()
  }

  /** What was read lately is in memory, and stays. */
  #dropOldest(): void {
    for (const key of this.#files.index.keys()) {
      if (!this.#memory.has(key)) return this.#dropAll([key])
    }
  }

  /** The answer as readers are sent it, with the status that it says itself. */
  async #strip(answer: Answer): Promise<{ answer: Answer; facts: PageFacts | null }> {
    const told = headerOf(answer, PAGE_FACTS_HEADER)
    const headers = answer.headers.filter(([name]) => name !== PAGE_FACTS_HEADER)
    if (!isHtml(answer)) return { answer: { ...answer, headers }, facts: toPageFacts(told) }
    const { assets, facts: carried, write } = stripPage(answer.bytes)
    await this.assets.takeOver(assets)
    const facts = toPageFacts(carried ?? undefined)
    const bytes = write(this.assets.addressOf)
    return { answer: { status: facts?.status ?? answer.status, headers, bytes }, facts }
  }

  /** Bytes that may never be shown again are not kept either. */
  #dropAll(keys: readonly string[]): void {
    for (const key of keys) this.#memory.delete(key)
    inBackground(this.#files.remove(keys))
  }

  /** One after the other, so that readers who wait are served first, and not before Next is there, which starts beside this program. */
  async #workEagerly(): Promise<void> {
    if (this.#isWorking) return
    this.#isWorking = true
    try {
      await untilNextListens(this.#origin, () => this.#eager.size === 0)
      for (const key of this.#eager) {
        this.#eager.delete(key)
        await this.find(key)
      }
    } finally {
      this.#isWorking = false
    }
  }
}

type Made = Exclude<Found, { kind: 'failed' }>

/** What nobody waits for still says when it fails. */
function inBackground(work: Promise<void>): void {
  work.catch((error: unknown) => console.error('readers’ pages', { error: String(error) }))
}
