import 'server-only'
import { annotationDifferences, type AnnotationDifference } from '../document/annotation-difference'
import { differenceOf, type ContentDifference } from '../document/difference'
import { getArticle, listSections, type ArticleAt } from '../db/articles'
import { db } from '../db/client'
import { listRevisions } from '../db/history'
import { getRevision } from '../db/revisions'
import { listTagNames, type TagName } from '../db/vocabulary'
import type { Actor } from '../editorial/actor'
import { shownRevisions, type HistoryQuery, type RevisionRow } from '../editorial/history'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'

type Comparison = {
  from: RevisionRow
  to: RevisionRow
  difference: ContentDifference
  annotations: AnnotationDifference[]
  /** The tags that the annotations name, by id. */
  tags: Record<string, TagName>
  /** The section of the later one is no more: restoring leaves the article in its own. */
  isSectionGone: boolean
}

export type ArticleHistory = {
  article: ArticleAt
  revisions: RevisionRow[]
  sections: { id: string; slug: string; name: string; nameEn: string }[]
  /** Null when the article has but one revision. */
  comparison: Comparison | null
}

/**
 * The revisions of an article, newest first, and two of them compared: those asked for, else the newest with the one before it.
 * Throws NotFound for an article or a revision that is not there.
 */
export async function getHistory(actor: Actor, id: string, query: HistoryQuery): Promise<ArticleHistory> {
  const sections = await listSections()
  return db.$transaction(
    async (tx) => {
      const article = await getArticle(tx, id)
      authorize(actor, 'article.history', article)
      const all = await listRevisions(tx, id)
      const revisions = shownRevisions(all)
      const rowOf = (number: number) => {
        const row = all.find((one) => one.number === number)
        if (!row) throw new NotFound()
        return row
      }
      const to = query.to === undefined ? revisions[0] : rowOf(query.to)
      const earlier = revisions.find(({ number }) => to && number < to.number)
      const from = query.from === undefined ? earlier : rowOf(query.from)
      if (!from || !to) return { article, revisions, sections, comparison: null }
      const before = (await getRevision(tx, id, from.number)).content
      const after = (await getRevision(tx, id, to.number)).content
      const annotations = annotationDifferences(before, after)
      const comparison: Comparison = {
        from,
        to,
        difference: differenceOf(before, after),
        annotations,
        tags: await listTagNames(tx, annotations.flatMap(tagsOf)),
        isSectionGone: !sections.some((section) => section.id === after.sectionId),
      }
      return { article, revisions, sections, comparison }
    },
    { isolationLevel: 'RepeatableRead' },
  )
}

function tagsOf(difference: AnnotationDifference): string[] {
  if (difference.kind === 'metric') return []
  return difference.change === 'retagged' ? [difference.before, difference.after] : [difference.tagId]
}
