import 'server-only'
import type { ArticleContent } from '../document/content'
import { fold } from '../document/fold'
import { gramsOf, selectiveGramsOf } from '../document/search-text'
import type { Tx } from './client'
import { comparedText } from './fingerprints'
import { Prisma } from './generated/client'

/** PostgreSQL takes 1 MB of grams; what stands behind so many different ones is not found by them. */
const GRAMS_MAX = 60_000

/** Keeps the words of an article's newest content, in place of older ones. Words that stay cost next to nothing. */
export async function putArticleText(
  tx: Tx,
  articleId: string,
  revision: number,
  content: ArticleContent,
): Promise<void> {
  const folded = fold(comparedText(content))
  const same = await tx.$executeRaw`
    UPDATE "ArticleText" SET "revision" = ${revision} WHERE "articleId" = ${articleId}::uuid AND "folded" = ${folded}`
  if (same > 0) return
  const grams = gramsOf(folded, { joined: false }).slice(0, GRAMS_MAX).join(' ')
  await tx.$executeRaw`
    INSERT INTO "ArticleText" ("articleId", "revision", "folded", "grams")
    VALUES (${articleId}::uuid, ${revision}, ${folded}, ${grams}::tsvector)
    ON CONFLICT ("articleId") DO UPDATE
      SET "revision" = EXCLUDED."revision", "folded" = EXCLUDED."folded", "grams" = EXCLUDED."grams"`
}

/** The articles whose newest words hold these, as a query; null where the words have no gram by which they could be looked up. */
export function articlesHolding(words: string): Prisma.Sql | null {
  const folded = fold(words)
  const grams = selectiveGramsOf(folded, { joined: false })
  if (grams.length === 0) return null
  const query = grams.map((gram) => `'${gram}'`).join(' & ')
  return Prisma.sql`
    SELECT "articleId" FROM "ArticleText" WHERE "grams" @@ ${query}::tsquery AND strpos("folded", ${folded}) > 0`
}

/** The articles whose newest words hold these, lately changed ones first; retired ones are left out. */
export async function listArticlesWith(tx: Tx, words: string, limit: number): Promise<string[]> {
  const holding = articlesHolding(words)
  if (!holding) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH holding AS MATERIALIZED (${holding})
    SELECT a."id"::text AS "id" FROM holding h JOIN "Article" a ON a."id" = h."articleId"
    WHERE a."retiredAt" IS NULL ORDER BY a."updatedAt" DESC, a."id" LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
