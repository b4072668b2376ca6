import 'server-only'
import { z } from 'zod'
import { siteAddress } from '../../editorial/addresses'
import { SITE_SETTING, SiteSettings } from '../../editorial/site-settings'
import { StationName, STATIONS, STATIONS_SETTING, type StationName as Name } from '../../editorial/stations'
import type { SectionName } from '../../editorial/reader-views'
import { readEnv, siteOrigin } from '../../env'
import { db } from '../client'
import { PLANNED } from '../planned'
import { IS_LIVE } from './tags'

export type Site = {
  /** In their order. */
  sections: SectionName[]
  /** The cities of the corridor line: the setting, or the nine it starts with. */
  stations: readonly Name[]
  /** What the site is called; null while nobody has named it. */
  names: SiteSettings | null
}

/** What the newsroom has set for every page of the site. */
export async function findSite(): Promise<Site> {
  const [found] = await db.$queryRaw<
    { sections: SectionName[]; stations: unknown; names: unknown }[]
  >`${PLANNED}
    SELECT (SELECT coalesce(json_agg(json_build_object('id', "id", 'slug', "slug", 'name', "name", 'nameEn', "nameEn") ORDER BY "position"), '[]')
        FROM "Section") AS "sections",
      (SELECT "value" FROM "Setting" WHERE "key" = ${STATIONS_SETTING}) AS "stations",
      (SELECT "value" FROM "Setting" WHERE "key" = ${SITE_SETTING}) AS "names"`
  return {
    sections: found?.sections ?? [],
    stations: z.array(StationName).safeParse(found?.stations).data ?? STATIONS,
    names: SiteSettings.safeParse(found?.names).data ?? null,
  }
}

/** The root of the place tag that bears a name, and its slug while a live article names it. */
type Place = { name: string; rootId: string; slug: string | null }

/** The place tags that bear these names, by name first, then by alias; names without one are left out. */
export async function listPlaces(names: readonly string[]): Promise<Map<string, Place>> {
  const rows = await db.$queryRaw<Place[]>`${PLANNED}
    SELECT s."name", r."id" AS "rootId", CASE WHEN ${IS_LIVE} THEN r."slug" END AS "slug"
    FROM (SELECT DISTINCT ON (n."name") n."name", n."rootId" FROM "TagNaming" n
      WHERE n."type" = 'place' AND n."name" = ANY(${[...names]}) ORDER BY n."name", n."isAlias", n."createdAt") s
    JOIN "Tag" r ON r."id" = s."rootId"`
  return new Map(rows.map((place) => [place.name, place]))
}

/**
 * Where a former address leads for good, or null. The address of an article that was taken over leads to the live article at
 * the end of all joins, also when that was published only later.
 */
export async function findRedirect(from: string): Promise<string | null> {
  const slug = /^\/articles\/([^/]+)$/u.exec(from)?.[1]
  const heir = slug === undefined ? null : await findHeir(decodeURIComponent(slug))
  if (heir !== null) return siteAddress.article('zh-CN', heir)
  const row = await db.redirect.findUnique({ where: { from }, select: { to: true } })
  return row?.to ?? null
}

/** The address of the live article that took over the one that had this address; null when there is none. */
async function findHeir(slug: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ slug: string }[]>`
    WITH RECURSIVE heirs AS (
      SELECT a."mergedIntoId" AS "id" FROM "Article" a WHERE a."slug" = ${slug} AND a."mergedIntoId" IS NOT NULL
      UNION SELECT a."mergedIntoId" FROM "Article" a JOIN heirs h ON a."id" = h."id" WHERE a."mergedIntoId" IS NOT NULL)
    SELECT p."slug" FROM heirs h JOIN "LivePublication" p ON p."articleId" = h."id" LIMIT 1`
  return row?.slug ?? null
}

/** Where readers find this installation, without a path. */
export const siteUrl = siteOrigin

/** The WebSub hub that subscribers of feeds are told to ask, or null. */
export const hubUrl = (): string | null => readEnv().WEBSUB_HUB ?? null
