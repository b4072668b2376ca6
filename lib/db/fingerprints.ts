import 'server-only'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import { fingerprintOf } from '../pipeline/fingerprint'
import { db, type Tx } from './client'

/** A print that more articles hold is boilerplate: it is not searched for. */
const HOLDERS_MAX = 20
/** So many of the likeliest are read and compared with the text itself. */
const NEIGHBOURS_MAX = 20

/** The text by which an article is told from others: its blocks, without display lines. */
export const comparedText = ({ body }: Pick<ArticleContent, 'body'>): string =>
  textBlocksOf(body)
    .map(({ text }) => text)
    .join('\n')

/** Keeps the prints of an article's newest content, in place of older ones. */
export async function putFingerprint(
  tx: Tx,
  articleId: string,
  revision: number,
  content: ArticleContent,
): Promise<void> {
  const prints = `{${fingerprintOf(comparedText(content)).join(',')}}`
  await tx.$executeRaw`
    INSERT INTO "Fingerprint" ("articleId", "revision", "prints") VALUES (${articleId}::uuid, ${revision}, ${prints}::bigint[])
    ON CONFLICT ("articleId") DO UPDATE SET "revision" = EXCLUDED."revision", "prints" = EXCLUDED."prints"`
}

/**
 * The articles that share the most prints with one and that nobody has compared with it yet, likeliest first. Retired
 * articles are left out; prints that very many articles hold count for nothing.
 */
export async function listNeighbours(tx: Tx, articleId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Fingerprint" f, "fingerprint_neighbours"(f."prints", ${HOLDERS_MAX}::int) n
    JOIN "Article" a ON a."id" = n."articleId"
    WHERE f."articleId" = ${articleId}::uuid AND a."id" <> f."articleId" AND a."retiredAt" IS NULL
      AND NOT EXISTS (SELECT FROM "Duplicate" d WHERE (d."articleId", d."otherId") IN ((f."articleId", a."id"), (a."id", f."articleId")))
    ORDER BY n."shared" DESC, a."id" LIMIT ${NEIGHBOURS_MAX}`
  return rows.map(({ id }) => id)
}

/** Articles whose prints or grams are missing or older than their newest revision: those written before these were kept. */
export async function listUnprinted(limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Article" a LEFT JOIN "Fingerprint" f ON f."articleId" = a."id" LEFT JOIN "ArticleText" t ON t."articleId" = a."id"
    WHERE a."head" > 0 AND a."retiredAt" IS NULL
      AND (f."revision" IS DISTINCT FROM a."head" OR t."revision" IS DISTINCT FROM a."head") ORDER BY a."id" LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
