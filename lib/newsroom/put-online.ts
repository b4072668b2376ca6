import 'server-only'
import { annotationsOf } from '../document/annotations-of'
import { textBlocksOf, type TextBlock } from '../document/body'
import { sentenceAt } from '../document/sentence'
import { toPublishedArticle } from '../document/to-published-article'
import { advanceArticle, type ArticleAt } from '../db/articles'
import { recordAudit, type Act } from '../db/audit'
import type { Tx } from '../db/client'
import { listMetrics, listMentionTags } from '../db/annotations'
import {
  cancelChange,
  endPublication,
  endYielded,
  findFirstPublishedAt,
  findOpenPublication,
  putPublication,
  yieldAt,
  type OpenPublication,
} from '../db/publications'
import { getRevision } from '../db/revisions'
import { listPagesOfArticle, type PageFacts } from '../db/source-pages'
import { markStale } from '../db/stale-surfaces'
import { moveReview } from '../db/reviews'
import { planSideEffect } from '../db/side-effects'
import type { PublicationTimes } from '../editorial/publication-times'
import { articleSlug } from '../editorial/slug'
import { surfacesOfArticle } from '../editorial/surfaces'
import { Refused } from '../errors'
import { refreshConflicts } from './refresh-conflicts'
import { refuseOpenEyes } from './refuse-open-eyes'
import { refuseUnready } from './refuse-unready'

type Way = {
  origin: 'import' | 'review'
  now: Date
  times?: PublicationTimes
  /** Another address, for what is published at once: the former one leads there. */
  slug?: string | undefined
}

/**
 * Freezes the newest revision of an article for readers, at once or from its hour, and ends the copy before it; a change of what
 * readers see that waits for an hour leaves them that copy until then. A change that waited before is taken back. The caller has
 * asked whether it may. Refuses an article without a headline, without a word of text, with a figure to be confirmed, or with
 * marks that need an eye first. Answers its address, which changes only when another is asked for.
 */
export async function putOnline(
  tx: Tx,
  act: Act,
  article: ArticleAt,
  { origin, now, times = AT_ONCE, slug: wanted }: Way,
): Promise<{ slug: string; version: number; publicationId: string }> {
  const { id: revisionId, content } = await getRevision(tx, article.id, article.head)
  refuseUnready(content)
  refuseOpenEyes(content)

  const pages = await listPagesOfArticle(tx, article.id)
  const printed = printedFactsOf(pages)
  const slug = wanted ?? article.slug ?? articleSlug(content.headline, printed.printedOnKnown, article.id)
  await endYielded(tx, article.id)
  await cancelChange(tx, article.id, now)
  const before = await findOpenPublication(tx, article.id)
  const replacesId = before && times.goLiveAt && isSeen(before, now) ? before.id : null
  if (before && replacesId && times.goLiveAt) await yieldTo(tx, before, times.goLiveAt)
  else if (before) await endPublication(tx, before.id, endOf(before, now))
  const online = { status: 'PUBLISHED', slug, returnReason: null, askedId: null } as const
  const version = await advanceArticle(tx, article, online)
  await endReview(tx, article, now)
  const publicationId = await putPublication(tx, {
    articleId: article.id,
    revisionId,
    replacesId,
    origin,
    slug,
    headline: content.headline,
    sectionId: content.sectionId,
    newspaper: printed.newspaper,
    printedOn: printed.printedOn,
    printedOnIsGuess: printed.printedOnIsGuess,
    ...hoursOf(times, await findFirstPublishedAt(tx, article.id), now),
    publishedById: act.doer.id,
    content: toPublishedArticle(content, pages.map(publishedPage)),
    ...(await annotationCopies(tx, article.id, content.body)),
  })
  await planEffects(tx, { articleId: article.id, publicationId }, times)
  // Two articles saved at one moment do not see each other's figures; the later publication does.
  await refreshConflicts(tx, article.id)
  const after = await findOpenPublication(tx, article.id)
  // Pages that show what will yield have to know until when they are good.
  await markStale(tx, staleSurfaces(article.id, [before, after], pages))
  await recordAudit(
    tx,
    act,
    times.goLiveAt || times.embargoUntil ? 'article.schedule' : 'article.publish',
    { type: 'article', id: article.id, label: content.headline },
    {
      slug,
      ...(before && before.slug !== slug && { formerSlug: before.slug }),
      origin,
      revision: article.head,
      ...timesToTell(times),
    },
  )
  return { slug, version, publicationId }
}

/** What the worker is to do at the hours of a publication; readers do not wait for it. */
async function planEffects(
  tx: Tx,
  ids: { articleId: string; publicationId: string },
  { goLiveAt, embargoUntil, expiresAt }: PublicationTimes,
): Promise<void> {
  const liveAt = goLiveAt ?? embargoUntil
  if (liveAt) await planSideEffect(tx, { kind: 'live', dueAt: liveAt, ...ids })
  if (expiresAt) await planSideEffect(tx, { kind: 'expired', dueAt: expiresAt, ...ids })
}

const publishedPage = ({ id, newspaper, pageLabel }: PageFacts) => ({ id, newspaper, pageLabel })

const isSeen = ({ hasBegun, expiresAt }: OpenPublication, now: Date) =>
  hasBegun && (expiresAt === null || expiresAt > now)

async function yieldTo(tx: Tx, before: OpenPublication, at: Date): Promise<void> {
  if (before.expiresAt && before.expiresAt < at) throw new Refused('expires-before-change')
  await yieldAt(tx, before, at)
}

/** What was never seen is cancelled, not replaced. */
const endOf = (before: OpenPublication, endedAt: Date) =>
  ({ endReason: before.hasBegun ? 'replaced' : 'cancelled', endedAt }) as const

/** For readers it is published when they first see it. */
function hoursOf(times: PublicationTimes, firstPublishedAt: Date | null, now: Date) {
  const { goLiveAt, embargoUntil, expiresAt } = times
  const publishedAt = goLiveAt ?? embargoUntil ?? now
  return {
    firstPublishedAt: firstPublishedAt ?? publishedAt,
    publishedAt,
    goLiveAt: goLiveAt ?? now,
    embargoUntil,
    expiresAt,
    createdAt: now,
  }
}

/** An approval is spent with what it let out; a review that nobody asks for any more ends. */
async function endReview(tx: Tx, { review }: ArticleAt, now: Date): Promise<void> {
  if (review)
    await moveReview(tx, review.id, { state: review.state === 'approved' ? 'done' : 'dropped', endedAt: now })
}

const AT_ONCE: PublicationTimes = { goLiveAt: null, embargoUntil: null, expiresAt: null }

const timesToTell = (times: PublicationTimes): Record<string, string> =>
  Object.fromEntries(
    Object.entries(times).flatMap(([name, time]) => (time ? [[name, time.toISOString()]] : [])),
  )

function printedFactsOf(pages: readonly PageFacts[]) {
  const [first] = pages
  return {
    newspaper: first?.newspaper ?? null,
    printedOn: first?.printedOn ?? null,
    printedOnIsGuess: first?.printedOnIsGuess ?? false,
    /** A guessed date is no part of an address, which is for good. */
    printedOnKnown:
      first?.printedOn && !first.printedOnIsGuess ? first.printedOn.toISOString().slice(0, 10) : null,
  }
}

/** Everything that showed the old copy or shows the new one. */
export function staleSurfaces(
  articleId: string,
  copies: readonly (OpenPublication | null)[],
  pages: readonly PageFacts[],
): string[] {
  const open = copies.filter((copy) => copy !== null)
  return surfacesOfArticle({
    articleId,
    sectionIds: open.map(({ sectionId }) => sectionId),
    tagIds: open.flatMap(({ tagIds }) => tagIds),
    indicatorIds: open.flatMap(({ indicatorIds }) => indicatorIds),
    pageIds: pages.map(({ id }) => id),
  })
}

async function annotationCopies(tx: Tx, articleId: string, body: Parameters<typeof annotationsOf>[0]) {
  const blocks: readonly TextBlock[] = textBlocksOf(body)
  const tagOf = await listMentionTags(tx, articleId)
  const metricOf = await listMetrics(tx, articleId)
  const placed = annotationsOf(body).map((span, position) => ({
    position,
    id: span.id,
    kind: span.kind,
    blockId: span.blockId,
    quote: span.quote,
    sentence: sentenceAt(blocks[span.block]?.text ?? '', span.start, span.end),
  }))
  return {
    mentions: placed.flatMap(({ id, kind, position, blockId, quote, sentence }) => {
      const tagId = kind === 'entity' ? tagOf.get(id) : undefined
      return tagId ? [{ mentionId: id, tagId, position, blockId, quote, sentence }] : []
    }),
    metrics: placed.flatMap(({ id, kind, position, blockId, sentence }) => {
      const metric = kind === 'metric' ? metricOf.get(id) : undefined
      return metric ? [{ ...metric, metricId: id, position, blockId, sentence }] : []
    }),
  }
}
