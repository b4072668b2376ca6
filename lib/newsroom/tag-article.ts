import 'server-only'
import { getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db } from '../db/client'
import { getRevision } from '../db/revisions'
import { decideSuggestions, listSuggestions } from '../db/suggestions'
import { listSurfacesOf, listSurfaces, listTagNames } from '../db/vocabulary'
import { freePlaces } from '../document/spread-places'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { NotFound, Refused } from '../errors'
import { occurrenceFinder } from '../pipeline/find-occurrences'
import { withGazetteer } from './rebuild-article'
import { decisionsFor, marksFor, withMarks, writeMarked } from './spread-tag'

/**
 * Gives a tag to the words of an article that are its name or an alias of it, wherever no name is marked yet. Refuses where
 * no such words stand.
 */
export async function tagArticle(
  actor: Actor,
  { tagId, ...ref }: ArticleRef & { tagId: string },
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  const names = withGazetteer(await listSurfaces())
  return db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, ref)
      authorize(actor, 'article.edit', article)
      const tag = (await listTagNames(tx, [tagId]))[tagId]
      if (!tag) throw new NotFound()
      const surfaces = await listSurfacesOf(tx, tag.id)
      const { type, name: canonical } = tag
      const finders = surfaces.map((surface) => occurrenceFinder({ surface, type, canonical }, names))
      const { content } = await getRevision(tx, article.id, article.head)
      const suggestions = await listSuggestions(tx, article.id)
      const places = finders.flatMap((find) => freePlaces(content, suggestions, find))
      const marks = marksFor(content, places)
      if (marks.length === 0) throw new Refused('tag-not-in-text', { tag: tag.name })
      const decided = await decisionsFor(tx, content, suggestions, marks, tag)
      await writeMarked(tx, act, article, withMarks(content, marks, tag.id))
      await decideSuggestions(tx, article.id, decided, actor.id)
      const target = { type: 'article', id: article.id, label: content.headline }
      const facts = { tag: tag.name, places: marks.length, revision: article.head + 1 }
      await recordAudit(tx, act, 'article.spread', target, facts)
      return { version: article.version + 1 }
    },
    { timeout: 30_000 },
  )
}
