import 'server-only'
import { randomUUID } from 'node:crypto'
import type { ArticleContent } from '../document/content'
import { joinContents } from '../document/join-contents'
import { listPageTexts, listPlaces, putPlaces, takePagesOf } from '../db/article-ledger'
import { getArticleAt, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { putJoin, settleRivals } from '../db/jump-matches'
import { setEdited } from '../db/retirement'
import { getRevision } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import type { Actor } from '../editorial/actor'
import { wholeLedger } from '../editorial/join-ledger'
import type { JoinRef } from '../editorial/matches'
import { authorize } from '../editorial/policy'
import { Conflict, Refused } from '../errors'
import { copySuggestions } from './copy-suggestions'
import { refuseOpenProposals } from './propose-to-article'
import { retireInto } from './retire-into'
import { writeContent } from './write-content'

const JOIN_SECONDS_MAX = 60

/**
 * Makes a fragment part of the article it goes on from. The beginning keeps its address, takes over the fragment's lines of
 * the ledger behind its own, and gets a new revision with all blocks, marks and figures of both; if it is public, its public
 * copy stays as it is. The fragment is retired with its history, its public copy ends, and its address leads to the
 * beginning's. Throws Conflict when either has moved on; refuses a retired one, one with a change that waits, or an
 * article with itself.
 */
export async function joinFragment(actor: Actor, input: JoinRef): Promise<{ id: string; version: number }> {
  return db.$transaction(
    async (tx) => {
      if (input.fragmentId === input.beginningId) throw new Refused('join-self')
      const fragment = await getArticleAt(tx, { id: input.fragmentId, version: input.fragmentVersion })
      const beginning = await getArticleAt(tx, { id: input.beginningId, version: input.beginningVersion })
      authorize(actor, 'article.join', fragment)
      authorize(actor, 'article.join', beginning)
      await refuseOpenProposals(tx, [fragment, beginning])

      const now = new Date()
      await takePagesOf(tx, [fragment.id, beginning.id])
      const before = (await getRevision(tx, beginning.id, beginning.head)).content
      const added = (await getRevision(tx, fragment.id, fragment.head)).content
      const joined = joinContents(before, added, randomUUID)
      const places = await moveLedger(tx, beginning, fragment, joined.joinsHalves, now)
      await copySuggestions(tx, { from: fragment.id, to: beginning.id }, added, joined)

      const isUntouched = isAsMade(beginning, before) && isAsMade(fragment, added)
      const version = await writeContent(tx, beginning, {
        content: joined.content,
        reason: 'join',
        authorId: actor.id,
        printedOn: await findPrintedOn(tx, beginning.id),
      })
      if (!isUntouched) await setEdited(tx, beginning.id, true)
      const decision = { decidedById: actor.id, decidedAt: now }
      const pair = { fragmentId: fragment.id, beginningId: beginning.id }
      await putJoin(tx, pair, decision, {
        headBefore: beginning.head,
        headAfter: beginning.head + 1,
        beginningWasEdited: beginning.isEdited,
        fragmentStatus: fragment.status,
        ...places,
      })
      await settleRivals(tx, pair, !joined.content.isFragment, decision)
      const target = { type: 'article', id: beginning.id, label: joined.content.headline }
      await recordAudit(tx, newAct(doerOf(actor)), 'article.join', target, {
        fragment: { id: fragment.id, headline: fragment.headline, slug: fragment.slug },
        revision: beginning.head + 1,
      })
      return { id: beginning.id, version }
    },
    { timeout: JOIN_SECONDS_MAX * 1000 },
  )
}

/** As import or the splitting desk made it, without a mark, and never public: nobody has a hand in it. */
const isAsMade = (article: ArticleAt, { mentions, metrics }: ArticleContent): boolean =>
  !article.isEdited &&
  article.slug === null &&
  Object.keys(mentions).length === 0 &&
  Object.keys(metrics).length === 0

/** The fragment's lines follow the beginning's; answers the rows of all three as they were and are. */
async function moveLedger(
  tx: Tx,
  beginning: ArticleAt,
  fragment: ArticleAt,
  joinsHalves: boolean,
  now: Date,
) {
  const rows = { beginning: await listPlaces(tx, beginning.id), fragment: await listPlaces(tx, fragment.id) }
  const texts = await listPageTexts(
    tx,
    [...rows.beginning, ...rows.fragment].map(({ pageId }) => pageId),
  )
  const whole = wholeLedger(rows.beginning, rows.fragment, texts, joinsHalves)
  await retireInto(tx, fragment, beginning, now)
  if (!(await putPlaces(tx, beginning.id, whole))) throw new Conflict()
  return { ...rows, whole }
}
