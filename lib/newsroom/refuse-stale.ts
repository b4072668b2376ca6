import 'server-only'
import type { ArticleContent } from '../document/content'
import { staleFigures } from '../document/stale-figures'
import { Refused } from '../errors'

const NAMED_MAX = 5

/**
 * Throws `Refused('figures-stale', { count, figures })` when the words of a figure changed since its fields were confirmed;
 * `figures` names the first few as they stand now.
 */
export function refuseStale(content: ArticleContent): void {
  const stale = staleFigures(content)
  if (stale.length === 0) return
  const named = stale.slice(0, NAMED_MAX).map(({ text }) => `“${text}”`)
  const figures = named.join('、') + (stale.length > NAMED_MAX ? '……' : '')
  throw new Refused('figures-stale', { count: stale.length, figures })
}
