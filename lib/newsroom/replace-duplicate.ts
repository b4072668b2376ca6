import 'server-only'
import { randomUUID } from 'node:crypto'
import { listPlaces, putPlaces, takePagesOf } from '../db/article-ledger'
import { getArticleAt, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { decideDuplicate, findOpenDuplicate } from '../db/duplicates'
import { setEdited } from '../db/retirement'
import { getRevision } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import { takeOver } from '../document/take-over'
import type { Actor } from '../editorial/actor'
import { bothPrintings } from '../editorial/join-ledger'
import type { JoinUndo } from '../editorial/join-undo'
import type { ReplaceRef } from '../editorial/matches'
import { authorize } from '../editorial/policy'
import { Conflict } from '../errors'
import { copySuggestions } from './copy-suggestions'
import { refuseOpenProposals } from './propose-to-article'
import { retireInto } from './retire-into'
import { writeContent } from './write-content'

const REPLACE_SECONDS_MAX = 60

/**
 * Makes one article of two printings: `keep` says whose address and history go on, `text` whose words. Other words than its
 * own make a new revision of the kept one, which stays public as it is until somebody publishes it; the lines of both pages
 * are its own from now on. The other is retired with its history, and its address leads to the kept one's. Throws Conflict
 * when either has moved on or the two are settled already.
 */
export async function replaceDuplicate(
  actor: Actor,
  input: ReplaceRef,
): Promise<{ id: string; version: number }> {
  return db.$transaction(
    async (tx) => {
      const pair = await findOpenDuplicate(tx, input.id)
      if (!pair) throw new Conflict()
      const article = await getArticleAt(tx, { id: pair.articleId, version: input.articleVersion })
      const other = await getArticleAt(tx, { id: pair.otherId, version: input.otherVersion })
      authorize(actor, 'article.join', article)
      authorize(actor, 'article.join', other)
      await refuseOpenProposals(tx, [article, other])

      const [kept, replaced] = input.keep === 'article' ? [article, other] : [other, article]
      const takesText = input.keep !== input.text
      const now = new Date()
      await takePagesOf(tx, [kept.id, replaced.id])
      const places = await moveLines(tx, kept, replaced, takesText, now)
      const version = takesText ? await takeText(tx, actor, kept, replaced) : kept.version
      const undo = {
        headBefore: kept.head,
        headAfter: takesText ? kept.head + 1 : kept.head,
        beginningWasEdited: kept.isEdited,
        fragmentStatus: replaced.status,
        ...places,
      }
      const decision = { decidedById: actor.id, decidedAt: now, undo }
      if (!(await decideDuplicate(tx, pair.id, 'replaced', decision))) throw new Conflict()
      const target = { type: 'article', id: kept.id, label: kept.headline }
      await recordAudit(tx, newAct(doerOf(actor)), 'article.duplicate-replace', target, {
        replaced: { id: replaced.id, headline: replaced.headline, slug: replaced.slug },
        tookText: takesText,
      })
      return { id: kept.id, version }
    },
    { timeout: REPLACE_SECONDS_MAX * 1000 },
  )
}

/** The lines of both become the kept one's; answers the rows as they were and are. */
async function moveLines(
  tx: Tx,
  kept: ArticleAt,
  replaced: ArticleAt,
  takesText: boolean,
  now: Date,
): Promise<Pick<JoinUndo, 'beginning' | 'fragment' | 'whole'>> {
  const [own, others] = [await listPlaces(tx, kept.id), await listPlaces(tx, replaced.id)]
  const whole = takesText ? bothPrintings(others, own) : bothPrintings(own, others)
  await retireInto(tx, replaced, kept, now)
  if (!(await putPlaces(tx, kept.id, whole))) throw new Conflict()
  return { beginning: own, fragment: others, whole }
}

async function takeText(tx: Tx, actor: Actor, kept: ArticleAt, replaced: ArticleAt): Promise<number> {
  const { content } = await getRevision(tx, replaced.id, replaced.head)
  const taken = takeOver(content, kept.sectionId, randomUUID)
  const version = await writeContent(tx, kept, {
    content: taken.content,
    reason: 'replace',
    authorId: actor.id,
    printedOn: await findPrintedOn(tx, kept.id),
  })
  await copySuggestions(tx, { from: replaced.id, to: kept.id }, content, taken)
  await setEdited(tx, kept.id, true)
  return version
}
