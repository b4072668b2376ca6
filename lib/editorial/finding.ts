import { z } from 'zod'
import type { TagType } from '../pipeline/model'
import type { State } from './workflow'
import { typedWords } from './typed-text'

/** What is typed to be found at the desk. */
export const FindQuery = z.object({ q: typedWords(100) })
export type FindQuery = z.infer<typeof FindQuery>

/** The first few of each kind. */
export type Found = {
  articles: { id: string; headline: string; state: State }[]
  tags: { id: string; name: string; disambiguation: string; type: TagType }[]
  indicators: { id: string; name: string }[]
}

/** A page of the desk that can be gone to, with the ways its Chinese name is read. */
export type DeskPlace = { href: string; label: string; readings: readonly string[] }

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '')

/** How well a label fits what is typed, less being better: it is it, begins with it, is read so, holds it; null when not. */
function fitOf(typed: string, label: string, readings: readonly string[] = []): number | null {
  const [asked, text] = [folded(typed), folded(label)]
  if (asked === '') return 0
  if (text === asked) return 0
  if (text.startsWith(asked)) return 1
  if (readings.some((reading) => reading.startsWith(asked))) return 2
  return text.includes(asked) ? 3 : null
}

/** What fits, the best first; of those that fit alike the order stays. */
export function fitting<T extends { label: string; readings?: readonly string[] }>(
  typed: string,
  items: readonly T[],
): T[] {
  return items
    .flatMap((item) => {
      const fit = fitOf(typed, item.label, item.readings)
      return fit === null ? [] : [{ item, fit }]
    })
    .sort((one, other) => one.fit - other.fit)
    .map(({ item }) => item)
}
