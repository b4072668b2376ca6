import type { DeskAct } from '@/lib/editorial/desk-act'
import { applyAct, type LedgerState } from '@/lib/editorial/ledger'
import type { PageLedgerView } from '@/lib/editorial/page-ledger-view'
import type { DeskEntry, DeskSnapshot, DeskTransport, Failure, KeptActs, Meeting } from './desk-transport'
import { nextBatch, sendBatch } from './act-batch'
import { isEqual, rebase, replay, unsentOf } from './replay-acts'
import { RetryTimer } from './retry-timer'

type Options = {
  text: string
  view: PageLedgerView
  transport: DeskTransport
  /** Keeps on this device what is not sent; null when there is nothing. */
  keep: (acts: KeptActs | null) => void
}

const BATCH_MAX = 50

/**
 * The acts of one screen on their way to the server. Each shows at once; one request is in flight, at the version it was
 * made on. When someone else was quicker, the page is read anew, what still has meaning is done again on it, and what has
 * not is told. Without a network it tries again by itself. Nothing is dropped in silence.
 */
export class ActQueue {
  private readonly options: Options
  private readonly listeners = new Set<() => void>()
  private snapshot: DeskSnapshot
  private inFlight = 0
  private isUnsure = false
  private batchMax = BATCH_MAX
  private readonly timer = new RetryTimer(() => this.start())
  private idle: (() => void)[] = []

  constructor(options: Options) {
    this.options = options
    const { view } = options
    this.snapshot = {
      view,
      state: view.state,
      pending: [],
      saving: { kind: 'saved' },
      meeting: null,
      withdrawn: [],
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getSnapshot = (): DeskSnapshot => this.snapshot

  /** Does an act; false when it means nothing on the page as it stands. */
  act(act: DeskAct): boolean {
    const state = applyAct(this.options.text, this.snapshot.state, act)
    if (!state || isEqual(state, this.snapshot.state)) return false
    this.become({ state, withdrawn: [], pending: [...this.snapshot.pending, { kind: 'act', act }] })
    this.start()
    return true
  }

  /** Takes back the last act; false when there is none. What was not sent yet is only withdrawn. */
  undo(): boolean {
    const { pending, view, withdrawn } = this.snapshot
    const last = pending.at(-1)
    if (last?.kind === 'act' && pending.length > this.inFlight) {
      const left = pending.slice(0, -1)
      this.become({ pending: left, state: this.replay(view, left), withdrawn: [...withdrawn, last.act] })
      return true
    }
    if (!view.history.undo && !last) return false
    this.become({ pending: [...pending, { kind: 'undo' }] })
    this.start()
    return true
  }

  /** Does again what was taken back; false when there is nothing. */
  redo(): boolean {
    const { pending, view, withdrawn } = this.snapshot
    if (view.history.redo || pending.some(({ kind }) => kind === 'undo')) {
      this.become({ pending: [...pending, { kind: 'redo' }] })
      this.start()
      return true
    }
    const act = withdrawn.at(-1)
    if (!act || !this.act(act)) return false
    this.become({ withdrawn: withdrawn.slice(0, -1) })
    return true
  }

  /** Takes over the page as the server has it, when nothing of this screen is on its way. */
  adopt(view: PageLedgerView): void {
    const { pending, view: old } = this.snapshot
    if (pending.length > 0 || view.version < old.version) return
    this.become({ view, state: view.state })
  }

  /** Reads the page when someone has moved it on. Answers who, when the ledger is another. */
  async refresh(version: number): Promise<{ by: string | null } | null> {
    if (this.snapshot.pending.length > 0 || version <= this.snapshot.view.version) return null
    const answer = await this.options.transport.load()
    if (!answer.ok || this.snapshot.pending.length > 0) return null
    const isOther = !isEqual(answer.data.state, this.snapshot.state)
    this.adopt(answer.data)
    return isOther ? { by: lastBy(answer.data) } : null
  }

  /** Does what an earlier visit left unsent on this device; what another one left is told with it. */
  restore(left: KeptActs): void {
    const { view } = this.snapshot
    // The answer was lost, not the acts: the page is what they made of it.
    if (left.acts.length === 0 || isEqual(left.after, view.state)) return
    const dropped = left.acts.filter((act) => !this.act(act))
    const { meeting } = this.snapshot
    const told = meeting?.kind === 'returned' ? meeting : { kept: 0, dropped: [] }
    this.become({
      meeting: {
        kind: 'returned',
        by: null,
        kept: told.kept + left.acts.length - dropped.length,
        dropped: [...told.dropped, ...dropped.map((act) => ({ kind: 'act' as const, act }))],
        answer: null,
      },
    })
  }

  /** Resolves when all is sent: true, or false when something holds it up. */
  async flush(): Promise<boolean> {
    this.retry()
    if (this.snapshot.pending.length > 0 && this.inFlight > 0)
      await new Promise<void>((resolve) => this.idle.push(resolve))
    return this.snapshot.pending.length === 0
  }

  /** Tries again at once. */
  retry(): void {
    this.timer.cancel()
    this.start()
  }

  dismissMeeting(): void {
    this.become({ meeting: null })
  }

  stop(): void {
    this.timer.cancel()
  }

  private start(): void {
    if (this.inFlight === 0 && this.snapshot.pending.length > 0) void this.run()
  }

  private async run(): Promise<void> {
    this.timer.cancel()
    let goesOn = true
    while (goesOn && this.snapshot.pending.length > 0) {
      const { pending, view } = this.snapshot
      const batch = nextBatch(pending, this.batchMax)
      this.inFlight = batch.length
      this.become({ saving: { kind: 'saving' } })
      const answer = await sendBatch(this.options.transport, view.version, batch)
      goesOn = answer.ok ? this.settle(batch, answer.data) : await this.fail(batch, answer)
    }
    this.inFlight = 0
    if (this.snapshot.pending.length === 0) this.become({ saving: { kind: 'saved' } })
    for (const resolve of this.idle.splice(0)) resolve()
  }

  private settle(batch: readonly DeskEntry[], view: PageLedgerView): true {
    const pending = this.snapshot.pending.slice(batch.length)
    this.isUnsure = false
    this.batchMax = BATCH_MAX
    this.timer.reset()
    this.inFlight = 0
    this.become({ view, pending, state: this.replay(view, pending) })
    return true
  }

  private async fail(batch: readonly DeskEntry[], answer: Failure): Promise<boolean> {
    if (answer.code === 'conflict') return this.meet(batch)
    if (answer.code === 'network' || answer.code === 'unauthenticated') {
      this.isUnsure = answer.code === 'network'
      this.become({ saving: { kind: 'failed', answer } })
      this.timer.later()
      return false
    }
    // Of several, the one that is refused is found by sending them one by one.
    if (batch.length > 1) {
      this.batchMax = 1
      return true
    }
    const { view } = this.snapshot
    const pending = this.snapshot.pending.slice(1)
    this.inFlight = 0
    this.become({
      pending,
      state: this.replay(view, pending),
      meeting: { kind: 'refused', by: null, kept: 0, dropped: [...batch], answer },
    })
    return true
  }

  private async meet(batch: readonly DeskEntry[]): Promise<boolean> {
    const answer = await this.options.transport.load()
    if (!answer.ok) {
      this.become({ saving: { kind: 'failed', answer } })
      this.timer.later()
      return false
    }
    const before = this.snapshot.view
    const view = answer.data
    // The answer to the try before was lost, not the acts.
    if (this.isUnsure && isEqual(view.state, this.replay(before, batch))) return this.settle(batch, view)
    const isOther = !isEqual(view.state, before.state)
    const { pending, dropped } = rebase(this.options.text, view.state, this.snapshot.pending, isOther)
    this.isUnsure = false
    this.inFlight = 0
    const meeting: Meeting = {
      kind: 'conflict',
      by: lastBy(view),
      kept: pending.length,
      dropped,
      answer: null,
    }
    this.become({
      view,
      pending,
      state: this.replay(view, pending),
      ...((isOther || dropped.length > 0) && { meeting }),
    })
    return true
  }

  private replay(view: PageLedgerView, pending: readonly DeskEntry[]): LedgerState {
    return replay(this.options.text, view.state, pending)
  }

  private become(change: Partial<DeskSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    if ('pending' in change) this.options.keep(unsentOf(this.snapshot))
    for (const listener of this.listeners) listener()
  }
}

const lastBy = ({ history }: PageLedgerView) => history.undo?.by ?? history.redo?.by ?? null
