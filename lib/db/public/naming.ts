import 'server-only'
import { db } from '../client'
import { Prisma } from '../generated/client'

/** With so many mentions a tag is common: its newest articles are found by walking the newest, not by gathering all. */
const COMMON = 3000

/** How the live articles that name a tag are found. */
export type Naming = {
  /** Whether the publication `p` names it. */
  names: Prisma.Sql
  /** The tag with all that were merged into it. */
  tagIds: string[]
}

/**
 * Looks how common a tag (by its root) is, which decides how what names it is found. A rare one gives its publications by
 * its index; of a common one each publication of the walk is asked by itself, and the walk ends with the screen. The
 * planner cannot know which is right: `OFFSET 0` keeps it from turning one into the other.
 */
export async function namingOf(rootId: string): Promise<Naming> {
  const tags = await db.tag.findMany({ where: { rootId }, select: { id: true } })
  const tagIds = tags.map(({ id }) => id)
  const [row] = await db.$queryRaw<{ mentions: number }[]>`
    SELECT count(*)::int AS "mentions" FROM (
      SELECT FROM "PublishedMention" m WHERE m."tagId" = ANY(${tagIds}::uuid[]) LIMIT ${COMMON}) x`
  const isCommon = (row?.mentions ?? 0) >= COMMON
  const names = isCommon
    ? Prisma.sql`EXISTS (SELECT FROM "PublishedMention" m WHERE m."tagId" = ANY(${tagIds}::uuid[]) AND m."publicationId" = p."id" OFFSET 0)`
    : Prisma.sql`p."id" IN (SELECT m."publicationId" FROM "PublishedMention" m WHERE m."tagId" = ANY(${tagIds}::uuid[]))`
  return { names, tagIds }
}
