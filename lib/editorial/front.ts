import { z } from 'zod'
import { typedWords } from './typed-text'

/** Places of the front page: the lead, and the stories under it. */
export const FRONT_PLACES = 7
/** Places at the head of a section. */
export const SECTION_PLACES = 5

/** How many places a list has; null is the front page. */
export const placesOf = (sectionId: string | null): number =>
  sectionId === null ? FRONT_PLACES : SECTION_PLACES

const ids = z.array(z.uuid()).max(FRONT_PLACES).default([])

/** The places of a list as an editor wants them, and as they were when the editor saw them. */
export const FrontOrder = z
  .object({
    /** Empty for the front page. */
    sectionId: z.union([z.literal('').transform(() => null), z.uuid()]),
    articleIds: ids,
    seen: ids,
  })
  .refine(({ articleIds }) => new Set(articleIds).size === articleIds.length, { path: ['articleIds'] })
  .refine(({ sectionId, articleIds }) => articleIds.length <= placesOf(sectionId), { path: ['articleIds'] })
export type FrontOrder = z.infer<typeof FrontOrder>

const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)

/** Which list the desk shows, and which stories it offers; nonsense in an address counts as not given. */
export const FrontQuery = z.object({
  section: optional(z.uuid()),
  q: optional(typedWords(100)),
})
export type FrontQuery = z.infer<typeof FrontQuery>

/** A story that has a place, or could have one. */
export type FrontStory = {
  id: string
  headline: string
  section: { name: string; nameEn: string }
  printedOn: string | null
  /** Readers can see it; one that they cannot is passed over. */
  isLive: boolean
}

/**
 * What stands in the places of a list: the placed ones in their order, then as many of the newest as are missing. The
 * lead is the first.
 */
export function fillPlaces<Story extends { id: string }>(
  placed: readonly Story[],
  newest: readonly Story[],
  size: number,
): Story[] {
  const shown = placed.slice(0, size)
  const known = new Set(shown.map(({ id }) => id))
  return [...shown, ...newest.filter(({ id }) => !known.has(id)).slice(0, size - shown.length)]
}

/** The newest first, but stories printed with a kicker or a deck, as important ones are, before those without. */
export const byWeight = <Story extends { kicker: string | null; deck: string | null }>(
  newest: readonly Story[],
): Story[] => {
  const isWeighty = ({ kicker, deck }: Story) => kicker !== null || deck !== null
  return [...newest.filter(isWeighty), ...newest.filter((story) => !isWeighty(story))]
}
