import 'server-only'
import { Prisma } from './generated/client'

/**
 * The paragraphs of the content in a column, without captions and subheads, one a line. Read in the database, since the
 * whole of a content is much more.
 */
export const paragraphsOf = (content: Prisma.Sql) => Prisma.sql`coalesce((
  SELECT string_agg(t."text", E'\\n' ORDER BY t."at") FROM (
    SELECT block."at", (SELECT string_agg(run."node"->>'text', '' ORDER BY run."at")
      FROM jsonb_array_elements(block."node"->'content') WITH ORDINALITY run("node", "at")) AS "text"
    FROM jsonb_array_elements(${content}->'body'->'content') WITH ORDINALITY block("node", "at")
    WHERE block."node"->>'type' = 'paragraph') t), '')`

/** The article in a table alias as `MatchedArticle`, printed where its first piece stands, or its last. */
export const matchedArticle = (
  a: Prisma.Sql,
  end: 'first' | 'last' = 'first',
) => Prisma.sql`jsonb_build_object(
  'id', ${a}."id", 'version', ${a}."version", 'headline', ${a}."headline", 'status', ${a}."status", 'slug', ${a}."slug",
  'printed', (SELECT jsonb_build_object('pageId', p."id", 'fileName', p."fileName", 'newspaper', p."newspaper",
      'printedOn', to_char(p."printedOn", 'YYYY-MM-DD'), 'pageLabel', p."pageLabel")
    FROM "LedgerRow" l JOIN "SourcePage" p ON p."id" = l."pageId" WHERE l."articleId" = ${a}."id"
    ORDER BY l."position" ${Prisma.raw(end === 'first' ? 'ASC' : 'DESC')} LIMIT 1))`
