import { draftOfPieces } from '../pipeline/draft-of-pieces'
import type { BlockRole } from '../pipeline/model'
import type { LedgerPlace } from './join-undo'

/** Display lines of a fragment name it on its page; they are no words of the whole. */
const DISPLAY: readonly BlockRole[] = ['section', 'kicker', 'headline', 'deck']

/** Which way a jump line points; null for a row that is none. */
function jumpOf({ role, pageId, start, end }: LedgerPlace, texts: ReadonlyMap<string, string>) {
  if (role !== 'jump') return null
  const piece = { start, end, role, joins: false, score: 1, rule: '' }
  const { continuesFrom, continuesTo } = draftOfPieces(texts.get(pageId) ?? '', [piece])
  return continuesFrom !== null ? 'from' : continuesTo !== null ? 'to' : null
}

/**
 * The ledger of a beginning and its fragment as one article, over both pages: the fragment's rows follow in their order.
 * The jump lines between the two, and the fragment's display lines, stay with the article as furniture, so that what is
 * read from its ledger is the whole and not the seam. `joinsHalves` says that the fragment's first body row goes on with
 * the paragraph before it. `texts` are the pages by id.
 */
export function wholeLedger(
  beginning: readonly LedgerPlace[],
  fragment: readonly LedgerPlace[],
  texts: ReadonlyMap<string, string>,
  joinsHalves: boolean,
): LedgerPlace[] {
  const hasHeadline = beginning.some(({ role }) => role === 'headline')
  const firstBody = fragment.find(({ role }) => role === 'body')
  const kept = beginning.map((place) =>
    jumpOf(place, texts) === 'to' ? { ...place, role: 'furniture' as const } : place,
  )
  const moved = fragment.map((place) => {
    const isSeam = jumpOf(place, texts) === 'from' || (hasHeadline && DISPLAY.includes(place.role))
    if (isSeam) return { ...place, role: 'furniture' as const, joins: false }
    return place === firstBody ? { ...place, joins: joinsHalves } : place
  })
  return [...kept, ...moved].map((place, position) => ({ ...place, position }))
}

/**
 * The ledger of an article that was printed twice: the rows of the printing whose text it has, then those of the other, which
 * belong to it and add no words.
 */
export function bothPrintings(text: readonly LedgerPlace[], again: readonly LedgerPlace[]): LedgerPlace[] {
  const silent = again.map((place) => ({ ...place, role: 'furniture' as const, joins: false }))
  return [...text, ...silent].map((place, position) => ({ ...place, position }))
}
