import type { BlockRole, DiscardReason, Piece, Range } from '../../pipeline/model'
import { inkRunsOf } from '../../pipeline/ink'
import { cleanRanges, cutByRanges } from './cut'
import { changeArticle, touched, type LedgerState } from './state'
import { breaksOff, place, take } from './take'

/** Gives the characters to an article, whoever owns them; what it already has stays where it stands. */
export function move(
  text: string,
  state: LedgerState,
  act: { ranges: readonly Range[]; articleId: string; role?: BlockRole | undefined },
): LedgerState | null {
  const ranges = cleanRanges(text, act.ranges)
  if (!state.articles.some(({ id }) => id === act.articleId)) return null
  const { taken, rest } = take(text, state, ranges, act.articleId)
  const moved =
    taken.length === 0
      ? state
      : changeArticle(rest, act.articleId, (article) => place(text, article, taken, 'desk.move'))
  const roled = act.role ? setRole(text, moved, { ranges, role: act.role }, 'move') : null
  return roled ?? (taken.length > 0 ? moved : null)
}

/** Makes an article of the characters, in page order. */
export function newArticle(
  text: string,
  state: LedgerState,
  act: { ranges: readonly Range[]; newId: string; role?: BlockRole | undefined },
): LedgerState | null {
  const ranges = cleanRanges(text, act.ranges)
  if (state.articles.some(({ id }) => id === act.newId)) return null
  const { taken, rest } = take(text, state, ranges)
  if (taken.length === 0) return null
  const made = place(text, { id: act.newId, pieces: [], overrides: {} }, taken, 'desk.new-article')
  const next = { ...rest, articles: [...rest.articles, made] }
  return (act.role && setRole(text, next, { ranges, role: act.role }, 'new-article')) || next
}

/** Sets the characters aside: each range becomes one discard. Null when all of it already is, for this reason. */
export function discard(
  text: string,
  state: LedgerState,
  act: { ranges: readonly Range[]; reason: DiscardReason },
): LedgerState | null {
  const ranges = cleanRanges(text, act.ranges).filter((range) => !isDiscarded(state, range, act.reason))
  if (ranges.length === 0) return null
  const { rest } = take(text, state, ranges)
  const made = ranges.map((range) => ({ ...range, reason: act.reason, score: 1, rule: 'desk.discard' }))
  return { ...rest, discards: [...rest.discards, ...made] }
}

const isDiscarded = ({ discards }: LedgerState, range: Range, reason: DiscardReason) =>
  discards.some((held) => held.reason === reason && held.start <= range.start && held.end >= range.end)

/** Lines of these roles that are given their role together, one after the other, are one heading or caption. */
const ONE_BLOCK: readonly BlockRole[] = ['section', 'kicker', 'headline', 'deck', 'subhead', 'caption']

/**
 * Says what the characters are; those of no article, and those that already are it, stay as they are. A run that becomes
 * text goes on with the text before it when that breaks off inside a sentence.
 */
export function setRole(
  text: string,
  state: LedgerState,
  act: { ranges: readonly Range[]; role: BlockRole },
  kind = 'set-role',
): LedgerState | null {
  const ranges = cleanRanges(text, act.ranges)
  let isChanged = false
  const articles = state.articles.map((article) => {
    const pieces: Piece[] = []
    let made: Piece | null = null
    for (const piece of article.pieces) {
      const parts =
        piece.role === act.role ? [{ part: piece, isInside: false }] : cutByRanges(text, piece, ranges)
      for (const { part, isInside } of parts) {
        if (!isInside) {
          const isFirst = parts.find((other) => !other.isInside)?.part === part
          pieces.push(isFirst ? { ...part, joins: piece.joins } : part)
          continue
        }
        const goesOn: boolean = ONE_BLOCK.includes(act.role) && made !== null && isNextTo(text, made, part)
        const joins: boolean = act.role === 'body' ? breaksOff(text, pieces) : goesOn
        made = touched({ ...part, role: act.role, joins }, kind)
        pieces.push(made)
        isChanged = true
      }
    }
    return { ...article, pieces }
  })
  return isChanged ? { ...state, articles } : null
}

const isNextTo = (text: string, before: Piece, after: Range) =>
  after.start >= before.end && inkRunsOf(text, before.end, after.start).length === 0
