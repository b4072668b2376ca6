import 'server-only'
import { getArticleAt, listSections } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db } from '../db/client'
import { getRevision } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'
import { renewProposal } from './propose-to-article'
import { writeContent } from './write-content'

/**
 * Files an article under another section, as a save of its newest revision with nothing else changed. One that is there
 * already stays as it is. Throws NotFound for a section that is none.
 */
export async function fileArticle(
  actor: Actor,
  { sectionId, ...ref }: ArticleRef & { sectionId: string },
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  const section = (await listSections()).find(({ id }) => id === sectionId)
  if (!section) throw new NotFound()
  return db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, ref)
      authorize(actor, 'article.edit', article)
      const { content } = await getRevision(tx, article.id, article.head)
      if (content.sectionId === sectionId) return { version: article.version }
      const version = await writeContent(tx, article, {
        content: { ...content, sectionId },
        reason: 'save',
        authorId: actor.id,
        printedOn: await findPrintedOn(tx, article.id),
      })
      await renewProposal(tx, { ...article, head: article.head + 1 })
      const target = { type: 'article', id: article.id, label: content.headline }
      await recordAudit(tx, act, 'article.save', target, {
        revision: article.head + 1,
        section: section.name,
      })
      return { version }
    },
    { timeout: 30_000 },
  )
}
