import type { GazetteerEntry, TagType } from '../model'
import { divisions } from './divisions'
import { COMPANIES, LEARNED_BODIES, MEDIA, STATE_BODIES, STATE_LEADERS } from './gazetteer/organizations'
import { AMBIGUOUS_CITIES, CITIES, OTHER_PLACES, PREFECTURES, PROVINCES } from './gazetteer/regions'
import { MORE_INDUSTRIES, MORE_TECHNOLOGIES } from './gazetteer/fields'
import { FIRMS } from './gazetteer/firms'
import { MORE_BODIES, MORE_EVENTS, MORE_POLICIES, MORE_PROJECTS } from './gazetteer/matters'
import { SIGHTS } from './gazetteer/sights'
import { COUNTRIES, WORLD_CITIES } from './gazetteer/world'
import { CORRIDOR, EVENTS, INDUSTRIES, POLICIES, PROJECTS, TECHNOLOGIES } from './gazetteer/subjects'

/**
 * The names the tagger ships with: general knowledge of China, its places, bodies, firms, policies and fields.
 * A newsroom's own tags come on top of it; where a surface is listed twice the first row wins.
 */
export const gazetteer: readonly GazetteerEntry[] = withoutRepeats([
  ...corridorEntries(),
  ...regionEntries(),
  ...toEntries('place', OTHER_PLACES),
  ...toEntries('place', COUNTRIES),
  ...toEntries('place', WORLD_CITIES),
  ...toEntries('organization', STATE_BODIES),
  ...toEntries('organization', COMPANIES),
  ...toEntries('organization', LEARNED_BODIES),
  ...toEntries('organization', MEDIA),
  ...toEntries('person', STATE_LEADERS),
  ...toEntries('policy', POLICIES),
  ...toEntries('event', EVENTS),
  ...toEntries('project', PROJECTS),
  ...toEntries('industry', INDUSTRIES),
  ...toEntries('technology', TECHNOLOGIES),
  ...toEntries('place', SIGHTS),
  ...toEntries('organization', MORE_BODIES),
  ...toEntries('organization', FIRMS),
  ...toEntries('policy', MORE_POLICIES),
  ...toEntries('event', MORE_EVENTS),
  ...toEntries('project', MORE_PROJECTS),
  ...toEntries('industry', MORE_INDUSTRIES),
  ...toEntries('technology', MORE_TECHNOLOGIES),
])

function toEntries(type: TagType, list: string): GazetteerEntry[] {
  return wordsOf(list).map((word) => {
    const [surface = word, canonical = surface] = word.split('=')
    return { surface, type, canonical }
  })
}

function wordsOf(list: string): string[] {
  return list.split(/\s+/u).filter((word) => word.length > 0)
}

function corridorEntries(): GazetteerEntry[] {
  const types = ['project', 'place', 'organization', 'policy', 'industry'] as const
  return types.flatMap((type) => toEntries(type, CORRIDOR[type]))
}

function regionEntries(): GazetteerEntry[] {
  const provinces = toEntries('place', PROVINCES)
  const fullNames = provinces.map(({ canonical }) => ({
    surface: canonical,
    type: 'place' as const,
    canonical,
  }))
  return [
    ...provinces,
    ...fullNames,
    ...cityEntries(),
    ...toEntries('place', PREFECTURES),
    ...divisionEntries(),
  ]
}

function cityEntries(): GazetteerEntry[] {
  const ambiguous = new Set(wordsOf(AMBIGUOUS_CITIES))
  return wordsOf(CITIES).flatMap((city) => {
    const full = { surface: `${city}市`, type: 'place' as const, canonical: `${city}市` }
    return ambiguous.has(city) ? [full] : [full, { ...full, surface: city }]
  })
}

/** A district bears its city's name, a county or a city under a city stands for itself. */
function divisionEntries(): GazetteerEntry[] {
  const ambiguousCities = new Set(wordsOf(AMBIGUOUS_CITIES))
  return divisions.flatMap(({ city, name, short, usual, isAmbiguous }) => {
    const canonical = name.endsWith('区') ? `${city}${name}` : name
    const surfaces = isAmbiguous || ambiguousCities.has(short) ? [name, usual] : [name, usual, short]
    return surfaces.map((surface): GazetteerEntry => ({ surface, type: 'place', canonical }))
  })
}

function withoutRepeats(entries: readonly GazetteerEntry[]): GazetteerEntry[] {
  const bySurface = new Map<string, GazetteerEntry>()
  for (const entry of entries) if (!bySurface.has(entry.surface)) bySurface.set(entry.surface, entry)
  return [...bySurface.values()].filter(({ surface }) => surface.length > 1)
}
