import 'server-only'
import { SpreadUndo } from '../editorial/spread'
import { NotFound } from '../errors'
import type { Tx } from './client'

/** Somebody else's save so lately may mean that they are writing. */
const BUSY_MINUTES = 5

type NewSpread = { id: string; tagId: string; quote: string; byId: string }

/** Keeps that an act gave a tag to words; its changes follow in the same transaction. */
export async function putSpread(tx: Tx, spread: NewSpread): Promise<void> {
  await tx.spread.create({ data: spread })
}

type Change = {
  spreadId: string
  articleId: string
  headBefore: number
  headAfter: number
  wasEdited: boolean
  undo: SpreadUndo
}

/** Keeps what an act changed in one article. */
export async function putSpreadChange(tx: Tx, change: Change): Promise<void> {
  await tx.spreadChange.create({ data: change })
}

/** An act with all its changes, held until the transaction ends. Throws NotFound. */
export async function getSpread(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "Spread" WHERE "id" = ${id}::uuid FOR UPDATE`
  const spread = await tx.spread.findUnique({
    where: { id },
    select: {
      id: true,
      tagId: true,
      quote: true,
      byId: true,
      undoneAt: true,
      changes: { omit: { spreadId: true } },
    },
  })
  if (!spread) throw new NotFound()
  return {
    ...spread,
    changes: spread.changes.map(({ undo, ...change }) => ({ ...change, undo: SpreadUndo.parse(undo) })),
  }
}

/** Keeps that an act was taken back. */
export async function putUndone(tx: Tx, id: string, undoneById: string): Promise<void> {
  await tx.spread.update({ where: { id }, data: { undoneById, undoneAt: new Date() } })
}

/** Of these articles those that somebody else saved just now, with their name. */
export async function listBusy(
  tx: Tx,
  articleIds: readonly string[],
  selfId: string,
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT a."id"::text AS "id", u."name" FROM "Article" a
    JOIN "Revision" r ON r."articleId" = a."id" AND r."number" = a."head" JOIN "User" u ON u."id" = r."authorId"
    WHERE a."id" = ANY(${[...articleIds]}::uuid[]) AND r."reason" = 'save' AND r."authorId" <> ${selfId}::uuid
      AND r."createdAt" > now() - make_interval(mins => ${BUSY_MINUTES}::int)`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** How suggestions of an article stand, with who decided. */
export function listStates(tx: Tx, articleId: string, ids: readonly string[]) {
  return tx.suggestion.findMany({
    where: { articleId, id: { in: [...ids] } },
    select: { id: true, state: true, decidedById: true, decidedAt: true },
  })
}

type Stood = SpreadUndo['suggestions'][number]

/** Gives a suggestion the state back that it had, unless somebody decided otherwise since; answers whether it has. */
export async function restoreState(tx: Tx, articleId: string, stood: Stood): Promise<boolean> {
  const { id, state, decidedById, decidedAt, became } = stood
  const { count } = await tx.suggestion.updateMany({
    where: { id, articleId, state: became },
    data: { state, decidedById, decidedAt },
  })
  return count > 0
}
