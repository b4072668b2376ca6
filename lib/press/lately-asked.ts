import { LRUCache } from 'lru-cache'
import type { PageFacts } from '../editorial/page-facts'
import { isHtml, type Answer } from './ask-next'
import { freshUntilOf } from './held-page'
import type { StaleLedger } from './stale-ledger'

/** An answer with what it says of itself; `begunAt` is a moment of the ledger, before it was asked for. */
export type Asked = { answer: Answer; facts: PageFacts | null; begunAt: number }

/** Some hundred searches. */
const BYTES_MAX = 4 * 1024 * 1024
/** What nobody hears of, such as an index that is made anew, shows after so long. */
const KEPT_MS = 60_000
const ADDRESS_MAX = 1000

/**
 * What was asked lately with words of its own, in memory: people ask for the same at the same time, and go back to what they asked. Those who
 * ask while it is being answered share the answer, unless something has changed since that was begun.
 */
export class LatelyAsked {
  readonly #kept = new LRUCache<string, Asked>({
    maxSize: BYTES_MAX,
    sizeCalculation: ({ answer }) => 2 * answer.bytes.length + 1000,
    ttl: KEPT_MS,
  })
  readonly #asking = new Map<string, Promise<Asked>>()
  readonly #ledger: StaleLedger
  readonly #isDoubtful: (begunAt: number) => boolean

  /** `isDoubtful` tells whether a change may have been missed since. */
  constructor(ledger: StaleLedger, isDoubtful: (begunAt: number) => boolean) {
    this.#ledger = ledger
    this.#isDoubtful = isDoubtful
  }

  /** The answer at an address: one that still holds, or what `ask` brings. */
  async find(address: string, ask: () => Promise<Asked>): Promise<Answer> {
    const kept = this.#kept.get(address)
    if (kept && this.#mayBeShared(kept)) return kept.answer
    const asking = this.#asking.get(address)
    if (asking) {
      const shared = await asking.catch(() => null)
      if (shared && this.#mayBeShared(shared)) return shared.answer
    }
    const asked = ask()
    this.#asking.set(address, asked)
    try {
      const brought = await asked
      if (address.length <= ADDRESS_MAX && this.#mayBeShared(brought)) this.#kept.set(address, brought)
      return brought.answer
    } finally {
      if (this.#asking.get(address) === asked) this.#asking.delete(address)
    }
  }

  /** Whether it still shows all that is so, and says by itself when it does not. */
  #mayBeShared({ answer, facts, begunAt }: Asked): boolean {
    if (answer.status !== 200 || !isHtml(answer) || facts === null) return false
    if (Date.now() >= freshUntilOf(facts) || this.#isDoubtful(begunAt)) return false
    const { surfaces } = facts
    return !this.#ledger.isStale(begunAt, surfaces) && !this.#ledger.isWithdrawn(begunAt, surfaces)
  }
}
