import 'server-only'
import type { ArticleCard, AuthorFacts, Screen } from '../../editorial/reader-views'
import { storable } from '../../storable'
import { db } from '../client'
import { CARD_COLUMNS, isAfterCard, NEWEST_FIRST, toCardScreen } from './cards'

/** Whoever stands under live articles by this name: in which roles, how often, and as which persons; null for nobody. */
export async function findAuthor(asked: string): Promise<AuthorFacts | null> {
  const name = storable(asked)
  const [row] = await db.$queryRaw<(AuthorFacts & { articles: number })[]>`
    SELECT ${name}::text AS "name", count(DISTINCT p."id")::int AS "articles",
      coalesce(array_agg(DISTINCT b."role") FILTER (WHERE b."role" IS NOT NULL), '{}') AS "roles",
      coalesce(array_agg(DISTINCT p."newspaper") FILTER (WHERE p."newspaper" IS NOT NULL), '{}') AS "newspapers",
      coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', r."id", 'slug', r."slug", 'name', r."name", 'type', r."type"))
        FILTER (WHERE r."id" IS NOT NULL), '[]') AS "people"
    FROM "PublishedByline" b JOIN "LivePublication" p ON p."id" = b."publicationId"
    LEFT JOIN "Tag" t ON t."id" = b."personTagId" LEFT JOIN "Tag" r ON r."id" = t."rootId"
    WHERE b."name" = ${name}`
  return row && row.articles > 0 ? row : null
}

/** One screen of what a name stands under, newest first. */
export async function listCardsBy(name: string, size: number, after?: string): Promise<Screen<ArticleCard>> {
  const found = await db.$queryRaw<ArticleCard[]>`
    SELECT ${CARD_COLUMNS} FROM "LivePublication" p JOIN "Section" s ON s."id" = p."sectionId"
    WHERE p."id" IN (SELECT b."publicationId" FROM "PublishedByline" b WHERE b."name" = ${storable(name)})
      AND ${isAfterCard(after)} ${NEWEST_FIRST} LIMIT ${size + 1}`
  return toCardScreen(found, size)
}
