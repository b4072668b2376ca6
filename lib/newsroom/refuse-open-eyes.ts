import 'server-only'
import type { ArticleContent } from '../document/content'
import { isBlocking, openEyes } from '../document/open-eyes'
import { Refused } from '../errors'

const NAMED_MAX = 5

/**
 * Throws `Refused('marks-unsettled', { count, marks })` while marks need an eye that readers would be told wrongly by or
 * miss (`isBlocking`); `marks` names the first few by the words that were marked.
 */
export function refuseOpenEyes(content: ArticleContent): void {
  const open = openEyes(content).filter(isBlocking)
  if (open.length === 0) return
  const named = open.slice(0, NAMED_MAX).map(({ quote }) => `“${quote}”`)
  const marks = named.join('、') + (open.length > NAMED_MAX ? '……' : '')
  throw new Refused('marks-unsettled', { count: open.length, marks })
}
