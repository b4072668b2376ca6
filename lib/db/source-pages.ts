import 'server-only'
import { inkRunsOf } from '../pipeline/ink'
import type { Discard, Line, PageReading, Piece } from '../pipeline/model'
import { db, type Tx } from './client'
import { Prisma } from './generated/client'
import { orderedIds } from './ordered-ids'

const pageFacts = {
  id: true,
  fileName: true,
  newspaper: true,
  printedOn: true,
  printedOnIsGuess: true,
  pageLabel: true,
} satisfies Prisma.SourcePageSelect
export type PageFacts = Prisma.SourcePageGetPayload<{ select: typeof pageFacts }>

/** The pages of the file that holds exactly these bytes, in order; none when it was never imported. `hash` is their SHA-256 in hex. */
export function listPagesByHash(hash: string, client: Tx = db): Promise<PageFacts[]> {
  return client.sourcePage.findMany({
    where: { file: { hash } },
    orderBy: { sheet: 'asc' },
    select: pageFacts,
  })
}

/** The pages whose lines an article holds, in the reading order of the article. */
export async function listPagesOfArticle(tx: Tx, articleId: string): Promise<PageFacts[]> {
  const rows = await tx.ledgerRow.findMany({
    where: { articleId },
    orderBy: { position: 'asc' },
    select: { page: { select: pageFacts } },
  })
  return [...new Map(rows.map(({ page }) => [page.id, page])).values()]
}

/** The printed date of the first page that holds lines of an article, as `2023-12-04`; null when unknown or not printed. */
export async function findPrintedOn(tx: Tx, articleId: string): Promise<string | null> {
  const [page] = await listPagesOfArticle(tx, articleId)
  return page?.printedOn?.toISOString().slice(0, 10) ?? null
}

export type NewFile = {
  id: string
  name: string
  bytes: Uint8Array
  hash: string
  format: string
  encoding: string
  importedById: string | null
}

/** Inserts a file as it came. Throws Prisma's unique violation when another import of the same bytes came first. */
export async function putFile(tx: Tx, { bytes, ...facts }: NewFile): Promise<void> {
  await tx.sourceFile.create({ data: { ...facts, bytes: Uint8Array.from(bytes) } })
}

export type NewPage = {
  id: string
  file: Pick<NewFile, 'id' | 'name' | 'importedById'>
  /** Which page of the file, from 1. */
  sheet: number
  text: string
  lines: readonly Line[]
  reading: PageReading
}

/** Inserts a page of a file. Its inked ranges are kept beside it so that the database itself can tell an unowned character. */
export async function putPage(tx: Tx, page: NewPage): Promise<void> {
  const { newspaper, printedOn, pageLabel } = page.reading
  await tx.$executeRaw`
    INSERT INTO "SourcePage" ("id", "fileId", "sheet", "fileName", "text", "ink", "newspaper", "newspaperIsGuess",
      "printedOn", "printedOnIsGuess", "pageLabel", "pageLabelIsGuess", "proposal", "importedById", "updatedAt")
    VALUES (${page.id}::uuid, ${page.file.id}::uuid, ${page.sheet}, ${page.file.name}, ${page.text},
      ${inkOf(page.lines)}::int4multirange, ${newspaper?.value ?? null}, ${newspaper?.isGuess ?? false},
      ${printedOn?.value ?? null}::date, ${printedOn?.isGuess ?? false}, ${pageLabel?.value ?? null},
      ${pageLabel?.isGuess ?? false}, ${JSON.stringify(page.reading)}::jsonb, ${page.file.importedById}::uuid, now())`
}

/** PostgreSQL's text form of the ranges of non-blank characters. */
function inkOf(lines: readonly Line[]): string {
  const runs = lines.flatMap(({ text, start }) =>
    inkRunsOf(text).map((run) => `[${start + run.start},${start + run.end})`),
  )
  return `{${runs.join(',')}}`
}

export type NewLedgerRow = { articleId: string; piece: Piece; position: number } | { discard: Discard }

/** Inserts the rows that say who owns each run of a new page. Overlaps are refused by the database at commit. */
export async function putLedger(tx: Tx, pageId: string, rows: readonly NewLedgerRow[]): Promise<void> {
  const ids = orderedIds(rows.length)
  const written = rows.map((row, index) => {
    if ('discard' in row) {
      const { start, end, reason, score, rule } = row.discard
      return { id: ids[index], start, end, joins: false, discardReason: reason, score, rule }
    }
    const { articleId, position } = row
    const { start, end, role, joins, score, rule } = row.piece
    return { id: ids[index], start, end, role, joins, articleId, position, score, rule }
  })
  await tx.$executeRaw`
    INSERT INTO "LedgerRow" ("id", "pageId", "start", "end", "role", "joins", "articleId", "position", "discardReason", "score", "rule")
    SELECT "id", ${pageId}::uuid, "start", "end", "role", "joins", "articleId", "position", "discardReason", "score", "rule"
    FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS l("id" uuid, "start" int, "end" int, "role" text,
      "joins" boolean, "articleId" uuid, "position" int, "discardReason" text, "score" float8, "rule" text)`
}

/** True for the refusal of a second file with the same bytes. */
export function isSameBytesAgain(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    error.code === 'P2002' &&
    JSON.stringify(error.meta).includes('hash')
  )
}

/** The articles of a page that are as the import made them and were never published. */
export async function listUntouchedDrafts(tx: Tx, pageId: string): Promise<string[]> {
  const rows = await tx.article.findMany({
    where: { status: 'DRAFT', isEdited: false, slug: null, ledger: { some: { pageId } } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export const hasPages = async (): Promise<boolean> =>
  (await db.sourcePage.findFirst({ select: { id: true } })) !== null
