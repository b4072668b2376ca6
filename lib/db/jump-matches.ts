import 'server-only'
import { z } from 'zod'
import { JoinUndo } from '../editorial/join-undo'
import type { JumpPage, JumpProposal, JumpSide } from '../pipeline/match-jumps'
import type { Tx } from './client'
import { Prisma } from './generated/client'
import { paragraphsOf } from './match-text'

/** Pages that do not say what issue they belong to are matched with those imported last. */
const RECENT_PAGES = 40

type StoredSide = Pick<JumpSide, 'id' | 'text' | 'continuesFrom' | 'continuesTo' | 'startsInside'> & {
  kicker: string | null
  headline: string
  deck: string | null
  onPage: boolean
  hasHeadline: boolean
  first: JumpPage
  last: JumpPage
}

/** A page as JSON, whose columns are those of a table under the alias. */
const pageOf = (
  alias: Prisma.Sql,
) => Prisma.sql`jsonb_build_object('id', ${alias}."id", 'fileId', ${alias}."fileId",
  'sheet', ${alias}."sheet", 'label', ${alias}."pageLabel", 'newspaper', ${alias}."newspaper",
  'printedOn', CASE WHEN NOT ${alias}."printedOnIsGuess" THEN to_char(${alias}."printedOn", 'YYYY-MM-DD') END,
  'isOnlySheet', NOT EXISTS (SELECT FROM "SourcePage" o WHERE o."fileId" = ${alias}."fileId" AND o."id" <> ${alias}."id"))`

/**
 * The articles of a page that begin or stop in the middle, and those of pages that may be of the same issue: of the same
 * file, of the same date and no other paper, and, where either page does not say, among those imported last. The same
 * article stands among the fragments with its first page and among the beginnings with its last.
 */
export async function listJumpSides(
  tx: Tx,
  pageId: string,
): Promise<{ own: Set<string>; fragments: JumpSide[]; beginnings: JumpSide[] }> {
  const rows = await tx.$queryRaw<StoredSide[]>`
    WITH own AS (SELECT * FROM "SourcePage" WHERE "id" = ${pageId}::uuid),
    near AS (
      SELECT "id" FROM own
      UNION SELECT p."id" FROM "SourcePage" p, own WHERE p."fileId" = own."fileId"
      UNION SELECT p."id" FROM "SourcePage" p, own WHERE p."printedOn" = own."printedOn"
        AND coalesce(p."newspaper" = own."newspaper", TRUE)
      UNION SELECT p."id" FROM (SELECT * FROM "SourcePage" ORDER BY "importedAt" DESC, "id" DESC LIMIT ${RECENT_PAGES}) p, own
        WHERE coalesce(p."printedOn" = own."printedOn", TRUE) AND coalesce(p."newspaper" = own."newspaper", TRUE)),
    matched AS (
      SELECT unnest(ARRAY[m."fragmentId", m."beginningId"]) AS "id" FROM "JumpMatch" m WHERE m."state" = 'open' AND EXISTS (
        SELECT FROM "LedgerRow" l WHERE l."pageId" = ${pageId}::uuid AND l."articleId" IN (m."fragmentId", m."beginningId"))),
    held AS (
      SELECT l."articleId", l."pageId" FROM near JOIN "LedgerRow" l ON l."pageId" = near."id"
      UNION SELECT l."articleId", l."pageId" FROM matched m JOIN "LedgerRow" l ON l."articleId" = m."id"),
    sides AS (
      SELECT l."articleId" AS "id", bool_or(l."pageId" = ${pageId}::uuid) AS "onPage"
      FROM held l JOIN "Article" a ON a."id" = l."articleId"
      WHERE a."isFragment" AND a."retiredAt" IS NULL GROUP BY l."articleId")
    SELECT a."id", a."kicker", a."headline", a."deck", r."content"->>'continuesFrom' AS "continuesFrom",
      r."content"->>'continuesTo' AS "continuesTo", ${paragraphsOf(Prisma.sql`r."content"`)} AS "text", s."onPage", ${pageOf(Prisma.sql`fp`)} AS "first", ${pageOf(Prisma.sql`lp`)} AS "last",
      coalesce((SELECT b."joins" FROM "LedgerRow" b WHERE b."articleId" = a."id" AND b."role" = 'body'
        ORDER BY b."position" LIMIT 1), FALSE) AS "startsInside",
      EXISTS (SELECT FROM "LedgerRow" h WHERE h."articleId" = a."id" AND h."role" = 'headline') AS "hasHeadline"
    FROM sides s JOIN "Article" a ON a."id" = s."id"
    JOIN "Revision" r ON r."articleId" = a."id" AND r."number" = a."head"
    CROSS JOIN LATERAL (SELECT f."pageId" FROM "LedgerRow" f WHERE f."articleId" = a."id" ORDER BY f."position" LIMIT 1) f
    JOIN "SourcePage" fp ON fp."id" = f."pageId"
    CROSS JOIN LATERAL (SELECT e."pageId" FROM "LedgerRow" e WHERE e."articleId" = a."id" ORDER BY e."position" DESC LIMIT 1) e
    JOIN "SourcePage" lp ON lp."id" = e."pageId"`
  return {
    own: new Set(rows.flatMap(({ id, onPage }) => (onPage ? id : []))),
    fragments: rows.map((row) => toSide(row, row.first)),
    beginnings: rows.map((row) => toSide(row, row.last)),
  }
}

function toSide(row: StoredSide, page: JumpPage): JumpSide {
  const { id, kicker, headline, deck, text, continuesFrom, continuesTo, startsInside, hasHeadline } = row
  // Without a printed headline the article is listed under its first words.
  const lines = [kicker, hasHeadline ? headline : null, deck].filter((line) => line !== null)
  return { id, headline: lines.join('\n'), text, continuesFrom, continuesTo, startsInside, page }
}

/**
 * Puts matches before a person, in place of those that hold no more: of what stood open with one of the articles `own`, or
 * between two of those `among` which they were held against.
 * What somebody decided is left as it is.
 */
export async function putProposals(
  tx: Tx,
  { own, among }: { own: ReadonlySet<string>; among: ReadonlySet<string> },
  proposals: readonly JumpProposal[],
): Promise<void> {
  const pairs = proposals.map(({ fragmentId, beginningId }) => ({ fragmentId, beginningId }))
  await tx.jumpMatch.deleteMany({
    where: {
      state: 'open',
      OR: [
        { fragmentId: { in: [...own] } },
        { beginningId: { in: [...own] } },
        { fragmentId: { in: [...among] }, beginningId: { in: [...among] } },
      ],
      NOT: { OR: pairs },
    },
  })
  for (const { fragmentId, beginningId, score, signs } of proposals) {
    await tx.$executeRaw`
      INSERT INTO "JumpMatch" ("id", "fragmentId", "beginningId", "score", "signs")
      VALUES (gen_random_uuid(), ${fragmentId}::uuid, ${beginningId}::uuid, ${score}, ${signs})
      ON CONFLICT ("fragmentId", "beginningId") DO UPDATE SET "score" = EXCLUDED."score", "signs" = EXCLUDED."signs"
      WHERE "JumpMatch"."state" = 'open'`
  }
}

type Decision = { decidedById: string; decidedAt: Date }

/** Records that a fragment was joined to its beginning, whether or not that was proposed. */
export async function putJoin(
  tx: Tx,
  pair: { fragmentId: string; beginningId: string },
  decision: Decision,
  undo: JoinUndo,
): Promise<void> {
  const joined = { ...decision, state: 'joined' as const, undo }
  await tx.jumpMatch.upsert({
    where: { fragmentId_beginningId: pair },
    create: { ...pair, ...joined, score: 1, signs: [] },
    update: joined,
  })
}

/**
 * Settles what a join leaves open: the fragment's other beginnings are out of the question, so are other continuations of
 * a text that is now whole, and what was thought to go on from the fragment may go on from the whole. All of it carries the
 * time of the join.
 */
export async function settleRivals(
  tx: Tx,
  { fragmentId, beginningId }: { fragmentId: string; beginningId: string },
  isWhole: boolean,
  decision: Decision,
): Promise<void> {
  const onwards = await tx.jumpMatch.findMany({
    where: { beginningId: fragmentId, state: 'open', fragmentId: { not: beginningId } },
    select: { fragmentId: true, score: true, signs: true },
  })
  await tx.jumpMatch.updateMany({
    where: {
      state: 'open',
      OR: [{ fragmentId }, { beginningId: fragmentId }, ...(isWhole ? [{ beginningId }] : [])],
    },
    data: { ...decision, state: 'dismissed' },
  })
  await tx.jumpMatch.createMany({
    data: onwards.map((match) => ({ ...match, beginningId, createdAt: decision.decidedAt })),
    skipDuplicates: true,
  })
}

/** Takes back what a join settled: everything about the two articles that carries its time. */
export async function reopenRivals(
  tx: Tx,
  { fragmentId, beginningId }: { fragmentId: string; beginningId: string },
  decidedAt: Date,
): Promise<void> {
  const both = [fragmentId, beginningId]
  await tx.jumpMatch.updateMany({
    where: { decidedAt, OR: [{ fragmentId: { in: both } }, { beginningId: { in: both } }] },
    data: { state: 'open', decidedAt: null, decidedById: null, undo: Prisma.DbNull },
  })
  await tx.jumpMatch.deleteMany({ where: { beginningId, state: 'open', createdAt: decidedAt } })
}

/** Says of an open match that it is none. False when it is not open any more. */
export async function dismissMatch(tx: Tx, id: string, decision: Decision): Promise<boolean> {
  const { count } = await tx.jumpMatch.updateMany({
    where: { id, state: 'open' },
    data: { ...decision, state: 'dismissed' },
  })
  return count === 1
}

/** Lets what was said to be no match wait for a person again. False when it is not dismissed. */
export async function reopenMatch(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.jumpMatch.updateMany({
    where: { id, state: 'dismissed' },
    data: { state: 'open', decidedAt: null, decidedById: null },
  })
  return count === 1
}

/** The two articles of a match in a state, or null. */
export async function findMatch(
  tx: Tx,
  id: string,
  state: 'open' | 'dismissed',
): Promise<{ fragmentId: string; beginningId: string } | null> {
  return tx.jumpMatch.findFirst({
    where: { id, state },
    select: { fragmentId: true, beginningId: true },
  })
}

const Joined = z.object({ fragmentId: z.uuid(), beginningId: z.uuid(), decidedAt: z.date(), undo: JoinUndo })
type Joined = z.infer<typeof Joined>

/** The join by which a fragment became part of another article, or null. */
export async function findJoin(tx: Tx, fragmentId: string): Promise<Joined | null> {
  const row = await tx.jumpMatch.findFirst({ where: { fragmentId, state: 'joined' } })
  return row && Joined.parse(row)
}
