import 'server-only'
import { cache } from 'react'
import { isCursor, listCards, listCardsBySection } from '../db/public/cards'
import { listNewestFigures, listPlacedCards } from '../db/public/front'
import { groupBy } from '../document/group-by'
import { byWeight, fillPlaces, FRONT_PLACES, SECTION_PLACES } from '../editorial/front'
import type { ArticleCard, FigureRow, Screen, SectionName } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'
import { getSiteFrame } from './site'

const NEWEST = 30
const LATEST = 9
const IN_SECTION = 20
const SHOWN_IN_SECTION = 6
const SCREEN = 30
const FIGURES = 5

const surfacesOfCards = (cards: readonly ArticleCard[]) => cards.map(({ id }) => SURFACE.article(id))

export type FrontPage = {
  /** The lead first; empty while nothing is published. */
  main: ArticleCard[]
  latest: ArticleCard[]
  figures: FigureRow[]
  sections: { section: SectionName; cards: ArticleCard[] }[]
}

/** An indicator of a longer name is a clause, and no heading of a figure. */
const NAME_MAX = 10

/** One figure of an indicator and of an article at most: variety is what the strip is for. */
function variedFigures(figures: readonly FigureRow[]): FigureRow[] {
  const seen = new Set<string>()
  return figures
    .filter(({ indicatorRef }) => [...(indicatorRef?.name ?? '')].length <= NAME_MAX)
    .filter(({ indicatorRef, article }) => {
      const keys = [indicatorRef?.id ?? '', article.id]
      if (keys.some((key) => seen.has(key))) return false
      for (const key of keys) seen.add(key)
      return true
    })
    .slice(0, FIGURES)
}

/** The home page: the places editors filled, what is newest in the others, the latest, then each section with the rest. */
export const getFrontPage = cache(async (): Promise<FrontPage> => {
  const [placed, { rows }, inSections, figures] = await Promise.all([
    listPlacedCards(),
    listCards(NEWEST),
    listCardsBySection(IN_SECTION),
    listNewestFigures(),
  ])
  const main = fillPlaces(
    placed.filter(({ placedIn }) => placedIn === null),
    byWeight(rows),
    FRONT_PLACES,
  )
  const shown = new Set(main.map(({ id }) => id))
  const latest = rows.filter(({ id }) => !shown.has(id)).slice(0, LATEST)
  for (const { id } of latest) shown.add(id)
  const sections = groupBy(inSections, ({ section }) => section.id)
  const groups = [...sections].flatMap(([sectionId, cards]): FrontPage['sections'] => {
    const [first] = cards
    const own = placed.filter(
      ({ placedIn, id }) => placedIn === sectionId && !main.some((card) => card.id === id),
    )
    const rest = cards.filter(({ id }) => !shown.has(id))
    const filled = fillPlaces(own, rest, SHOWN_IN_SECTION)
    return first && filled.length > 0 ? [{ section: first.section, cards: filled }] : []
  })
  const varied = variedFigures(figures)
  showSurfaces([
    SURFACE.latest,
    SURFACE.site,
    SURFACE.front,
    ...surfacesOfCards([...main, ...latest, ...groups.flatMap(({ cards }) => cards)]),
    ...varied.flatMap(({ article, indicatorRef, subjectTag }) => [
      SURFACE.article(article.id),
      ...(indicatorRef ? [SURFACE.indicator(indicatorRef.id)] : []),
      ...(subjectTag ? [SURFACE.tag(subjectTag.id)] : []),
    ]),
  ])
  return { main, latest, figures: varied, sections: groups }
})

export type SectionPage = Screen<ArticleCard> & {
  section: SectionName
  /** The head of the first screen, as editors arranged it; empty on later ones. */
  main: ArticleCard[]
}

/** One screen of a section; null for a section that does not exist or a cursor that is none. */
export const findSectionPage = cache(async (slug: string, after?: string): Promise<SectionPage | null> => {
  const { sections } = await getSiteFrame()
  const section = sections.find((known) => known.slug === slug)
  if (!section || (after !== undefined && !isCursor(after))) return null
  const [placed, screen] = await Promise.all([
    after === undefined ? listPlacedCards() : [],
    listCards(SCREEN, { sectionId: section.id, after }),
  ])
  const own = placed.filter(({ placedIn }) => placedIn === section.id)
  const main =
    after === undefined ? fillPlaces(own, byWeight(screen.rows.slice(0, SECTION_PLACES)), SECTION_PLACES) : []
  const shown = new Set(main.map(({ id }) => id))
  showSurfaces([
    SURFACE.section(section.id),
    SURFACE.site,
    SURFACE.front,
    ...surfacesOfCards([...main, ...screen.rows]),
  ])
  return { section, main, ...screen, rows: screen.rows.filter(({ id }) => !shown.has(id)) }
})
