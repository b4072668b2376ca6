import 'server-only'
import { getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { hasSection } from '../db/history'
import { getRevision, hashOf } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import type { Actor } from '../editorial/actor'
import type { RestoreRef } from '../editorial/history'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'
import type { ArticleContent } from '../document/content'
import { withQuotes } from '../document/open-eyes'
import { withBases } from '../document/stale-figures'
import { renewProposal } from './propose-to-article'
import { writeContent } from './write-content'

const whole = (content: ArticleContent) => withQuotes(withBases(content, null), null)

/**
 * Makes a past revision the newest again, as a revision of its own: words, marks, figures, signatures and metadata, all in one
 * transaction. Only what is live stays as it is today: whose a mention is after a split of its tag, and the section when
 * the old one is no more. Throws Conflict when the article has moved on, NotFound for an unknown revision,
 * `Refused('restore-same')` when the article says just that.
 */
export async function restoreRevision(
  actor: Actor,
  { number, ...ref }: RestoreRef,
): Promise<{ version: number; revision: number }> {
  return db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, ref)
      authorize(actor, 'article.restore-revision', article)
      const past = whole((await getRevision(tx, article.id, number)).content)
      const head = whole((await getRevision(tx, article.id, article.head)).content)
      const sectionId = (await hasSection(tx, past.sectionId)) ? past.sectionId : article.sectionId
      const content = { ...past, sectionId }
      if (hashOf(content) === hashOf(head)) throw new Refused('restore-same')
      const version = await writeContent(tx, article, {
        content,
        reason: 'restore',
        restoredFrom: number,
        isRestored: true,
        authorId: actor.id,
        printedOn: await findPrintedOn(tx, article.id),
      })
      const revision = article.head + 1
      await renewProposal(tx, { ...article, head: revision })
      const target = { type: 'article', id: article.id, label: content.headline }
      await recordAudit(tx, newAct(doerOf(actor)), 'article.restore-revision', target, {
        revision,
        from: number,
      })
      return { version, revision }
    },
    { timeout: 30_000 },
  )
}
