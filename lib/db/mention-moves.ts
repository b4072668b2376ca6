import 'server-only'
import type { Tx } from './client'

type Move = { mentionIds: readonly string[]; fromId: string; toId: string }

/**
 * Holds the articles of these mentions until the transaction ends. Whoever moves mentions calls it before a tag is
 * locked, because a save holds its article first and its tags after.
 */
export async function lockArticlesOf(tx: Tx, mentionIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Article" a WHERE a."id" IN (SELECT "articleId" FROM "Mention" WHERE "id" = ANY(${[...mentionIds]}::uuid[]))
    ORDER BY a."id" FOR UPDATE`
}

/**
 * Gives mentions of one tag to another, in articles and in what is published of them, without an edit: words, revisions
 * and publications stay. The articles count a version up, so that nobody who opened one before can save the old tag.
 * Ids that are not mentions of `fromId` are passed over. Answers the ids that moved.
 */
export async function moveMentions(tx: Tx, { mentionIds, fromId, toId }: Move): Promise<string[]> {
  if (mentionIds.length === 0) return []
  await lockArticlesOf(tx, mentionIds)
  const moved = await tx.$queryRaw<{ id: string; articleId: string }[]>`
    UPDATE "Mention" SET "tagId" = ${toId}::uuid WHERE "id" = ANY(${[...mentionIds]}::uuid[]) AND "tagId" = ${fromId}::uuid
    RETURNING "id"::text AS "id", "articleId"::text AS "articleId"`
  const ids = moved.map(({ id }) => id)
  await tx.$executeRaw`
    INSERT INTO "MentionMove" ("mentionId", "articleId", "revision", "fromId", "toId")
    SELECT m."id", a."id", a."head", ${fromId}::uuid, ${toId}::uuid FROM "Mention" m JOIN "Article" a ON a."id" = m."articleId"
    WHERE m."id" = ANY(${ids}::uuid[]) ORDER BY m."id"`
  await tx.$executeRaw`
    UPDATE "PublishedMention" SET "tagId" = ${toId}::uuid WHERE "mentionId" = ANY(${ids}::uuid[]) AND "tagId" = ${fromId}::uuid`
  await tx.$executeRaw`
    UPDATE "Article" SET "version" = "version" + 1 WHERE "id" = ANY(${moved.map(({ articleId }) => articleId)}::uuid[])`
  return ids
}

/** Gives the figures that print one of these names as their subject or scope from one tag to another; answers how many. */
export async function moveFigures(
  tx: Tx,
  { names, fromId, toId }: { names: readonly string[]; fromId: string; toId: string },
): Promise<number> {
  const printed = [...names]
  const subjects = await tx.metric.updateMany({
    where: { subjectTagId: fromId, subject: { in: printed } },
    data: { subjectTagId: toId },
  })
  const scopes = await tx.metric.updateMany({
    where: { scopeTagId: fromId, scope: { in: printed } },
    data: { scopeTagId: toId },
  })
  await tx.publishedMetric.updateMany({
    where: { subjectTagId: fromId, subject: { in: printed } },
    data: { subjectTagId: toId },
  })
  await tx.publishedMetric.updateMany({
    where: { scopeTagId: fromId, scope: { in: printed } },
    data: { scopeTagId: toId },
  })
  return subjects.count + scopes.count
}
