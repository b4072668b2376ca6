import { z } from 'zod'
import { canonicalJson } from '../document/canonical-json'
import type { Range } from '../pipeline/model'
import { LedgerState, type LedgerArticle } from './ledger'

/**
 * The ledger of a page with the places of its pieces in articles that go on elsewhere: for each such article and piece,
 * how many of the article's pieces on other pages stand before it in reading order.
 */
export const PageLedger = z.object({
  state: LedgerState,
  slots: z.record(z.uuid(), z.array(z.int().nonnegative())),
})
export type PageLedger = z.infer<typeof PageLedger>

export const isSameLedger = (one: PageLedger, other: PageLedger): boolean =>
  canonicalJson(one.state) === canonicalJson(other.state)

/**
 * Places the pieces of an act's result among the pieces of other pages: a piece stands where the characters stood that it
 * holds, a new one with the piece before it. The order on the other pages never changes.
 */
export function withSlots(before: PageLedger, state: LedgerState): PageLedger {
  const slots = Object.fromEntries(
    state.articles.flatMap((article) => {
      const held = before.slots[article.id]
      const was = before.state.articles.find(({ id }) => id === article.id)
      return held && was ? [[article.id, slotsOf(article, was, held)]] : []
    }),
  )
  return { state, slots }
}

function slotsOf(article: LedgerArticle, was: LedgerArticle, held: readonly number[]): number[] {
  const slots: number[] = []
  for (const piece of article.pieces) {
    const at = was.pieces.findIndex((old) => meets(old, piece))
    const before = slots.at(-1) ?? held[0] ?? 0
    slots.push(Math.max(before, held[at] ?? before))
  }
  return slots
}

const meets = (one: Range, other: Range) => one.start < other.end && other.start < one.end

/** The articles whose pieces or fields differ between two ledgers of a page, those that came or went among them. */
export function changedArticles(before: PageLedger, after: PageLedger): string[] {
  const toldBy = ({ state, slots }: PageLedger) =>
    new Map(state.articles.map(({ id, ...article }) => [id, canonicalJson({ ...article, slots: slots[id] })]))
  const [was, now] = [toldBy(before), toldBy(after)]
  return [...new Set([...was.keys(), ...now.keys()])].filter((id) => was.get(id) !== now.get(id))
}

/**
 * An article's reading order over all pages: the pieces of this page put among those of the others. Without a known slot
 * they come after them.
 */
export function amongOthers<T, P>(
  pieces: readonly P[],
  slots: readonly number[] | undefined,
  others: readonly T[],
): (T | P)[] {
  const slotOf = (at: number) => Math.min(slots?.[at] ?? others.length, others.length)
  const order: (T | P)[] = []
  let next = 0
  for (const [slot, other] of [...others, null].entries()) {
    for (; next < pieces.length && slotOf(next) <= slot; next += 1)
      order.push(...pieces.slice(next, next + 1))
    if (other !== null) order.push(other)
  }
  return order
}
