import { textBlocksOf } from './body'
import type { ArticleContent } from './content'
import { textDifference } from './text-difference'

/** More than so many characters on either side are no slip any more, but new words. */
const CHANGE_MAX = 40
/** Characters either side that are read with the change, no further than the nearest mark of punctuation. */
const CONTEXT_MAX = 16
const CLAUSE_BEFORE = new RegExp(String.raw`[^\p{P}\n]{0,${CONTEXT_MAX}}$`, 'u')
const CLAUSE_AFTER = new RegExp(String.raw`^[^\p{P}\n]{0,${CONTEXT_MAX}}`, 'u')

/** The texts of an article in reading order: its display lines, then its blocks. */
export const textsOf = ({ headline, kicker, deck, body }: ArticleContent): string[] => [
  headline,
  kicker ?? '',
  deck ?? '',
  ...textBlocksOf(body).map(({ text }) => text),
]

/**
 * The words before and after, with their clause, when one short stretch is all that tells two versions apart; else null.
 *
 *     oneChange(['有企业1.5万家。'], ['有企业1.8万家。']) // { before: '有企业1.5万家', after: '有企业1.8万家' }
 */
export function oneChange(
  before: readonly string[],
  after: readonly string[],
): { before: string; after: string } | null {
  if (before.length !== after.length) return null
  const places = before.flatMap((text, at) => (text === after[at] ? [] : [at]))
  const [at = 0] = places
  if (places.length !== 1) return null
  const parts = textDifference(before[at] ?? '', after[at] ?? '')
  const first = parts.findIndex(({ kind }) => kind !== 'same')
  const behind = parts.findLastIndex(({ kind }) => kind !== 'same') + 1
  const changed = parts.slice(first, behind)
  if (changed.some(({ kind, text }) => kind === 'same' || text.length > CHANGE_MAX)) return null
  const head = CLAUSE_BEFORE.exec(parts[first - 1]?.text ?? '')?.[0] ?? ''
  const tail = CLAUSE_AFTER.exec(parts[behind]?.text ?? '')?.[0] ?? ''
  const said = (kind: 'removed' | 'added') =>
    `${head}${changed.find((part) => part.kind === kind)?.text ?? ''}${tail}`
  const [old, now] = [said('removed'), said('added')]
  return old.trim() === '' || now.trim() === '' ? null : { before: old, after: now }
}
