import 'server-only'
import type { PictureFacts } from '../../editorial/picture'
import { db } from '../client'
import { Prisma } from '../generated/client'

type PublicPicture = PictureFacts & { format: string }

/**
 * Whether readers may be sent a picture `p`: a live article shows it, or showed it to readers before. What was withdrawn or
 * taken back is no reader's any more, nor what never reached its hour.
 */
export const IS_PUBLIC_PICTURE = Prisma.sql`EXISTS (
  SELECT FROM "PublishedPicture" q JOIN "Publication" w ON w."id" = q."publicationId"
  JOIN "LivePublication" l ON l."articleId" = w."articleId"
  WHERE q."pictureId" = p."id" AND (w."endReason" IS NULL OR w."endReason" = 'replaced')
    AND w."goLiveAt" <= now() AND coalesce(w."embargoUntil" <= now(), TRUE))`

/** The picture of these files, if readers may be sent it; else null. */
export async function findPublicPicture(hash: string): Promise<PublicPicture | null> {
  const [row] = await db.$queryRaw<PublicPicture[]>`
    SELECT p."hash", p."format", p."width", p."height", p."focusX", p."focusY" FROM "Picture" p
    WHERE p."hash" = ${hash} AND ${IS_PUBLIC_PICTURE}`
  return row ?? null
}

/** A picture `i` as JSON, as `PictureFacts`. */
const FACTS = Prisma.sql`jsonb_build_object('hash', i."hash", 'width', i."width", 'height', i."height",
  'focusX', i."focusX", 'focusY', i."focusY")`

/** The picture at the head of the publication `p` as `PictureFacts`, or null. */
export const LEAD_PICTURE = Prisma.sql`(SELECT ${FACTS} FROM "PublishedPicture" q JOIN "Picture" i ON i."id" = q."pictureId"
  WHERE q."publicationId" = p."id" AND q."isLead")`

/** The pictures that a publication shows, with their ids. */
export const picturesOf = (publicationId: Prisma.Sql) => Prisma.sql`
  SELECT DISTINCT i."id"::text AS "id", ${FACTS} AS "picture" FROM "PublishedPicture" q JOIN "Picture" i ON i."id" = q."pictureId"
  WHERE q."publicationId" = ${publicationId}`
