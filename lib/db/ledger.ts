import 'server-only'
import { z } from 'zod'
import { canonicalJson } from '../document/canonical-json'
import type { PagePiece } from '../document/draft-of-pages'
import { DraftFields } from '../editorial/draft-fields'
import { amongOthers, changedArticles, type PageLedger } from '../editorial/page-ledger'
import { Discard, Piece } from '../pipeline/model'
import { db, type Tx } from './client'

const rowColumns = {
  id: true,
  pageId: true,
  start: true,
  end: true,
  role: true,
  articleId: true,
  position: true,
  joins: true,
  discardReason: true,
  score: true,
  rule: true,
} as const

/** Who owns what of a page, as a person at the splitting desk changes it. */
export async function readLedger(pageId: string, client: Tx = db): Promise<PageLedger> {
  const rows = await client.ledgerRow.findMany({
    where: { pageId },
    orderBy: { start: 'asc' },
    select: { ...rowColumns, article: { select: { overrides: true } } },
  })
  const articles = new Map<string, { position: number; piece: Piece }[]>()
  const overrides = new Map<string, DraftFields>()
  const discards: Discard[] = []
  for (const { articleId, position, article, discardReason: reason, ...row } of rows) {
    if (articleId === null || position === null) {
      discards.push(Discard.parse({ ...row, reason }))
      continue
    }
    const held = articles.get(articleId) ?? []
    articles.set(articleId, held)
    held.push({ position, piece: Piece.parse(row) })
    overrides.set(articleId, DraftFields.parse(article?.overrides ?? {}))
  }
  for (const held of articles.values()) held.sort((one, other) => one.position - other.position)
  const state = {
    articles: [...articles].map(([id, held]) => ({
      id,
      pieces: held.map(({ piece }) => piece),
      overrides: overrides.get(id) ?? {},
    })),
    discards,
  }
  return { state, slots: await readSlots(pageId, articles, client) }
}

async function readSlots(
  pageId: string,
  articles: ReadonlyMap<string, readonly { position: number }[]>,
  client: Tx,
): Promise<PageLedger['slots']> {
  const others = await client.ledgerRow.findMany({
    where: { articleId: { in: [...articles.keys()] }, pageId: { not: pageId } },
    select: { articleId: true, position: true },
  })
  const spanning = [...articles].filter(([id]) => others.some(({ articleId }) => articleId === id))
  return Object.fromEntries(
    spanning.map(([id, held]) => {
      const elsewhere = others.flatMap(({ articleId, position }) => (articleId === id ? [position ?? 0] : []))
      return [id, held.map(({ position }) => elsewhere.filter((place) => place < position).length)]
    }),
  )
}

const Row = z.object({ pageId: z.uuid(), articleId: z.uuid() }).and(Piece)

/** The pieces of articles on all their pages, each article's in reading order. */
export async function listPiecesOf(tx: Tx, articleIds: readonly string[]): Promise<Map<string, PagePiece[]>> {
  const rows = await tx.ledgerRow.findMany({
    where: { articleId: { in: [...articleIds] } },
    orderBy: { position: 'asc' },
    select: rowColumns,
  })
  const pieces = new Map<string, PagePiece[]>(articleIds.map((id) => [id, []]))
  for (const row of rows) {
    const { articleId, pageId } = Row.parse(row)
    pieces.get(articleId)?.push({ pageId, piece: Piece.parse(row) })
  }
  return pieces
}

/** The decoded texts of pages by id. */
export async function listTexts(tx: Tx, pageIds: Iterable<string>): Promise<Map<string, string>> {
  const pages = await tx.sourcePage.findMany({
    where: { id: { in: [...new Set(pageIds)] } },
    select: { id: true, text: true },
  })
  return new Map(pages.map(({ id, text }) => [id, text]))
}

/** What a person said of an article in place of what its lines say. */
export async function readOverrides(tx: Tx, articleId: string): Promise<DraftFields> {
  const row = await tx.article.findUnique({ where: { id: articleId }, select: { overrides: true } })
  return DraftFields.parse(row?.overrides ?? {})
}

export async function putOverrides(tx: Tx, articleId: string, overrides: DraftFields): Promise<void> {
  await tx.article.update({ where: { id: articleId }, data: { overrides } })
}

type Wanted = {
  pageId: string
  start: number
  end: number
  role: string | null
  articleId: string | null
  position: number | null
  joins: boolean
  discardReason: string | null
  score: number
  rule: string
}
type Moved = { id: string; position: number }

/**
 * Writes how the ledger of a page changed: only rows that differ. Articles that go on elsewhere keep the order of their
 * pieces there. The caller holds the page and the articles; overlaps are refused by the database at commit.
 */
export async function writeLedger(
  tx: Tx,
  pageId: string,
  before: PageLedger,
  after: PageLedger,
): Promise<void> {
  const changed = changedArticles(before, after)
  const { wanted, moved } = await sequencesOf(tx, pageId, changed, after)
  wanted.push(...after.state.discards.map((discard) => rowOfDiscard(pageId, discard)))
  const rows = await tx.ledgerRow.findMany({
    where: { pageId, OR: [{ articleId: { in: changed } }, { articleId: null }] },
    select: rowColumns,
  })
  const known = new Map(rows.map(({ id, ...row }) => [canonicalJson(row), id]))
  const keys = new Set(wanted.map((row) => canonicalJson(row)))
  const gone = [...known].filter(([key]) => !keys.has(key)).map(([, id]) => id)
  if (gone.length > 0) await tx.ledgerRow.deleteMany({ where: { id: { in: gone } } })
  await tx.ledgerRow.createMany({ data: wanted.filter((row) => !known.has(canonicalJson(row))) })
  await tx.$executeRaw`UPDATE "LedgerRow" l SET "position" = m."position"
    FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS m("id" uuid, "position" int) WHERE l."id" = m."id"`
}

/** The rows that changed articles are to have on this page, and the places that their rows on other pages move to. */
async function sequencesOf(
  tx: Tx,
  pageId: string,
  articleIds: readonly string[],
  after: PageLedger,
): Promise<{ wanted: Wanted[]; moved: Moved[] }> {
  const others = await tx.ledgerRow.findMany({
    where: { articleId: { in: [...articleIds] }, pageId: { not: pageId } },
    orderBy: { position: 'asc' },
    select: { id: true, articleId: true, position: true },
  })
  const wanted: Wanted[] = []
  const moved: Moved[] = []
  for (const articleId of articleIds) {
    const pieces = after.state.articles.find(({ id }) => id === articleId)?.pieces ?? []
    const elsewhere = others.filter((row) => row.articleId === articleId)
    for (const [position, row] of amongOthers(pieces, after.slots[articleId], elsewhere).entries()) {
      if (!('id' in row)) wanted.push({ ...row, pageId, articleId, position, discardReason: null })
      else if (row.position !== position) moved.push({ id: row.id, position })
    }
  }
  return { wanted, moved }
}

const rowOfDiscard = (pageId: string, { start, end, reason, score, rule }: Discard): Wanted => ({
  pageId,
  start,
  end,
  role: null,
  articleId: null,
  position: null,
  joins: false,
  discardReason: reason,
  score,
  rule,
})

export type PageRange = { pageId: string; start: number; end: number }

/** The article that owns most of these ranges now, or null. */
export async function findTaker(tx: Tx, ranges: readonly PageRange[]): Promise<string | null> {
  const [taker] = await tx.$queryRaw<{ articleId: string }[]>`
    SELECT l."articleId"::text AS "articleId" FROM jsonb_to_recordset(${JSON.stringify(ranges)}::jsonb)
      AS r("pageId" uuid, "start" int, "end" int)
    JOIN "LedgerRow" l ON l."pageId" = r."pageId" AND int4range(l."start", l."end") && int4range(r."start", r."end")
    WHERE l."articleId" IS NOT NULL
    GROUP BY l."articleId" ORDER BY sum(least(l."end", r."end") - greatest(l."start", r."start")) DESC, 1 LIMIT 1`
  return taker?.articleId ?? null
}
