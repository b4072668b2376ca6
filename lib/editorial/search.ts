import { z } from 'zod'
import { headOf } from '../document/whole-characters'
import { TAG_TYPES } from '../pipeline/model'

const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)

/** The articles of a tag that is offered are counted no further. */
export const TAG_HINT_CAP = 100

const SEARCH_ORDERS = ['relevance', 'date'] as const

const Slug = z.string().min(1).max(200)

/** What the address of a search can ask; nonsense counts as not given. */
export const SearchParams = z.object({
  q: z
    .string()
    .catch('')
    .transform((text) => headOf(text.replaceAll('\u0000', '').trim(), 200)),
  sort: z.enum(SEARCH_ORDERS).catch('relevance'),
  /** Slugs. */
  tag: optional(Slug),
  city: optional(Slug),
  section: optional(Slug),
  type: optional(z.enum(TAG_TYPES)),
  year: optional(z.coerce.number().int().min(1800).max(2200)),
  figures: optional(z.literal('1')),
  /** Where the next screen begins. */
  after: optional(z.string().max(80)),
})
export type SearchParams = z.output<typeof SearchParams>

/** A search as it is written in an address; what is not given is not narrowed. */
export type SearchAddress = Partial<Record<keyof SearchParams, string | number | undefined>>

/** A query that found nothing: folded, as it was typed last, and how often. */
export type SearchMiss = { terms: string; query: string; count: number; firstAt: Date; lastAt: Date }
