import type { GazetteerEntry, TagType } from '../model'
import { AMBIGUOUS_COUNTIES, COUNTIES } from './gazetteer/counties'
import { COMPANIES, LEARNED_BODIES, MEDIA, STATE_BODIES, STATE_LEADERS } from './gazetteer/organizations'
import {
  AMBIGUOUS_CITIES,
  AMBIGUOUS_DISTRICTS,
  CITIES,
  DISTRICTS,
  OTHER_PLACES,
  PROVINCES,
} from './gazetteer/regions'
import { CORRIDOR, EVENTS, INDUSTRIES, POLICIES, PROJECTS, TECHNOLOGIES } from './gazetteer/subjects'

/**
 * The names the tagger ships with: general knowledge of China, its places, bodies, firms, policies and fields.
 * A newsroom's own tags come on top of it; where a surface is listed twice the first row wins.
 */
export const gazetteer: readonly GazetteerEntry[] = withoutRepeats([
  ...corridorEntries(),
  ...regionEntries(),
  ...toEntries('place', OTHER_PLACES),
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
  return [...provinces, ...fullNames, ...cityEntries(), ...districtEntries(), ...countyEntries()]
}

function cityEntries(): GazetteerEntry[] {
  const ambiguous = new Set(wordsOf(AMBIGUOUS_CITIES))
  return wordsOf(CITIES).flatMap((city) => {
    const full = { surface: `${city}市`, type: 'place' as const, canonical: `${city}市` }
    return ambiguous.has(city) ? [full] : [full, { ...full, surface: city }]
  })
}

function districtEntries(): GazetteerEntry[] {
  const ambiguous = new Set(wordsOf(AMBIGUOUS_DISTRICTS))
  return DISTRICTS.trim()
    .split('\n')
    .flatMap((row) => {
      const [city = '', names = ''] = row.split(': ')
      return wordsOf(names).flatMap((name) => districtForms(city, name, ambiguous))
    })
}

function countyEntries(): GazetteerEntry[] {
  const ambiguous = new Set(wordsOf(AMBIGUOUS_COUNTIES))
  return wordsOf(COUNTIES).flatMap((name) => {
    const short = name.replace(/(?:新区|[市县区州])$/u, '')
    const full: GazetteerEntry = { surface: name, type: 'place', canonical: name }
    return short.length < 2 || ambiguous.has(short) || /[区州]$/u.test(name)
      ? [full]
      : [full, { ...full, surface: short }]
  })
}

function districtForms(city: string, name: string, ambiguous: Set<string>): GazetteerEntry[] {
  const canonical = `${city}${name}`
  const short = name.replace(/(?:新区|区|县|市)$/u, '')
  const surfaces = short.length < 2 || ambiguous.has(short) ? [name, canonical] : [name, canonical, short]
  return surfaces.map((surface) => ({ surface, type: 'place', canonical }))
}

function withoutRepeats(entries: readonly GazetteerEntry[]): GazetteerEntry[] {
  const bySurface = new Map<string, GazetteerEntry>()
  for (const entry of entries) if (!bySurface.has(entry.surface)) bySurface.set(entry.surface, entry)
  return [...bySurface.values()]
}
