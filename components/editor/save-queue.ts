import type { ActionResult } from '@/lib/action-result'
import { canonicalJson } from '@/lib/document/canonical-json'
import type { ArticleContent } from '@/lib/document/content'
import type { SettledMark } from '@/lib/document/keep-marks'
import { mergeContents, type Choice, type MergeConflict } from '@/lib/document/merge-contents'
import type { SuggestionDecision, SuggestionState } from '@/lib/document/suggestion'

/** What one save sends. */
export type Snapshot = { content: ArticleContent; decisions: SuggestionDecision[]; settled: SettledMark[] }
/** Where the article stood when something was read or stored: its version, and the number of its newest revision. */
export type Place = { version: number; revision: number }
type ToldSuggestion = { id: string; state: SuggestionState }
/** The article as the server holds it. */
export type Stored = Place & { content: ArticleContent; suggestions: readonly ToldSuggestion[] }
/** One save, the same however often it is sent. `givenUp` is a text that was given up for it when a conflict was settled. */
export type Save = { key: string; place: Place; snapshot: Snapshot; givenUp: ArticleContent | null }

type Refusal = Extract<ActionResult, { ok: false }>
/** The answer to a save; `network` when there was none, `server` when it was none of ours. `merged` is what is stored, where that is more than was sent. */
export type SaveAnswer =
  | { ok: true; data: Place & { savedAt: string; merged: ArticleContent | null } }
  | Refusal
  | { ok: false; code: 'network' }
  | { ok: false; code: 'server' }

export type SaveState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'conflict'; base: ArticleContent; stored: Stored }
  | { kind: 'failed'; answer: Exclude<SaveAnswer, { ok: true }> }

type Options = {
  opened: Place & { content: ArticleContent }
  /** Null while there is nothing to send yet. */
  snapshot: () => Snapshot | null
  send: (save: Save) => Promise<SaveAnswer>
  /** The article as it is stored now; null when it cannot be read. */
  fetch: () => Promise<Stored | null>
  /** Makes the open text say this, and what others decided of suggestions. */
  apply: (content: ArticleContent, suggestions: readonly ToldSuggestion[]) => void
  /** Resolves when the text may be touched: nobody composes a character in it. */
  whenIdle: () => Promise<void>
  createId: () => string
  onSaved: (sent: Snapshot, isLatest: boolean) => void
}

const IDLE_MS = 1000
/** Someone who never stops typing is saved this often. */
const LONGEST_WAIT_MS = 2000
const RETRY_MS = 2000
const RETRY_MAX_MS = 30_000

/** Refusals that pass by themselves: the same save is sent again. */
const PASSING = ['network', 'server', 'unauthenticated']
const isSame = (one: ArticleContent, other: ArticleContent) => canonicalJson(one) === canonicalJson(other)

/**
 * Saves an article a moment after each change: one save in flight, and what was typed meanwhile goes with the next. A save
 * without an answer is sent again, the same, until there is one. What others saved is merged into the open text; where both
 * changed one paragraph it stops until someone decides.
 */
export class SaveQueue {
  private readonly options: Options
  private readonly listeners = new Set<() => void>()
  private state: SaveState = { kind: 'saved', at: null }
  private place: Place
  /** What the server holds, as far as this editor knows: what is open was made from it. */
  private base: ArticleContent
  private pending: Save | null = null
  private givenUp: ArticleContent | null = null
  private isDirty = false
  private isHeld = false
  private isStopped = false
  private inFlight: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private firstChange: number | null = null
  private retryMs = RETRY_MS

  constructor(options: Options) {
    this.options = options
    const { content, version, revision } = options.opened
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
  get origin(): { place: Place; base: ArticleContent; pending: Save | null } {
    return { place: this.place, base: this.base, pending: this.pending }
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
    clearTimeout(this.timer)
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
    const mine = this.options.snapshot()?.content
    if (this.state.kind !== 'conflict' || !mine) return false
    const { base, stored } = this.state
    const { createId } = this.options
    const { content, conflicts } = mergeContents({ base, mine, theirs: stored.content }, { choose, createId })
    if (conflicts.some((conflict) => choose(conflict) === 'theirs')) this.givenUp ??= mine
    this.become({ kind: 'changed' })
    this.move(stored, content)
    this.isDirty = true
    return this.flush()
  }

  /** Tries again at once: the network is back, or someone has signed in again. */
  retry(): void {
    if (this.state.kind === 'failed' && this.hasUnsaved) this.schedule(0)
  }

  /** Lets it save by itself, again after it was stopped. */
  start(): void {
    this.isStopped = false
    if (this.hasUnsaved && this.state.kind !== 'conflict') this.schedule(IDLE_MS)
  }

  stop(): void {
    this.isStopped = true
    clearTimeout(this.timer)
  }

  private isPassing(): boolean {
    return this.state.kind === 'failed' && PASSING.includes(this.state.answer.code)
  }

  private async hold(run: () => Promise<void>): Promise<void> {
    this.isHeld = true
    try {
      await run()
    } finally {
      this.isHeld = false
      if (this.isDirty && this.state.kind !== 'conflict') this.schedule(IDLE_MS)
    }
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer)
    if (!this.isStopped) this.timer = setTimeout(() => void (this.inFlight ?? this.save()), ms)
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
    const snapshot = this.isDirty ? this.options.snapshot() : null
    if (!snapshot) return null
    this.isDirty = false
    this.firstChange = null
    return { key: this.options.createId(), place: this.place, snapshot, givenUp: this.givenUp }
  }

  private async settled(answer: SaveAnswer, { snapshot }: Save): Promise<void> {
    this.inFlight = null
    if (!answer.ok) return this.refused(answer)
    const { version, revision, savedAt, merged } = answer.data
    this.pending = null
    this.givenUp = null
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

  private async refused(answer: Exclude<SaveAnswer, { ok: true }>): Promise<void> {
    if (PASSING.includes(answer.code)) return this.wait(answer)
    this.pending = null
    this.isDirty = true
    if (answer.code === 'conflict') return this.meet()
    this.become({ kind: 'failed', answer })
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
    await this.options.whenIdle()
    const mine = this.options.snapshot()?.content
    if (!mine) return
    const { content, conflicts } = mergeContents({ base: this.base, mine, theirs: stored.content })
    if (conflicts.length > 0) return this.become({ kind: 'conflict', base: this.base, stored })
    this.move(stored, content)
    if (this.state.kind === 'saving' || this.isPassing()) this.become({ kind: 'changed' })
  }

  private move({ content: base, suggestions, version, revision }: Stored, content: ArticleContent): void {
    this.options.apply(content, suggestions)
    this.base = base
    this.place = { version, revision }
    if (!isSame(content, base)) this.isDirty = true
  }

  private become(state: SaveState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
