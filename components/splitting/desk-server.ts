import type { DeskAct } from '@/lib/editorial/desk-act'
import { applyAct, type LedgerState } from '@/lib/editorial/ledger'
import type { PageLedgerView } from '@/lib/editorial/page-ledger-view'
import type { DeskAnswer, DeskTransport } from './desk-transport'

const PAGE = '00000000-0000-4000-8000-000000000000'

/** The far end of the wire, for tests: one page, a version, a stack of acts, and a network that may fail. */
export class DeskServer implements DeskTransport {
  private readonly text: string
  version = 1
  state: LedgerState
  by: string | null = null
  done: { act: DeskAct; before: LedgerState }[] = []
  undone: DeskAct[] = []
  isDown = false
  losesAnswer = false
  refuses: DeskAct['kind'] | null = null
  requests: DeskAct[][] = []

  constructor(text: string, state: LedgerState) {
    this.text = text
    this.state = state
  }

  view(): PageLedgerView {
    const note = (kind: DeskAct['kind']) => ({ number: 1, kind, by: this.by, at: '2026-01-01T00:00:00Z' })
    const [last, next] = [this.done.at(-1)?.act.kind, this.undone.at(-1)?.kind]
    return {
      id: PAGE,
      version: this.version,
      status: 'OPEN',
      state: this.state,
      articles: {},
      unowned: [],
      history: { undo: last ? note(last) : null, redo: next ? note(next) : null, count: this.done.length },
    }
  }

  async act(version: number, acts: readonly DeskAct[]): Promise<DeskAnswer> {
    await Promise.resolve()
    this.requests.push([...acts])
    if (this.isDown) return { ok: false, code: 'network' }
    if (version !== this.version) return { ok: false, code: 'conflict' }
    if (acts.some(({ kind }) => kind === this.refuses)) return { ok: false, code: 'forbidden' }
    for (const act of acts) {
      this.done.push({ act, before: this.state })
      this.state = applyAct(this.text, this.state, act) ?? this.state
    }
    this.undone = []
    this.version += 1
    return this.losesAnswer ? { ok: false, code: 'network' } : { ok: true, data: this.view() }
  }

  async step(step: 'undo' | 'redo', version: number): Promise<DeskAnswer> {
    await Promise.resolve()
    if (this.isDown) return { ok: false, code: 'network' }
    if (version !== this.version) return { ok: false, code: 'conflict' }
    if (step === 'undo') {
      const last = this.done.pop()
      if (last) this.undone.push(last.act)
      this.state = last?.before ?? this.state
    } else {
      const act = this.undone.pop()
      if (act) this.done.push({ act, before: this.state })
      this.state = (act && applyAct(this.text, this.state, act)) ?? this.state
    }
    this.version += 1
    return { ok: true, data: this.view() }
  }

  async load(): Promise<DeskAnswer> {
    await Promise.resolve()
    return this.isDown ? { ok: false, code: 'network' } : { ok: true, data: this.view() }
  }

  /** Someone else does something. */
  async elsewhere(act: DeskAct): Promise<void> {
    this.by = '王编辑'
    await this.act(this.version, [act])
  }
}
