import 'server-only'
import { suggestTags } from '../db/public/search-lookup'
import { suggestIndicators, suggestStories } from '../db/public/suggestions'
import { searchFold } from '../document/search-fold'
import type { Suggestions } from '../editorial/search-views'

const TAGS = 6
const INDICATORS = 3
const STORIES = 3
/** No name is longer. */
const TYPED = 64

/** What is offered for what a reader has typed so far. It is noted nowhere. */
export async function suggest(typed: string): Promise<Suggestions> {
  const folded = [...searchFold(typed.replaceAll('\u0000', ''))].slice(0, TYPED).join('')
  if (folded === '') return { tags: [], indicators: [], stories: [] }
  const [tags, indicators, stories] = await Promise.all([
    suggestTags(folded, TAGS),
    suggestIndicators(folded, INDICATORS),
    suggestStories(folded, STORIES),
  ])
  return { tags, indicators, stories }
}
