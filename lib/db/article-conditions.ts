import 'server-only'
import type { Concern } from '../editorial/desk-lists'
import { Prisma } from './generated/client'

/** What several lists ask of a row `a` of Article. */

const IS_UNFINISHED = Prisma.sql`a."status" IN ('DRAFT', 'IN_REVIEW', 'APPROVED')`

/** What is due and not yet in the readers' hands. */
export const IS_OVERDUE = Prisma.sql`coalesce(a."dueAt" < now() AND ${IS_UNFINISHED}, FALSE)`

/** What is with the reviewers, changes of public articles among it. */
export const IS_WAITING = Prisma.sql`(a."status" = 'IN_REVIEW' OR a."status" = 'PUBLISHED' AND EXISTS (
  SELECT FROM "Review" w WHERE w."articleId" = a."id" AND w."endedAt" IS NULL AND w."state" = 'open'))`

/** Digits that grow as a moment lies further back; what has none comes after all that have. */
const sooner = (at: Prisma.Sql) =>
  Prisma.sql`lpad((9999999999999 - coalesce((extract(epoch FROM ${at}) * 1000)::bigint, 9999999999999))::text, 13, '0')`

/** A text by which the most pressing stands last: by priority, of equals what is due first, then what waits longest. */
export const PRESSING = Prisma.sql`(CASE a."priority" WHEN 'URGENT' THEN '2' WHEN 'HIGH' THEN '1' ELSE '0' END
  || ${sooner(Prisma.sql`a."dueAt"`)} || ${sooner(Prisma.sql`a."updatedAt"`)})`

/** So many of the newest revisions of a person are looked through for drafts they saved. */
const REVISIONS = 3000

/**
 * Whether an article is to someone what is asked. As the policy has it, nobody judges what they made or judged before; what a
 * colleague was asked to review waits for them alone, as long as they may.
 */
export function concerns(concern: Concern, userId: string): Prisma.Sql {
  const me = Prisma.sql`${userId}::uuid`
  const headAuthor = Prisma.sql`(SELECT r."authorId" FROM "Revision" r WHERE r."articleId" = a."id" AND r."number" = a."head")`
  switch (concern) {
    case 'assigned':
      return Prisma.sql`a."assigneeId" = ${me} AND ${IS_UNFINISHED}`
    case 'returned':
      return Prisma.sql`a."status" = 'DRAFT' AND ${isReturnedTo(me, headAuthor)}`
    case 'drafts':
      return Prisma.sql`a."status" = 'DRAFT' AND a."id" IN (
        SELECT c."id" FROM "Article" c WHERE c."createdById" = ${me}
        UNION SELECT s."articleId" FROM (SELECT "articleId" FROM "Revision" WHERE "authorId" = ${me}
          ORDER BY "id" DESC LIMIT ${REVISIONS}) s)
        AND NOT ${isReturnedTo(me, headAuthor)}`
    case 'reviews':
      return Prisma.sql`${IS_WAITING} AND NOT ${isBarred(me, headAuthor)} AND NOT (
        coalesce(a."askedId" <> ${me}, FALSE) AND NOT ${isBarred(Prisma.sql`a."askedId"`, headAuthor)}
        AND EXISTS (SELECT FROM "User" u WHERE u."id" = a."askedId" AND u."disabledAt" IS NULL AND u."role" <> 'CONTRIBUTOR'))`
  }
}

/** Whether someone may not judge the round that waits: they made it, or spoke in another. */
const isBarred = (person: Prisma.Sql, headAuthor: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM "Review" v WHERE v."articleId" = a."id" AND v."endedAt" IS NULL AND (
    v."requestedById" = ${person} OR a."createdById" = ${person} OR ${headAuthor} = ${person}
    OR EXISTS (SELECT FROM "ReviewOpinion" o WHERE o."reviewId" = v."id" AND o."reviewerId" = ${person} AND o."round" <> v."round")))`

/** Given back to who made it, saved it last or submitted it last. */
const isReturnedTo = (me: Prisma.Sql, headAuthor: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  a."returnReason" IS NOT NULL AND coalesce(a."createdById" = ${me} OR ${headAuthor} = ${me} OR ${me} = (
    SELECT e."actorId" FROM "AuditEvent" e WHERE e."targetType" = 'article' AND e."targetId" = a."id"::text
      AND e."action" = 'article.submit' ORDER BY e."id" DESC LIMIT 1), FALSE))`
