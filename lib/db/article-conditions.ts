import 'server-only'
import type { Concern } from '../editorial/desk-lists'
import { Prisma } from './generated/client'

/** Conditions on a row `a` of Article that several lists ask. */

const IS_UNFINISHED = Prisma.sql`a."status" IN ('DRAFT', 'IN_REVIEW', 'APPROVED')`

/** What is due and not yet in the readers' hands. */
export const IS_OVERDUE = Prisma.sql`coalesce(a."dueAt" < now() AND ${IS_UNFINISHED}, FALSE)`

/** What is with the reviewers, changes of public articles among it. */
export const IS_WAITING = Prisma.sql`(a."status" = 'IN_REVIEW' OR a."status" = 'PUBLISHED' AND EXISTS (
  SELECT FROM "Review" w WHERE w."articleId" = a."id" AND w."endedAt" IS NULL AND w."state" = 'open'))`

/** So many of the newest revisions of a person are looked through for drafts they saved. */
const REVISIONS = 3000

/** Whether an article is to someone what is asked; as the policy has it, nobody judges what they made or judged before. */
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
      return Prisma.sql`${IS_WAITING} AND NOT EXISTS (
        SELECT FROM "Review" v WHERE v."articleId" = a."id" AND v."endedAt" IS NULL AND (
          v."requestedById" = ${me} OR a."createdById" = ${me} OR ${headAuthor} = ${me}
          OR EXISTS (SELECT FROM "ReviewOpinion" o WHERE o."reviewId" = v."id" AND o."reviewerId" = ${me} AND o."round" <> v."round")))`
  }
}

/** Given back to who made it, saved it last or submitted it last. */
const isReturnedTo = (me: Prisma.Sql, headAuthor: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  a."returnReason" IS NOT NULL AND coalesce(a."createdById" = ${me} OR ${headAuthor} = ${me} OR ${me} = (
    SELECT e."actorId" FROM "AuditEvent" e WHERE e."targetType" = 'article' AND e."targetId" = a."id"::text
      AND e."action" = 'article.submit' ORDER BY e."id" DESC LIMIT 1), FALSE))`
