import { dropLocalCopy, keepLocalCopy, type LocalCopy } from './local-copy'
import type { Snapshot } from './save'
import type { SaveQueue } from './save-queue'
import type { Tab } from './save-requests'
import { whenFree } from './when-free'

/** Someone who pauses is kept at once, someone who types on now and then: no key older than two seconds is in memory alone. */
const PAUSE_MS = 400
const LONGEST_WAIT_MS = 1500

/** Keeps what one open editor holds and the server does not, on this device. */
export class LocalKeeper {
  private readonly tab: Tab
  private readonly queue: SaveQueue
  private readonly snapshot: () => Snapshot | null
  private readonly listeners = new Set<() => void>()
  private callOff = () => {}
  private firstChange: number | null = null
  private hasKept = false
  private isFailing = false

  constructor(tab: Tab, queue: SaveQueue, snapshot: () => Snapshot | null) {
    this.tab = tab
    this.queue = queue
    this.snapshot = snapshot
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** True when this device keeps nothing: its store is full or forbidden. */
  readonly fails = (): boolean => this.isFailing

  changed(): void {
    this.firstChange ??= Date.now()
    const waited = Date.now() - this.firstChange
    this.callOff()
    this.callOff = whenFree(() => void this.keep(), Math.max(0, Math.min(PAUSE_MS, LONGEST_WAIT_MS - waited)))
  }

  async keep(): Promise<void> {
    this.callOff()
    this.firstChange = null
    const last = this.queue.hasUnsaved ? this.snapshot() : null
    if (!last) return
    this.hasKept = true
    const isKept = await keepLocalCopy(this.copyOf(last))
    if (isKept === !this.isFailing) return
    this.isFailing = !isKept
    for (const listener of this.listeners) listener()
  }

  /** All is saved: nothing need be kept any more. */
  drop(): void {
    this.callOff()
    this.firstChange = null
    if (!this.hasKept) return
    this.hasKept = false
    void dropLocalCopy(this.tab)
  }

  private copyOf(last: Snapshot): LocalCopy {
    const { place, base, pending, givenUp } = this.queue.origin
    const sent = pending && { key: pending.key, content: pending.snapshot.content }
    return {
      ...this.tab,
      ...place,
      base,
      at: new Date().toISOString(),
      ...last,
      pending: sent,
      givenUp: [...givenUp],
    }
  }
}
