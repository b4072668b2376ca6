import { z } from 'zod'
import { TAG_TYPES } from '../pipeline/model'

const PAGE_MAX = 100
const PAGE_DEFAULT = 30

const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(PAGE_MAX)
  .default(PAGE_DEFAULT)
  .describe('How many rows a page has at most.')
const cursor = z
  .string()
  .min(1)
  .max(400)
  .optional()
  .describe('Where the page begins: taken from `next`, never made.')
const slug = (what: string) => z.string().min(1).max(200).optional().describe(what)
const words = z.string().trim().min(1).max(200)

const paging = { limit, cursor }

const narrowing = {
  section: slug('The slug of a section.'),
  tag: slug('The slug of a tag: articles that name it.'),
  city: slug('The slug of the tag of a city: articles that name it.'),
}

/** A day begins in Shanghai. */
const since = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .transform((text) =>
    (text.includes('T') ? new Date(text) : new Date(`${text}T00:00:00+08:00`)).toISOString(),
  )
  .optional()
  .describe(
    'Only what was published anew at this time or later (`updatedAt`): `2026-11-29`, which begins in Shanghai, or a time with its zone.',
  )

export const NoParameters = z.strictObject({})
export const Paging = z.strictObject(paging)
export const ArticleParameters = z.strictObject({
  ...narrowing,
  since,
  q: words.optional().describe('Words that the articles hold, as in `/search`; newest first.'),
  ...paging,
})
export const TagParameters = z.strictObject({
  type: z.enum(TAG_TYPES).optional().describe('Only tags of this type.'),
  ...paging,
})
export const SearchParameters = z.strictObject({
  q: words.describe(
    'What is looked for: white space parts terms, all of which must hold; quotation marks keep words together.',
  ),
  sort: z.enum(['relevance', 'date']).default('relevance'),
  ...narrowing,
  type: z.enum(TAG_TYPES).optional().describe('Only articles that name a tag of this type.'),
  year: z.coerce.number().int().min(1800).max(2200).optional(),
  figures: z.enum(['1']).optional().describe('Only articles that state figures.'),
  ...paging,
})
export type ArticleParameters = z.output<typeof ArticleParameters>
export type TagParameters = z.output<typeof TagParameters>
export type SearchParameters = z.output<typeof SearchParameters>
export type Paging = z.output<typeof Paging>
