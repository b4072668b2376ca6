import 'server-only'
import { cache } from 'react'
import { isCursor, listCards, listCardsBySection } from '../db/public/cards'
import type { ArticleCard, Screen, SectionName } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'
import { getSiteFrame } from './site'

const LATEST = 12
const IN_SECTION = 20
const SHOWN_IN_SECTION = 6
const SCREEN = 30

const surfacesOfCards = (cards: readonly ArticleCard[]) => cards.map(({ id }) => SURFACE.article(id))

export type FrontPage = {
  lead: ArticleCard | null
  latest: ArticleCard[]
  sections: { section: SectionName; cards: ArticleCard[] }[]
}

/** The newest story that was printed with a kicker or a deck, as important ones are; else the newest. */
const leadOf = (cards: readonly ArticleCard[]) =>
  cards.find(({ kicker, deck }) => kicker !== null || deck !== null) ?? cards[0] ?? null

function bySection(cards: readonly ArticleCard[], shown: ReadonlySet<string>): FrontPage['sections'] {
  const groups = new Map<string, FrontPage['sections'][number]>()
  for (const card of cards) {
    const group = groups.get(card.section.id) ?? { section: card.section, cards: [] }
    groups.set(card.section.id, group)
    if (!shown.has(card.id) && group.cards.length < SHOWN_IN_SECTION) group.cards.push(card)
  }
  return [...groups.values()].filter((group) => group.cards.length > 0)
}

/** The home page: a lead, the latest, then each section with what is not shown above. */
export const getFrontPage = cache(async (): Promise<FrontPage> => {
  const [{ rows }, inSections] = await Promise.all([listCards(LATEST), listCardsBySection(IN_SECTION)])
  showSurfaces([SURFACE.latest, SURFACE.site, ...surfacesOfCards([...rows, ...inSections])])
  const lead = leadOf(rows)
  const latest = rows.filter(({ id }) => id !== lead?.id)
  return { lead, latest, sections: bySection(inSections, new Set(rows.map(({ id }) => id))) }
})

export type SectionPage = Screen<ArticleCard> & { section: SectionName }

/** One screen of a section, newest first; null for a section that does not exist or a cursor that is none. */
export const findSectionPage = cache(async (slug: string, after?: string): Promise<SectionPage | null> => {
  const { sections } = await getSiteFrame()
  const section = sections.find((known) => known.slug === slug)
  if (!section || (after !== undefined && !isCursor(after))) return null
  const screen = await listCards(SCREEN, { sectionId: section.id, after })
  showSurfaces([SURFACE.section(section.id), SURFACE.site, ...surfacesOfCards(screen.rows)])
  return { section, ...screen }
})

/** The newest articles, for the feed. */
export const listLatest = cache(async (): Promise<ArticleCard[]> => {
  const { rows } = await listCards(SCREEN)
  showSurfaces([SURFACE.latest, ...surfacesOfCards(rows)])
  return rows
})
