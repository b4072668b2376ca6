import 'server-only'
import { canonicalJson } from '../document/canonical-json'
import type { PagePiece } from '../document/draft-of-pages'
import {
  advanceArticle,
  getArticle,
  getDefaultSectionId,
  holdArticles,
  putArticle,
  type ArticleAt,
} from '../db/articles'
import type { Act } from '../db/audit'
import type { Tx } from '../db/client'
import { findTaker, listPiecesOf, listTexts, putOverrides, writeLedger, type PageRange } from '../db/ledger'
import { markStale } from '../db/stale-surfaces'
import type { DraftFields } from '../editorial/draft-fields'
import { changedArticles, type PageLedger } from '../editorial/page-ledger'
import { SURFACE } from '../editorial/surfaces'
import { isUntouched } from '../editorial/workflow'
import type { GazetteerEntry } from '../pipeline/model'
import { printedArticle } from './printed-article'
import { proposeToArticle } from './propose-to-article'
import { rebuildArticle } from './rebuild-article'

export type LedgerChange = { pageId: string; before: PageLedger; after: PageLedger }

/**
 * Makes the ledger of a page `after` and the articles follow their lines, in the caller's transaction, which holds the
 * page: untouched ones are made anew, retired or brought back; for all others it becomes a proposed change. What readers
 * see of an article stays; the page that shows its lines is marked stale. `names` are all that the tagger is to know.
 */
export async function changeLedger(
  tx: Tx,
  act: Act,
  { pageId, before, after }: LedgerChange,
  names: readonly GazetteerEntry[],
): Promise<void> {
  const ids = changedArticles(before, after)
  const known = await holdArticles(tx, ids)
  const was = await listPiecesOf(tx, ids)
  const made = await putMissing(
    tx,
    act,
    ids.filter((id) => !known.has(id)),
  )
  await writeLedger(tx, pageId, before, after)
  const now = await listPiecesOf(tx, ids)
  const texts = await listTexts(
    tx,
    [...was.values(), ...now.values()].flat().map(({ pageId: id }) => id),
  )
  const articles = [...known.values(), ...made]
  for (const article of articles) {
    const overrides = await followOverrides(tx, article.id, before, after)
    const lines = { texts, was: was.get(article.id) ?? [], now: now.get(article.id) ?? [], overrides }
    await followLines(tx, act, article, lines, names)
  }
  await markStale(tx, [SURFACE.source(pageId), ...articles.flatMap(shownBy)])
}

const shownBy = ({ id, status }: ArticleAt) =>
  status === 'PUBLISHED' ? [SURFACE.article(id), SURFACE.latest] : []

/** Rows for articles that the act begins; their content follows. */
async function putMissing(tx: Tx, act: Act, ids: readonly string[]): Promise<ArticleAt[]> {
  if (ids.length === 0) return []
  const sectionId = await getDefaultSectionId(tx)
  const made: ArticleAt[] = []
  for (const id of ids) {
    await putArticle(tx, { id, headline: '', sectionId, createdById: act.doer.id })
    made.push(await getArticle(tx, id))
  }
  return made
}

type Overrides = { was: DraftFields; now: DraftFields }

async function followOverrides(
  tx: Tx,
  id: string,
  before: PageLedger,
  after: PageLedger,
): Promise<Overrides> {
  const saidIn = ({ state }: PageLedger) => state.articles.find((article) => article.id === id)?.overrides
  const now = saidIn(after) ?? saidIn(before) ?? {}
  const was = saidIn(before) ?? now
  if (!saidIn(before) || canonicalJson(was) !== canonicalJson(now)) await putOverrides(tx, id, now)
  return { was, now }
}

type Lines = {
  texts: ReadonlyMap<string, string>
  was: readonly PagePiece[]
  now: readonly PagePiece[]
  overrides: Overrides
}

async function followLines(
  tx: Tx,
  act: Act,
  article: ArticleAt,
  { texts, was, now, overrides }: Lines,
  names: readonly GazetteerEntry[],
): Promise<void> {
  const { sectionId } = article
  const lines = { texts, sectionId, pieces: now, overrides: overrides.now }
  const authorId = act.doer.id
  if (isUntouched(article)) {
    if (now.length > 0) return rebuildArticle(tx, article, lines, { names, authorId })
    return retireArticle(
      tx,
      article,
      was.map(({ pageId, piece }) => ({ pageId, start: piece.start, end: piece.end })),
    )
  }
  if (article.retiredAt) await advanceArticle(tx, article, { retiredAt: null, mergedIntoId: null })
  const before = printedArticle({ ...lines, pieces: was, overrides: overrides.was }, null).content
  const after = printedArticle(lines, null).content
  await proposeToArticle(tx, article, { before, after }, { origin: 'desk', createdById: authorId })
}

/** An article without a line is no work any more; it says which article took most of what it had. */
export async function retireArticle(
  tx: Tx,
  article: { id: string; version: number },
  had: readonly PageRange[],
): Promise<void> {
  const taker = await findTaker(tx, had)
  await advanceArticle(tx, article, { retiredAt: new Date(), mergedIntoId: taker })
}
