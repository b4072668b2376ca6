import 'server-only'
import { findHeadlinesLike } from '../db/article-lists'
import { findIndicatorsLike } from '../db/indicator-lists'
import { findTagsLike } from '../db/tag-lists'
import type { Actor } from '../editorial/actor'
import type { FindQuery, Found } from '../editorial/finding'
import { authorize } from '../editorial/policy'

const ARTICLES = 8
const NAMES = 5

/** Articles by headline, tags by name, alias or reading, and indicators by name: the first few of each. */
export async function findAnything(actor: Actor, { q }: FindQuery): Promise<Found> {
  authorize(actor, 'desk.view')
  const [articles, tags, indicators] = await Promise.all([
    findHeadlinesLike(q, ARTICLES),
    findTagsLike({ q, limit: NAMES }),
    findIndicatorsLike({ q, limit: NAMES }),
  ])
  return {
    articles,
    tags: tags.map(({ id, name, disambiguation, type }) => ({ id, name, disambiguation, type })),
    indicators: indicators.map(({ id, name }) => ({ id, name })),
  }
}
