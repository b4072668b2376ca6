import 'server-only'
import { z } from 'zod'
import { siteAddress } from '../../editorial/addresses'
import { SITE_SETTING, SiteSettings } from '../../editorial/site-settings'
import { StationName, STATIONS, STATIONS_SETTING, type StationName as Name } from '../../editorial/stations'
import type { SectionName } from '../../editorial/reader-views'
import { readEnv, siteOrigin } from '../../env'
import { storable } from '../../storable'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
import { askForReaders } from '../reader-connections'
import { IS_LIVE } from './tags'

/** The root of the place tag that bears the name of a station, and its slug while a live article names it. */
type Place = { name: string; rootId: string; slug: string | null }

export type Site = {
  /** In their order. */
  sections: SectionName[]
  /** The cities of the corridor line: the setting, or the nine it starts with. */
  stations: readonly Name[]
  /** The place tags of stations by their name, which may be an alias of the tag; stations without a tag are left out. */
  places: ReadonlyMap<string, Place>
  /** What the site is called; null while nobody has named it. */
  names: SiteSettings | null
}

const settingOf = (key: string) => Prisma.sql`(SELECT "value" FROM "Setting" WHERE "key" = ${key})`

/** Names of stations: those of the setting and those the line starts with, for only reading tells whether the setting holds. */
const STATION_NAMES = Prisma.sql`ARRAY(
  SELECT one->>'name' FROM "Setting", jsonb_array_elements(CASE WHEN jsonb_typeof("value") = 'array' THEN "value" ELSE '[]' END) one
  WHERE "key" = ${STATIONS_SETTING} UNION SELECT unnest(${STATIONS.map(({ name }) => name)}::text[]))`

/** What the newsroom has set for every page of the site. */
export async function findSite(): Promise<Site> {
  type Row = { sections: SectionName[]; stations: unknown; names: unknown; places: Place[] }
  const [found] = await askForReaders<Row>(Prisma.sql`${PLANNED}
    SELECT (SELECT coalesce(json_agg(json_build_object('id', "id", 'slug', "slug", 'name', "name", 'nameEn', "nameEn") ORDER BY "position"), '[]')
        FROM "Section") AS "sections",
      ${settingOf(STATIONS_SETTING)} AS "stations", ${settingOf(SITE_SETTING)} AS "names",
      (SELECT coalesce(json_agg(json_build_object('name', s."name", 'rootId', r."id", 'slug', CASE WHEN ${IS_LIVE} THEN r."slug" END)), '[]')
        FROM (SELECT DISTINCT ON (n."name") n."name", n."rootId" FROM "TagNaming" n
          WHERE n."type" = 'place' AND n."name" = ANY(${STATION_NAMES}) ORDER BY n."name", n."isAlias", n."createdAt") s
        JOIN "Tag" r ON r."id" = s."rootId") AS "places"`)
  const stations = z.array(StationName).safeParse(found?.stations).data ?? STATIONS
  const isNamed = new Set(stations.map(({ name }) => name))
  return {
    sections: found?.sections ?? [],
    stations,
    places: new Map(
      (found?.places ?? []).flatMap((place) => (isNamed.has(place.name) ? [[place.name, place]] : [])),
    ),
    names: SiteSettings.safeParse(found?.names).data ?? null,
  }
}

/**
 * Where a former address leads for good, or null. Every address that an article ever had leads to the one it has now, and that of
 * one that was taken over to the live article at the end of all joins, also when that was published only later.
 */
export async function findRedirect(from: string): Promise<string | null> {
  const slug = /^\/articles\/([^/]+)$/u.exec(from)?.[1]
  const heir = slug === undefined ? null : await findHeir(storable(decodeURIComponent(slug)))
  if (heir !== null) return siteAddress.article('zh-CN', heir)
  const row = await db.redirect.findUnique({ where: { from }, select: { to: true } })
  return row?.to ?? null
}

/** The address of the live article that had this one before, or took over the one that had it; null when there is none. */
async function findHeir(slug: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ slug: string }[]>`
    WITH RECURSIVE heirs AS (
      SELECT p."articleId" AS "id" FROM "Publication" p WHERE p."slug" = ${slug} AND p."endReason" = 'replaced'
      UNION SELECT a."mergedIntoId" FROM "Article" a WHERE a."slug" = ${slug} AND a."mergedIntoId" IS NOT NULL
      UNION SELECT a."mergedIntoId" FROM "Article" a JOIN heirs h ON a."id" = h."id" WHERE a."mergedIntoId" IS NOT NULL)
    SELECT p."slug" FROM heirs h JOIN "LivePublication" p ON p."articleId" = h."id" LIMIT 1`
  return row?.slug ?? null
}

/** Where readers find this installation, without a path. */
export const siteUrl = siteOrigin

/** The WebSub hub that subscribers of feeds are told to ask, or null. */
export const hubUrl = (): string | null => readEnv().WEBSUB_HUB ?? null
