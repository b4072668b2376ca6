import type { ActionResult } from '@/lib/action-result'
import type { ArticleContent } from '@/lib/document/content'
import type { SettledMark } from '@/lib/document/keep-marks'
import type { SuggestionDecision } from '@/lib/document/suggestion'

/** What one save sends. */
export type Snapshot = { content: ArticleContent; decisions: SuggestionDecision[]; settled: SettledMark[] }

type Refusal = Extract<ActionResult, { ok: false }>
/** The answer to a save; `network` when there was none. */
export type SaveAnswer =
  { ok: true; data: { version: number; savedAt: string } } | Refusal | { ok: false; code: 'network' }

export type SaveState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'conflict' }
  | { kind: 'failed'; answer: Exclude<SaveAnswer, { ok: true }> }

type Options = {
  version: number
  /** Null while there is nothing to send yet. */
  snapshot: () => Snapshot | null
  send: (version: number, snapshot: Snapshot) => Promise<SaveAnswer>
  onSaved: (sent: Snapshot, isLatest: boolean) => void
}

const IDLE_MS = 1000
/** Someone who never stops typing is saved this often. */
const LONGEST_WAIT_MS = 10_000
const RETRY_MS = 5000
const RETRY_MAX_MS = 60_000

/**
 * Saves an article a moment after each change: one save in flight, and what was typed meanwhile goes with the next. A
 * conflict or a refusal stops it until someone decides; without a network it tries again by itself.
 */
export class SaveQueue {
  private readonly options: Options
  private readonly listeners = new Set<() => void>()
  private state: SaveState = { kind: 'saved', at: null }
  private version: number
  private isDirty = false
  private isHeld = false
  private inFlight: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private firstChange: number | null = null
  private retryMs = RETRY_MS

  constructor(options: Options) {
    this.options = options
    this.version = options.version
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getState = (): SaveState => this.state

  /** True while something typed has not reached the server. */
  get hasUnsaved(): boolean {
    return this.isDirty || this.inFlight !== null
  }

  get currentVersion(): number {
    return this.version
  }

  /** Says that the article was changed. */
  changed(): void {
    this.isDirty = true
    this.firstChange ??= Date.now()
    if (this.state.kind === 'conflict') return
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
    this.isHeld = true
    try {
      this.version = (await run(this.version)) ?? this.version
    } finally {
      this.isHeld = false
      if (this.isDirty) this.schedule(IDLE_MS)
    }
  }

  /** Settles a conflict in favour of this editor's text: the next save replaces that version. */
  async overwrite(version: number): Promise<boolean> {
    this.version = version
    this.isDirty = true
    this.become({ kind: 'changed' })
    return this.flush()
  }

  /** Tries again at once, when the network is back. */
  retry(): void {
    if (this.state.kind === 'failed' && this.isDirty) this.schedule(0)
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void (this.inFlight ?? this.save()), ms)
  }

  /** Null when there is nothing to send, or it may not be sent now. */
  private save(): Promise<void> | null {
    if (!this.isDirty || this.isHeld || this.state.kind === 'conflict') return null
    const snapshot = this.options.snapshot()
    if (!snapshot) return null
    this.isDirty = false
    this.firstChange = null
    this.become({ kind: 'saving' })
    this.inFlight = this.options.send(this.version, snapshot).then((answer) => {
      this.inFlight = null
      this.settle(answer, snapshot)
    })
    return this.inFlight
  }

  private settle(answer: SaveAnswer, sent: Snapshot): void {
    if (answer.ok) {
      this.version = answer.data.version
      this.retryMs = RETRY_MS
      this.become(this.isDirty ? { kind: 'changed' } : { kind: 'saved', at: answer.data.savedAt })
      this.options.onSaved(sent, !this.isDirty)
      if (this.isDirty) this.schedule(IDLE_MS)
      return
    }
    this.isDirty = true
    this.become(answer.code === 'conflict' ? { kind: 'conflict' } : { kind: 'failed', answer })
    if (answer.code !== 'network') return
    this.schedule(this.retryMs)
    this.retryMs = Math.min(RETRY_MAX_MS, this.retryMs * 2)
  }

  private become(state: SaveState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
