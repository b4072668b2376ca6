import 'server-only'
import { z } from 'zod'
import { ArticleContent } from '../document/content'
import { keepMarks, SettledMark } from '../document/keep-marks'
import { openEyes, withQuotes } from '../document/open-eyes'
import { withBases } from '../document/stale-figures'
import { SuggestionDecision } from '../document/suggestion'
import { getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { getRevision, hashOf } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import { decideSuggestions } from '../db/suggestions'
import type { Actor } from '../editorial/actor'
import { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { judgeRules } from './judge-rules'
import { renewProposal } from './propose-to-article'
import { writeContent } from './write-content'

export const SaveArticle = ArticleRef.extend({
  content: ArticleContent,
  decisions: z.array(SuggestionDecision).max(20_000),
  /** What was decided on marks that are not in the text any more. */
  settled: z.array(SettledMark).max(20_000).optional(),
})
export type SaveArticle = z.infer<typeof SaveArticle>

/**
 * Saves what an editor made of an article, with what they decided about suggestions, as a new revision. A content equal to
 * the newest revision makes none; what became of marks that needed an eye is recorded. A proposed change that waits is made anew for the newer text. Throws Conflict when someone else saved since `version`; then nothing is written.
 */
export async function saveArticle(
  actor: Actor,
  input: SaveArticle,
): Promise<{ version: number; savedAt: string }> {
  return db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, input)
      authorize(actor, 'article.edit', article)
      const head = await getRevision(tx, article.id, article.head)
      await decideSuggestions(tx, article.id, input.decisions, actor.id)
      await judgeRules(tx, article.id, input.decisions)
      const savedAt = new Date().toISOString()
      const before = withQuotes(withBases(head.content, null), null)
      const sent = withQuotes(withBases(input.content, before), before)
      const { content } = keepMarks(before, sent, input.settled)
      if (hashOf(content) === hashOf(before)) return { version: article.version, savedAt }

      const version = await writeContent(tx, article, {
        content,
        reason: 'save',
        authorId: actor.id,
        printedOn: await findPrintedOn(tx, article.id),
        settled: input.settled,
      })
      await renewProposal(tx, { ...article, head: article.head + 1 })
      const target = { type: 'article', id: article.id, label: content.headline }
      const act = newAct(doerOf(actor))
      await recordAudit(tx, act, 'article.save', target, { revision: article.head + 1 })
      const settled = settledEyes(before, content, input.settled)
      if (settled.length > 0)
        await recordAudit(tx, act, 'article.settle-marks', target, { revision: article.head + 1, settled })
      return { version, savedAt }
    },
    { timeout: 30_000 },
  )
}

/** The marks that needed an eye and need none any more, with their words and what was decided. */
function settledEyes(
  before: ArticleContent,
  content: ArticleContent,
  settled: readonly SettledMark[] = [],
): { quote: string; outcome: string }[] {
  const open = new Set(openEyes(content).map(({ id }) => id))
  const decided = new Map(settled.map(({ markId, outcome }) => [markId, outcome]))
  return openEyes(before).flatMap(({ id, state, quote }) =>
    open.has(id) ? [] : [{ quote, outcome: decided.get(id) ?? (state === 'changed' ? 'kept' : 'placed') }],
  )
}
