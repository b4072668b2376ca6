import 'server-only'
import { annotationsOf, type AnnotationSpan } from '../document/annotations-of'
import { checkContent } from '../document/check-content'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import { sentenceAt } from '../document/sentence'
import { firstSpans, keepMarks, type MergedMark, type SettledMark } from '../document/keep-marks'
import { isBlocking, lostEye, openEyes, withQuotes } from '../document/open-eyes'
import { pictureIdsOf } from '../document/figures-of'
import { staleFigures, withBases } from '../document/stale-figures'
import { putMentions, putMetrics, type PlacedMention, type PlacedMetric } from '../db/annotations'
import { putArticleText } from '../db/article-texts'
import { advanceArticle, putBylines } from '../db/articles'
import type { Tx } from '../db/client'
import { putFingerprint } from '../db/fingerprints'
import { putEyes, type SettledEye } from '../db/mark-eyes'
import { putPastPictureUses, putPictureUses } from '../db/pictures'
import { BY_HAND, getRevision, hashOf, putRevision, type RevisionReason } from '../db/revisions'
import { Refused } from '../errors'
import { dropApproval } from './drop-approval'
import { moveComments } from './move-comments'
import { refreshConflicts } from './refresh-conflicts'
import { resolveMetrics } from './resolve-metrics'

type Target = { id: string; version: number; head: number }
type Snapshot = {
  content: ArticleContent
  reason: RevisionReason
  authorId: string | null
  saveKey?: string
  restoredFrom?: number
  /** What relative periods are counted from. */
  printedOn: string | null
  /** What a person decided on marks that are not in the text any more. */
  settled?: readonly SettledMark[] | undefined
  /** A content of an earlier time as it was then: marks made since are left behind with the words. */
  isRestored?: boolean
  /** Of a content that `keepMarks` made of the newest revision already: what was newest, and the marks that became one. */
  kept?: { before: ArticleContent; merged: MergedMark[] }
}

/**
 * Writes a new content of an article: the snapshot, the rows of its mentions and figures, its signatures and the columns
 * that lists read, all in the caller's transaction. A mark of the newest revision that the content neither holds nor
 * accounts for is laid on its words again, or waits for an editor: none is dropped in silence. Throws Conflict when the
 * article has moved on, and refuses a document that the editor's schema does not allow, whose marks have no record, or that
 * names a standing mark among those that wait.
 */
export async function writeContent(tx: Tx, article: Target, snapshot: Snapshot): Promise<number> {
  const before = snapshot.kept?.before ?? (await headOf(tx, article))
  const kept = keptMarks(before, snapshot)
  checkContent(kept.content)
  const spans = firstSpans(annotationsOf(kept.content.body))
  const content = withQuotes(withBases(withoutUnused(kept.content, spans), before), before)
  const number = article.head + 1
  const version = await advanceArticle(tx, article, {
    head: number,
    headline: content.headline,
    kicker: content.kicker,
    deck: content.deck,
    sectionId: content.sectionId,
    isFragment: content.isFragment,
    ...(BY_HAND.some((reason) => reason === snapshot.reason) && { isEdited: true }),
  })
  await putRevision(tx, {
    articleId: article.id,
    number,
    content,
    ...troublesOf(content),
    reason: snapshot.reason,
    authorId: snapshot.authorId,
    ...(snapshot.saveKey !== undefined && { saveKey: snapshot.saveKey }),
    ...(snapshot.restoredFrom !== undefined && { restoredFrom: snapshot.restoredFrom }),
  })
  await putPictureUses(tx, article.id, pictureIdsOf(content.body))
  const approved = { id: article.id, headline: content.headline, head: number }
  await dropApproval(tx, approved, { hash: hashOf(content), authorId: snapshot.authorId })
  await putFingerprint(tx, article.id, number, content)
  await putArticleText(tx, article.id, number, content)
  await moveComments(tx, article.id, before, content)
  await putBylines(tx, article.id, content.bylines)
  await putMentions(tx, article.id, mentionsIn(content, spans), {
    isByMachine: snapshot.reason === 'suggestions',
  })
  await putMetrics(tx, article.id, await metricsIn(tx, article.id, content, spans, snapshot.printedOn))
  await putEyes(
    tx,
    article.id,
    {
      open: openEyes(content),
      settledAs: outcomesIn(spans, snapshot),
      merged: kept.merged.map(({ id, eye, sameAs }) => ({ ...lostEye(id, eye), sameAs })),
    },
    { revision: number, settledById: snapshot.authorId },
  )
  await refreshConflicts(tx, article.id)
  return version
}

const headOf = async (tx: Tx, { id, head }: Target): Promise<ArticleContent | null> =>
  head > 0 ? (await getRevision(tx, id, head)).content : null

/** What keeps a content from being published. */
const troublesOf = (content: ArticleContent) => ({
  staleFigures: staleFigures(content).map(({ id }) => id),
  openEyes: openEyes(content)
    .filter(isBlocking)
    .map(({ id }) => id),
})

/**
 * Keeps a text that the article does not go on with as its next revision, and answers its number. It is read in the history
 * alone: nothing follows from it, and what stands on the text of the article stays where it is. The caller writes what the
 * article goes on with after it, as made of `before`, the newest content. Refuses what `writeContent` refuses.
 */
export async function putAside(
  tx: Tx,
  { id: articleId, head }: Target,
  {
    content: text,
    before,
    ...by
  }: { content: ArticleContent; before: ArticleContent; authorId: string; saveKey?: string },
): Promise<number> {
  checkContent(text)
  const spans = firstSpans(annotationsOf(text.body))
  const content = withQuotes(withBases(withoutUnused(text, spans), before), before)
  const number = head + 1
  await putRevision(tx, { articleId, number, content, ...troublesOf(content), reason: 'unsent', ...by })
  await putPastPictureUses(tx, articleId, pictureIdsOf(content.body))
  return number
}

function keptMarks(before: ArticleContent | null, { content, settled, isRestored, kept }: Snapshot) {
  if (kept) return { content, merged: kept.merged }
  if (!before || isRestored) return { content, merged: [] }
  return keepMarks(withQuotes(withBases(before, null), null), content, settled)
}

/** What became of marks that no longer need an eye. */
function outcomesIn(spans: readonly AnnotationSpan[], { settled = [] }: Snapshot) {
  const standing = new Set(spans.map(({ id }) => id))
  const decided = new Map(settled.map((one) => [one.markId, one]))
  return (markId: string, reason: string): Pick<SettledEye, 'outcome' | 'sameAs'> => {
    if (standing.has(markId)) return { outcome: reason === 'words-changed' ? 'kept' : 'placed', sameAs: null }
    return decided.get(markId) ?? { outcome: 'left', sameAs: null }
  }
}

/**
 * Resolves an article's figures anew when the date that their relative periods are counted from was corrected. The words,
 * and what readers see, stay as they are.
 */
export async function redateMetrics(
  tx: Tx,
  article: { id: string; head: number },
  printedOn: string | null,
): Promise<void> {
  const { content } = await getRevision(tx, article.id, article.head)
  const spans = firstSpans(annotationsOf(content.body))
  await putMetrics(tx, article.id, await metricsIn(tx, article.id, content, spans, printedOn))
  await refreshConflicts(tx, article.id)
}

function withoutUnused(content: ArticleContent, spans: readonly AnnotationSpan[]): ArticleContent {
  const used = new Set(spans.map(({ id }) => id))
  const only = <T>(records: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(records).filter(([id]) => used.has(id)))
  return { ...content, mentions: only(content.mentions), metrics: only(content.metrics) }
}

function mentionsIn(content: ArticleContent, spans: readonly AnnotationSpan[]): PlacedMention[] {
  return spans.flatMap(({ kind, id, blockId, start, end, quote }) => {
    if (kind !== 'entity') return []
    const mention = content.mentions[id]
    if (!mention) throw new Refused('document-invalid')
    return [{ id, blockId, start, end, quote, tagId: mention.tagId }]
  })
}

async function metricsIn(
  tx: Tx,
  articleId: string,
  content: ArticleContent,
  spans: readonly AnnotationSpan[],
  printedOn: string | null,
): Promise<PlacedMetric[]> {
  const texts = textBlocksOf(content.body).map(({ text }) => text)
  const placed = spans.flatMap(({ kind, id, block, blockId, start, end, quote }) => {
    if (kind !== 'metric') return []
    const fields = content.metrics[id]
    if (!fields) throw new Refused('document-invalid')
    return [
      { ...fields, id, blockId, start, end, text: quote, quote: sentenceAt(texts[block] ?? '', start, end) },
    ]
  })
  const resolved = await resolveMetrics(tx, articleId, placed, printedOn)
  const stale = new Set(staleFigures(content).map(({ id }) => id))
  return placed.map((metric, index) => ({ ...metric, ...resolved(index), isStale: stale.has(metric.id) }))
}
