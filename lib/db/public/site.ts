import 'server-only'
import { z } from 'zod'
import { siteAddress } from '../../editorial/addresses'
import { SITE_SETTING, SiteSettings } from '../../editorial/site-settings'
import { StationName, STATIONS, STATIONS_SETTING, type StationName as Name } from '../../editorial/stations'
import type { SectionName } from '../../editorial/reader-views'
import { readEnv, siteOrigin } from '../../env'
import { db } from '../client'
import { PLANNED } from '../planned'

/** The sections in their order. */
export async function listSections(): Promise<SectionName[]> {
  return db.section.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, slug: true, name: true, nameEn: true },
  })
}

/** The cities of the corridor line: the setting, or the nine it starts with. */
export async function listStationNames(): Promise<readonly Name[]> {
  const setting = await db.setting.findUnique({ where: { key: STATIONS_SETTING } })
  return z.array(StationName).safeParse(setting?.value).data ?? STATIONS
}

/** What the site is called, or null while nobody has named it. */
export async function findSiteSettings(): Promise<SiteSettings | null> {
  const setting = await db.setting.findUnique({ where: { key: SITE_SETTING } })
  return SiteSettings.safeParse(setting?.value).data ?? null
}

/** The place tags that bear these names, by name first, then by alias; as the name asked for and the tag's root. */
export async function listPlaces(names: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ name: string; rootId: string }[]>`${PLANNED}
    SELECT DISTINCT ON (s."name") s."name", s."rootId" FROM "TagNaming" s
    WHERE s."type" = 'place' AND s."name" = ANY(${[...names]}) ORDER BY s."name", s."isAlias", s."createdAt"`
  return new Map(rows.map(({ name, rootId }) => [name, rootId]))
}

/**
 * Where a former address leads for good, or null. Every address that an article ever had leads to the one it has now, and that of
 * one that was taken over to the live article at the end of all joins, also when that was published only later.
 */
export async function findRedirect(from: string): Promise<string | null> {
  const slug = /^\/articles\/([^/]+)$/u.exec(from)?.[1]
  const heir = slug === undefined ? null : await findHeir(decodeURIComponent(slug))
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
