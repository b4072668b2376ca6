import 'server-only'
import { z } from 'zod'
import { type ArticlePage, toArticleSummary } from '../api/article'
import { type CorrectionPage, toListedCorrection } from '../api/correction'
import { fromCursor, toCursor, type ApiList } from '../api/cursor'
import { type FigurePage, toListedFigure } from '../api/figure'
import { type IndicatorPage, toIndicatorSummary } from '../api/indicator'
import type { ArticleParameters, Paging, TagParameters } from '../api/parameters'
import { ApiProblem } from '../api/problem'
import { toSection } from '../api/refs'
import { type SourcePage, toSourceSummary } from '../api/source'
import { type MentionPage, type TagPage, toListedMention, toTagSummary } from '../api/tag'
import { listUpdateTimes } from '../db/public/articles'
import { isCursor, listCards } from '../db/public/cards'
import { isCorrectionCursor, listCorrections } from '../db/public/corrections'
import { figureCursorOf, isFigureCursor, listFigures, type FigureOwner } from '../db/public/figures'
import { listIndicatorScreen } from '../db/public/indicators'
import { toScreen } from '../db/public/screen'
import { listSourceScreen } from '../db/public/sources'
import { findTag, isNameCursor, isTimelineCursor, listMentionsOf, listTagScreen } from '../db/public/tags'
import { apiAddress } from '../editorial/addresses'
import type { ArticleCard, Screen } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { surfacesOfFigures } from './figure-surfaces'
import { withPrintedLines } from './printed-lines'
import { showSurfaces } from './show-surfaces'
import { getSiteFrame, getSiteUrl } from './site'

/** The place that a cursor names, or undefined without one. Throws `ApiProblem('bad-cursor')`. */
export function readPlace(
  list: ApiList,
  cursor: string | undefined,
  isPlace: (text: string) => boolean,
): string | undefined {
  if (cursor === undefined) return undefined
  const place = fromCursor(list, cursor)
  if (place !== null && isPlace(place)) return place
  throw new ApiProblem(
    'bad-cursor',
    'Begin again without a cursor, or take one from `next` of this list.',
    'cursor',
  )
}

/** The whole address of the page behind this one; `asked` is what this one was asked with. */
export function nextAddress(
  list: ApiList,
  place: string | null,
  path: string,
  asked: Readonly<Record<string, string | number | undefined>>,
): string | null {
  if (place === null) return null
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `${getSiteUrl()}${apiAddress.list(path, { ...Object.fromEntries(given), cursor: toCursor(list, place) })}`
}

const isId = (text: string) => z.uuid().safeParse(text).success

/** The cards with when each was last published; one that went out of sight meanwhile is left out. */
export async function withUpdateTimes<Row extends ArticleCard>(
  cards: readonly Row[],
): Promise<(Row & { updatedAt: string })[]> {
  const times = await listUpdateTimes(cards.map(({ id }) => id))
  return cards.flatMap((card) => {
    const updatedAt = times.get(card.id)
    return updatedAt === undefined ? [] : [{ ...card, updatedAt }]
  })
}

/** The tag of this slug after merges. Throws `ApiProblem`. */
async function tagOf(slug: string, parameter: string): Promise<{ id: string }> {
  const tag = await findTag(slug)
  if (tag) return tag
  throw new ApiProblem('bad-request', `There is no tag “${slug}”.`, parameter)
}

/** The section of this slug. Throws `ApiProblem`. */
async function sectionOf(slug: string) {
  const section = (await getSiteFrame()).sections.find((one) => one.slug === slug)
  if (section) return section
  throw new ApiProblem('bad-request', `There is no section “${slug}”.`, 'section')
}

type Articles = z.infer<typeof ArticlePage>

/** Articles without words to look for, newest first. */
export async function listArticles({
  section,
  tag,
  city,
  since,
  limit,
  cursor,
}: Omit<ArticleParameters, 'q'>): Promise<Articles> {
  const after = readPlace('articles', cursor, isCursor)
  const [inSection, tagged, inCity] = await Promise.all([
    section === undefined ? null : sectionOf(section),
    tag === undefined ? null : tagOf(tag, 'tag'),
    city === undefined ? null : tagOf(city, 'city'),
  ])
  const tagIds = [tagged, inCity].flatMap((found) => (found ? [found.id] : []))
  const screen = await listCards(limit, { sectionId: inSection?.id, tagIds, changedSince: since, after })
  return toArticlePage(screen, '/articles', { section, tag, city, since, limit })
}

async function toArticlePage(
  { rows, next }: Screen<ArticleCard>,
  path: string,
  asked: Readonly<Record<string, string | number | undefined>>,
): Promise<Articles> {
  const cards = await withUpdateTimes(rows)
  showSurfaces([SURFACE.latest, SURFACE.site, ...rows.map(({ id }) => SURFACE.article(id))])
  const site = getSiteUrl()
  return {
    data: cards.map((card) => toArticleSummary(card, site)),
    next: nextAddress('articles', next, path, asked),
  }
}

/** The articles that name a tag (by root), newest first. */
export async function listArticlesOfTag(
  tag: { id: string; slug: string },
  { limit, cursor }: Paging,
): Promise<Articles> {
  const after = readPlace('articles', cursor, isCursor)
  const screen = await listCards(limit, { tagIds: [tag.id], after })
  showSurfaces([SURFACE.tag(tag.id)])
  return toArticlePage(screen, `/tags/${encodeURIComponent(tag.slug)}/articles`, { limit })
}

/** All sections. */
export async function listSectionsOfSite() {
  const { sections } = await getSiteFrame()
  return { data: sections.map((section) => toSection(section, getSiteUrl())) }
}

/** Tags that readers can see, by pinyin. */
export async function listTags({ type, limit, cursor }: TagParameters): Promise<z.infer<typeof TagPage>> {
  const after = readPlace('tags', cursor, isNameCursor)
  const { rows, next } = await listTagScreen(type ?? null, limit, after)
  showSurfaces([SURFACE.tags])
  return {
    data: rows.map((row) => toTagSummary(row, getSiteUrl())),
    next: nextAddress('tags', next, '/tags', { type, limit }),
  }
}

/** The sentences that name a tag (by root). */
export async function listMentions(
  tag: { id: string; slug: string },
  { limit, cursor }: Paging,
): Promise<z.infer<typeof MentionPage>> {
  const after = readPlace('mentions', cursor, isTimelineCursor)
  const { rows, next } = await listMentionsOf(tag.id, limit, after)
  showSurfaces([SURFACE.tag(tag.id), ...rows.map(({ article }) => SURFACE.article(article.id))])
  return {
    data: rows.map((row) => toListedMention(row, getSiteUrl())),
    next: nextAddress('mentions', next, `/tags/${encodeURIComponent(tag.slug)}/mentions`, { limit }),
  }
}

/** The figures about a tag or of an indicator (by root), at `path`. */
export async function listFiguresOf(
  owner: FigureOwner,
  path: string,
  { limit, cursor }: Paging,
): Promise<z.infer<typeof FigurePage>> {
  const after = readPlace('figures', cursor, isFigureCursor)
  const found = await listFigures(owner, limit + 1, after)
  const screen = toScreen(found.rows, limit, figureCursorOf)
  const rows = await withPrintedLines(screen.rows)
  showSurfaces([
    'tagId' in owner ? SURFACE.tag(owner.tagId) : SURFACE.indicator(owner.indicatorId),
    ...surfacesOfFigures(rows),
    ...rows.map(({ article }) => SURFACE.article(article.id)),
  ])
  return {
    data: rows.map((row) => toListedFigure(row, getSiteUrl())),
    next: nextAddress('figures', screen.next, path, { limit }),
  }
}

/** Indicators of which readers can see a figure. */
export async function listIndicators({ limit, cursor }: Paging): Promise<z.infer<typeof IndicatorPage>> {
  const after = readPlace('indicators', cursor, isId)
  const { rows, next } = await listIndicatorScreen(limit, after)
  showSurfaces([SURFACE.indicators])
  return {
    data: rows.map((row) => toIndicatorSummary(row, getSiteUrl())),
    next: nextAddress('indicators', next, '/indicators', { limit }),
  }
}

/** Printed pages of which readers can see lines. */
export async function listSources({ limit, cursor }: Paging): Promise<z.infer<typeof SourcePage>> {
  const after = readPlace('sources', cursor, isId)
  const { rows, next } = await listSourceScreen(limit, after)
  showSurfaces([SURFACE.latest, ...rows.map(({ id }) => SURFACE.source(id))])
  return {
    data: rows.map((row) => toSourceSummary(row, getSiteUrl())),
    next: nextAddress('sources', next, '/sources', { limit }),
  }
}

/** The corrections of all articles. */
export async function listPublicCorrections({
  limit,
  cursor,
}: Paging): Promise<z.infer<typeof CorrectionPage>> {
  const after = readPlace('corrections', cursor, isCorrectionCursor)
  const { rows, next } = await listCorrections(limit, after)
  showSurfaces([
    SURFACE.corrections,
    SURFACE.latest,
    ...rows.map(({ articleId }) => SURFACE.article(articleId)),
  ])
  return {
    data: rows.map((row) => toListedCorrection(row, getSiteUrl())),
    next: nextAddress('corrections', next, '/corrections', { limit }),
  }
}
