import 'server-only'
import type { ChoiceRow } from '../editorial/mention-choice'
import { db, type Tx } from './client'
import { Prisma } from './generated/client'
import { withSentences, type MentionPlace } from './mention-sentences'

/** The tags a merged tag counts for, nearest first, each with the latest merge on the way to it, in the order of taggings. */
const ANCESTORS = (id: string) => Prisma.sql`
  WITH RECURSIVE above AS (
    SELECT t."mergedIntoId" AS "id", t."mergeOrder" AS "since" FROM "Tag" t WHERE t."id" = ${id}::uuid AND t."mergedIntoId" IS NOT NULL
    UNION ALL
    SELECT t."mergedIntoId", greatest(a."since", t."mergeOrder") FROM above a JOIN "Tag" t ON t."id" = a."id"
    WHERE t."mergedIntoId" IS NOT NULL)`

/** The ids of the tags that a merged tag counts for. */
export async function listAncestors(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`${ANCESTORS(id)} SELECT "id"::text AS "id" FROM above`
  return rows.map(({ id: ancestor }) => ancestor)
}

/**
 * Notes every mention made as one of the tags above while this one was merged into it, so that someone can say whose it
 * is. To be called before the merge is taken back; answers how many.
 */
export async function putMentionChoices(tx: Tx, id: string): Promise<number> {
  return tx.$executeRaw`${ANCESTORS(id)}
    INSERT INTO "MentionChoice" ("id", "mentionId", "tagId", "fromId")
    SELECT gen_random_uuid(), m."id", ${id}::uuid, m."tagId" FROM above a JOIN "Mention" m ON m."tagId" = a."id"
    WHERE m."tagOrder" > a."since" ORDER BY m."tagOrder" ON CONFLICT DO NOTHING`
}

/** What still waits for a decision: the mention is where it was made, and the two tags are two. */
const OPEN = Prisma.sql`c."decidedAt" IS NULL AND m."tagId" = c."fromId" AND t."rootId" <> f."rootId" AND (m."detachedAt" IS NULL OR EXISTS (
  SELECT 1 FROM "PublishedMention" x JOIN "LivePublication" p ON p."id" = x."publicationId" WHERE x."mentionId" = m."id"))`
const OPEN_FROM = Prisma.sql`FROM "MentionChoice" c JOIN "Mention" m ON m."id" = c."mentionId"
  JOIN "Tag" t ON t."id" = c."tagId" JOIN "Tag" f ON f."id" = c."fromId"`

const CHOICES_SHOWN = 200

type StoredChoice = Omit<ChoiceRow, 'sentence'> & MentionPlace

/** The open choices of a tag that was un-merged, or all of them; oldest first, and how many there are. */
export async function listOpenChoices(tagId?: string): Promise<{ rows: ChoiceRow[]; total: number }> {
  const chosen = tagId ? Prisma.sql`c."tagId" = ${tagId}::uuid` : Prisma.sql`TRUE`
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<StoredChoice[]>`
      SELECT m."id"::text AS "mentionId", m."quote", m."articleId"::text AS "articleId", m."blockId", m."start", m."end",
        jsonb_build_object('id', a."id", 'headline', a."headline") AS "article",
        jsonb_build_object('id', t."id", 'name', t."name") AS "tag", jsonb_build_object('id', f."id", 'name', f."name") AS "from",
        EXISTS (SELECT 1 FROM "TagNaming" n WHERE n."tagId" = t."id" AND n."name" = m."quote")
          AND NOT EXISTS (SELECT 1 FROM "TagNaming" n WHERE n."tagId" = f."id" AND n."name" = m."quote") AS "isLikely"
      ${OPEN_FROM} JOIN "Article" a ON a."id" = m."articleId"
      WHERE ${chosen} AND ${OPEN} ORDER BY t."name", t."id", m."tagOrder" LIMIT ${CHOICES_SHOWN}`,
    db.$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS "total" ${OPEN_FROM} WHERE ${chosen} AND ${OPEN}`,
  ])
  return { rows: await withSentences(rows), total: count?.total ?? 0 }
}

/** Those of these mentions that wait for a decision about this tag, by the tag they were made as. */
export async function findOpenChoices(
  tx: Tx,
  tagId: string,
  mentionIds: readonly string[],
): Promise<{ mentionId: string; fromId: string }[]> {
  return tx.$queryRaw`
    SELECT c."mentionId"::text AS "mentionId", c."fromId"::text AS "fromId" ${OPEN_FROM}
    WHERE c."tagId" = ${tagId}::uuid AND c."mentionId" = ANY(${[...mentionIds]}::uuid[]) AND ${OPEN}`
}

/** Writes that these choices of a tag are made. */
export async function closeChoices(
  tx: Tx,
  { tagId, mentionIds, byId }: { tagId: string; mentionIds: readonly string[]; byId: string },
): Promise<void> {
  await tx.mentionChoice.updateMany({
    where: { tagId, mentionId: { in: [...mentionIds] }, decidedAt: null },
    data: { decidedAt: new Date(), decidedById: byId },
  })
}
