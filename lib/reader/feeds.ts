import 'server-only'
import { listFeedRows, type FeedAbout, type FeedRow } from '../db/public/feeds'
import { findIndicator } from '../db/public/indicators'
import { hubUrl } from '../db/public/site'
import { findTag } from '../db/public/tags'
import type { FeedSubject } from '../editorial/feed-address'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'
import { getSiteFrame } from './site'

const SIZE = 30

/** A feed's stories; `name` and `slug` are what it is about today, after merges, null for the site. */
export type FeedStories = { name: { zh: string; en: string } | null; slug: string | null; rows: FeedRow[] }

type About = Pick<FeedStories, 'name' | 'slug'> & { about: FeedAbout; surface: string }

async function findAbout({ kind, slug }: FeedSubject): Promise<About | null> {
  if (kind === 'site' || slug === null)
    return { name: null, slug: null, about: null, surface: SURFACE.latest }
  if (kind === 'section') {
    const section = (await getSiteFrame()).sections.find((one) => one.slug === slug)
    if (!section) return null
    const { id, name, nameEn } = section
    return { name: { zh: name, en: nameEn }, slug, about: { sectionId: id }, surface: SURFACE.section(id) }
  }
  const found = kind === 'tag' ? await findTag(slug) : await findIndicator(slug)
  if (!found) return null
  const { id, name } = found
  const one =
    kind === 'tag'
      ? { about: { tagId: id }, surface: SURFACE.tag(id) }
      : { about: { indicatorId: id }, surface: SURFACE.indicator(id) }
  return { ...one, name: { zh: name, en: name }, slug: found.slug }
}

/** The newest stories about something; null when it is not there, or no live article names it. */
export async function findFeed(subject: FeedSubject): Promise<FeedStories | null> {
  const found = await findAbout(subject)
  if (!found) {
    // Any publication may bring it into being.
    showSurfaces([SURFACE.tags, SURFACE.indicators, SURFACE.site])
    return null
  }
  const rows = await listFeedRows(found.about, SIZE)
  showSurfaces([found.surface, SURFACE.site, ...rows.map(({ id }) => SURFACE.article(id))])
  const isMissing = rows.length === 0 && (subject.kind === 'tag' || subject.kind === 'indicator')
  return isMissing ? null : { name: found.name, slug: found.slug, rows }
}

/** Where subscribers of feeds are told of news, or null. */
export const getHubUrl = hubUrl
