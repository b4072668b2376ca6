import { canonicalJson } from '@/lib/document/canonical-json'
import type { ArticleContent } from '@/lib/document/content'
import { mergeContents, type Choice, type MergeConflict } from '@/lib/document/merge-contents'
import type { Place, Save, SaveAnswer, SaveState, Saving, Snapshot, Stored } from './save'
import { whenFree } from './when-free'

const IDLE_MS = 1000
/** Someone who never stops typing is saved this often. */
const LONGEST_WAIT_MS = 2000
const RETRY_MS = 2000
const RETRY_MAX_MS = 30_000

/** Refusals that pass by themselves: the same save is sent again. */
const PASSING = ['network', 'server', 'failed', 'unauthenticated']
const isSame = (one: ArticleContent, other: ArticleContent) => canonicalJson(one) === canonicalJson(other)

/**
 * Saves an article a moment after each change: one save in flight, and what was typed meanwhile goes with the next. A save
 * without an answer is sent again, the same, until there is one. What others saved is merged into the open text; where both
 * changed one paragraph it stops until someone decides.
 */
export class SaveQueue {
  private readonly options: Saving
  private readonly listeners = new Set<() => void>()
  private state: SaveState = { kind: 'saved', at: null }
  private place: Place
  /** What the server holds, as far as this editor knows: what is open was made from it. */
  private base: ArticleContent
  private pending: Save | null = null
  private givenUp: readonly ArticleContent[]
  /** What the editor held when it went. */
  private last: Snapshot | null = null
  private isDirty = false
  private isHeld = false
  private isStopped = false
  private inFlight: Promise<void> | null = null
  private callOff = () => {}
  private firstChange: number | null = null
  private retryMs = RETRY_MS

  constructor(options: Saving) {
    this.options = options
    const { content, version, revision, givenUp } = options.opened
    this.givenUp = givenUp
    this.base = content
    this.place = { version, revision }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getState = (): SaveState => this.state

  /** True while something typed has not reached the server. */
  get hasUnsaved(): boolean {
    return this.isDirty || this.inFlight !== null || this.pending !== null
  }

  get currentVersion(): number {
    return this.place.version
  }

  /** What the open text was made from, and the save that may or may not have reached the server. */
  get origin(): {
    place: Place
    base: ArticleContent
    pending: Save | null
    givenUp: readonly ArticleContent[]
  } {
    const { place, base, pending, givenUp } = this
    return { place, base, pending, givenUp }
  }

  /** The save that a page sends when it is left. Should the page come back, it sends the same again. */
  lastSave(): Save | null {
    if (this.state.kind === 'conflict' || this.isHeld) return null
    this.pending ??= this.nextSave()
    if (this.pending && !this.inFlight) this.schedule(this.retryMs)
    return this.pending
  }

  /** Says that the article was changed. */
  changed(): void {
    this.isDirty = true
    this.firstChange ??= Date.now()
    if (this.state.kind === 'conflict' || this.isPassing()) return
    // Said once, not with every key: whoever listens draws again each time.
    if (!this.inFlight && this.state.kind !== 'changed') this.become({ kind: 'changed' })
    const waited = Date.now() - this.firstChange
    this.schedule(Math.max(0, Math.min(IDLE_MS, LONGEST_WAIT_MS - waited)))
  }

  /** Saves all there is to save now; false when that did not work. */
  async flush(): Promise<boolean> {
    this.callOff()
    while (this.hasUnsaved) {
      const sent = this.inFlight ?? this.save()
      if (!sent) return false
      await sent
      if (this.state.kind === 'failed' || this.state.kind === 'conflict') return false
    }
    return true
  }

  /** Runs a step of the article with all saved and no save beside it, and goes on from the version it answers. */
  async step(run: (version: number) => Promise<number | null>): Promise<void> {
    if (this.isHeld || !(await this.flush())) return
    await this.hold(async () => {
      const version = await run(this.place.version)
      if (version !== null) this.place = { ...this.place, version }
    })
  }

  /** Begins with a text that an earlier editor could not save: what is stored by now is merged into it, and it is saved. */
  async restore(stored: Stored): Promise<void> {
    this.isDirty = true
    await this.hold(() => this.take(stored))
    if (this.state.kind === 'saved') this.become({ kind: 'changed' })
  }

  /** Says that the article stands at this version by now: what others saved is merged into what is open. */
  async heard(version: number): Promise<void> {
    const isWaiting = this.pending !== null || this.inFlight !== null || this.isHeld
    if (version <= this.place.version || isWaiting || this.state.kind === 'conflict') return
    await this.meet()
  }

  /** Settles a conflict: whose words stand where both changed something. What is given up is kept as a revision. */
  async settle(choose: (conflict: MergeConflict) => Choice): Promise<boolean> {
    const mine = this.snapshot()?.content
    if (this.state.kind !== 'conflict' || !mine) return false
    const { base, stored } = this.state
    const { createId } = this.options
    const { content, conflicts } = mergeContents({ base, mine, theirs: stored.content }, { choose, createId })
    if (conflicts.some((conflict) => choose(conflict) === 'theirs')) this.givenUp = [...this.givenUp, mine]
    this.become({ kind: 'changed' })
    this.move(stored, content)
    this.isDirty = true
    return this.flush()
  }

  /** Tries again at once: the network is back, or someone has signed in again. */
  retry(): void {
    if (this.state.kind === 'failed' && this.hasUnsaved) this.schedule(0)
  }

  /** The editor goes, and the page stays: what it holds now is sent behind the save in flight. */
  leave(): Promise<boolean> {
    this.last = this.snapshot()
    const isSaved = this.flush()
    this.stop()
    return isSaved
  }

  /** Lets it save by itself, again after it was stopped. */
  start(): void {
    this.isStopped = false
    this.last = null
    if (this.hasUnsaved && this.state.kind !== 'conflict') this.schedule(IDLE_MS)
  }

  stop(): void {
    this.isStopped = true
    this.callOff()
  }

  private snapshot(): Snapshot | null {
    return this.last ?? this.options.snapshot()
  }

  private isPassing(): boolean {
    return this.state.kind === 'failed' && PASSING.includes(this.state.answer.code)
  }

  private async hold<T>(run: () => Promise<T>): Promise<T> {
    this.isHeld = true
    try {
      return await run()
    } finally {
      this.isHeld = false
      if (this.isDirty && this.state.kind !== 'conflict') this.schedule(IDLE_MS)
    }
  }

  private schedule(ms: number): void {
    this.callOff()
    if (!this.isStopped) this.callOff = whenFree(() => void (this.inFlight ?? this.save()), ms)
  }

  /** Null when there is nothing to send, or it may not be sent now. */
  private save(): Promise<void> | null {
    if (this.isHeld || this.state.kind === 'conflict') return null
    const save = this.pending ?? this.nextSave()
    if (!save) return null
    this.pending = save
    if (!this.isPassing()) this.become({ kind: 'saving' })
    this.inFlight = this.options.send(save).then((answer) => this.settled(answer, save))
    return this.inFlight
  }

  private nextSave(): Save | null {
    const snapshot = this.isDirty ? this.snapshot() : null
    if (!snapshot) return null
    this.isDirty = false
    this.firstChange = null
    return { key: this.options.createId(), place: this.place, snapshot, givenUp: this.givenUp }
  }

  private async settled(answer: SaveAnswer, save: Save): Promise<void> {
    const { snapshot } = save
    this.inFlight = null
    if (!answer.ok) return this.refused(answer, save)
    const { version, revision, savedAt, merged } = answer.data
    this.pending = null
    this.givenUp = []
    this.retryMs = RETRY_MS
    this.base = snapshot.content
    // Until what was merged is in the open text, that text was made from the older place.
    if (merged) await this.hold(() => this.take({ version, revision, content: merged, suggestions: [] }))
    else this.place = { version, revision }
    if (this.state.kind !== 'conflict')
      this.become(this.isDirty ? { kind: 'changed' } : { kind: 'saved', at: savedAt })
    this.options.onSaved(snapshot, !this.isDirty && this.state.kind !== 'conflict')
    if (this.isDirty) this.schedule(IDLE_MS)
  }

  private async refused(answer: Exclude<SaveAnswer, { ok: true }>, save: Save): Promise<void> {
    if (answer.code === 'failed') return this.broken(answer, save)
    if (PASSING.includes(answer.code)) return this.wait(answer)
    this.pending = null
    this.isDirty = true
    if (answer.code === 'conflict') return this.meet()
    this.become({ kind: 'failed', answer })
  }

  /**
   * The server would break on the same save for ever: the text as it is by then goes instead. But not before it is known that
   * this one is not stored: it may have been sent before, without an answer.
   */
  private async broken(answer: Exclude<SaveAnswer, { ok: true }>, save: Save): Promise<void> {
    const stored = await this.hold(() => this.options.fetch(save.key))
    if (stored && stored.revisionOfSave !== null) {
      const { version, revision, content: merged } = stored
      const data = { version, revision, savedAt: new Date().toISOString(), merged }
      return this.settled({ ok: true, data }, save)
    }
    if (stored) {
      this.pending = null
      this.isDirty = true
    }
    this.wait(answer)
  }

  private wait(answer: Exclude<SaveAnswer, { ok: true }>): void {
    this.become({ kind: 'failed', answer })
    this.schedule(this.retryMs)
    this.retryMs = Math.min(RETRY_MAX_MS, this.retryMs * 2)
  }

  /** Reads what is stored and merges it into what is open. */
  private async meet(): Promise<void> {
    await this.hold(async () => {
      const stored = await this.options.fetch()
      if (stored) return this.take(stored)
      if (this.isDirty) this.wait({ ok: false, code: 'network' })
    })
  }

  private async take(stored: Stored): Promise<void> {
    if (!this.last) await this.options.whenIdle()
    const mine = this.snapshot()?.content
    if (!mine) return
    const { content, conflicts } = mergeContents({ base: this.base, mine, theirs: stored.content })
    if (conflicts.length > 0) return this.become({ kind: 'conflict', base: this.base, stored })
    this.move(stored, content)
    if (this.state.kind === 'saving' || this.isPassing()) this.become({ kind: 'changed' })
  }

  private move({ content: base, suggestions, version, revision }: Stored, content: ArticleContent): void {
    if (this.last) this.last = { ...this.last, content }
    else this.options.apply(content, suggestions)
    this.base = base
    this.place = { version, revision }
    if (!isSame(content, base)) this.isDirty = true
  }

  private become(state: SaveState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
