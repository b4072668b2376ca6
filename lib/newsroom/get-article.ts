import 'server-only'
import { z } from 'zod'
import type { ArticleContent } from '../document/content'
import { textsOf } from '../document/one-change'
import { withQuotes } from '../document/open-eyes'
import { withBases } from '../document/stale-figures'
import type { EditorSuggestion } from '../document/suggestion'
import { findSuccessor, getArticle, listSections, type ArticleAt } from '../db/articles'
import { db, type Tx } from '../db/client'
import { countConflictsOf } from '../db/conflicts'
import { listCorrectionDrafts, listWaitingCorrections } from '../db/corrections'
import { findOpenPublication, findWaitingChange } from '../db/publications'
import { findOpenProposal } from '../db/proposed-changes'
import { listReviews } from '../db/reviews'
import { findRevisionOfSave, getContentOf, getRevision } from '../db/revisions'
import { listPagesOfArticle } from '../db/source-pages'
import { listUnsent } from '../db/unsent-texts'
import { listColleagues } from '../db/users'
import { listTagNames, type TagName } from '../db/vocabulary'
import type { Actor } from '../editorial/actor'
import type { CorrectionDraft } from '../editorial/correction'
import { authorize } from '../editorial/policy'
import type { ReviewView } from '../editorial/review'
import { mergeUnsent } from './merge-unsent'
import { listAble } from './notify'
import { listOffered } from './offer-suggestions'

export type ArticleView = ArticleAt & {
  content: ArticleContent
  /** The tags that the content names, by id; merged ones answer as their survivor. */
  tags: Record<string, TagName>
  suggestions: EditorSuggestion[]
  pages: { id: string; fileName: string; newspaper: string | null; printedOn: string | null }[]
  sections: { id: string; slug: string; name: string; nameEn: string }[]
  /** The address of the public copy, or null when there is none. */
  liveSlug: string | null
  hasUnpublishedChanges: boolean
  /** The texts of what readers see, as `textsOf` tells them; null while they see none. */
  publicTexts: string[] | null
  /** When readers see the public copy, in ISO. */
  times: { goLiveAt: string; embargoUntil: string | null; expiresAt: string | null } | null
  /** The change that waits for its hour while readers see the copy before it, in ISO, and the corrections that it brings. */
  change: { goLiveAt: string; expiresAt: string | null; corrections: CorrectionDraft[] } | null
  /** Who can be asked to work on it. */
  people: { id: string; name: string }[]
  /** Who could review it, should this person send it on. */
  reviewers: { id: string; name: string }[]
  /** Every review there was, newest first. */
  reviews: ReviewView[]
  /** Conflicts of its figures that nobody has settled. */
  openConflicts: number
  /** What settled conflicts left to be corrected. */
  correctionDrafts: CorrectionDraft[]
  /** What became of the article when it is no work any more. */
  retired: { mergedInto: { id: string; headline: string } | null } | null
  /** A change that waits for a person's word. */
  proposal: { id: string; content: ArticleContent; by: string | null; at: string } | null
  /** The newest text of theirs that the article does not say yet, from whichever browser; its base is null when that is thinned out. */
  unsent: {
    tabId: string
    key: string
    revision: number
    base: ArticleContent | null
    content: ArticleContent
    at: string
  } | null
}

/** An article as the editor opens it. Throws NotFound. */
export async function getArticleView(actor: Actor, id: string): Promise<ArticleView> {
  const view = await db.$transaction(
    async (tx) => {
      const article = await getArticle(tx, id)
      const revision = await getRevision(tx, id, article.head)
      const open = await findOpenPublication(tx, id)
      const change = await findWaitingChange(tx, id)
      const pages = await listPagesOfArticle(tx, id)
      const proposal = await findOpenProposal(tx, id)
      const { mentions, eyes = {} } = revision.content
      const lost = Object.values(eyes).flatMap(({ mention }) => mention ?? [])
      const tagIds = [...Object.values(mentions), ...lost].map(({ tagId }) => tagId)
      const people = revision.content.bylines.flatMap(({ personTagId }) => personTagId ?? [])
      return {
        ...article,
        content: withQuotes(withBases(revision.content, null), null),
        tags: await listTagNames(tx, [...tagIds, ...people]),
        suggestions: await listOffered(tx, id),
        pages: pages.map((page) => ({
          id: page.id,
          fileName: page.fileName,
          newspaper: page.newspaper,
          printedOn: page.printedOn?.toISOString().slice(0, 10) ?? null,
        })),
        retired: article.retiredAt ? { mergedInto: await findSuccessor(tx, id) } : null,
        unsent: await newestUnsent(tx, article, actor.id),
        proposal: proposal && {
          id: proposal.id,
          content: proposal.content,
          by: proposal.by,
          at: proposal.createdAt.toISOString(),
        },
        liveSlug: open?.hasBegun ? open.slug : null,
        times: open && {
          goLiveAt: open.goLiveAt.toISOString(),
          embargoUntil: open.embargoUntil?.toISOString() ?? null,
          expiresAt: open.expiresAt?.toISOString() ?? null,
        },
        change: change && {
          goLiveAt: change.goLiveAt.toISOString(),
          expiresAt: change.expiresAt?.toISOString() ?? null,
          corrections: await listWaitingCorrections(tx, id),
        },
        reviewers: await listAble(tx, article, actor),
        reviews: await listReviews(tx, id),
        openConflicts: await countConflictsOf(tx, id),
        correctionDrafts: await listCorrectionDrafts(tx, id),
        publicTexts: open?.hasBegun ? textsOf(await getContentOf(tx, open.revisionId)) : null,
        hasUnpublishedChanges: open !== null && (change ?? open).revisionId !== revision.id,
      }
    },
    { isolationLevel: 'RepeatableRead' },
  )
  authorize(actor, 'article.view', view)
  return { ...view, sections: await listSections(), people: await listColleagues() }
}

/** The newest text of someone that the article does not say yet. */
async function newestUnsent(
  tx: Tx,
  article: { id: string; head: number },
  userId: string,
): Promise<ArticleView['unsent']> {
  for (const text of (await listUnsent(tx, article.id, { userId })).toReversed()) {
    const beside = await mergeUnsent(tx, article, text)
    if (!beside) continue
    const { tabId, saveKey: key, base: revision, content, at } = text
    return { tabId, key, revision, base: beside.base, content, at: at.toISOString() }
  }
  return null
}

/** The article as the editor opens it, and the number of the revision that a save made, if it reached the server. */
export async function getArticleForSave(
  actor: Actor,
  id: string,
  saveKey: string | null,
): Promise<ArticleView & { revisionOfSave: number | null }> {
  const view = await getArticleView(actor, id)
  const key = z.uuid().safeParse(saveKey)
  return { ...view, revisionOfSave: key.success ? await findRevisionOfSave(db, id, key.data) : null }
}
