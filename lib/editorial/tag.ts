import { z } from 'zod'
import { TAG_TYPES, TagType } from '../pipeline/model'
import { MayShare } from './borne-name'
import type { ChoiceRow } from './mention-choice'
import type { TagExternalId, TagLink } from './tag-profile'
import { typedText, typedWords } from './typed-text'

const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .pipe(z.string().max(max))

const TagName = line(80).pipe(z.string().min(1))

const Day = z
  .union([z.literal(''), z.null(), z.iso.date()])
  .default('')
  .transform((day) => day || null)

const isInOrder = ({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }) =>
  validFrom === null || validTo === null || validFrom <= validTo

export const NewTag = z.object({
  type: TagType,
  name: TagName,
  disambiguation: line(40).default(''),
  description: z.string().trim().max(600).default(''),
  mayShare: MayShare,
})
export type NewTag = z.input<typeof NewTag>

/** A tag as someone saw it; a change of an older version is refused. */
export const TagRef = z.object({ id: z.uuid(), version: z.coerce.number().int().min(1) })
export type TagRef = z.infer<typeof TagRef>

/** Deletes a tag; one that is used needs another (`intoId`) in its place. */
export const TagDeletion = TagRef.extend({ intoId: z.union([z.literal(''), z.uuid()]).default('') })
export type TagDeletion = z.input<typeof TagDeletion>

export const TagChange = NewTag.omit({ type: true }).extend(TagRef.shape)
export type TagChange = z.input<typeof TagChange>

export const TagRetype = TagRef.extend({ type: TagType })
export type TagRetype = z.infer<typeof TagRetype>

/** Adding an alias that is there, or removing one that is not, changes nothing; so no version is asked. */
export const TagAliasChange = z.object({ id: z.uuid(), name: TagName })
export type TagAliasChange = z.output<typeof TagAliasChange>

/** Adds an alias, or changes when it was in use. */
export const TagAliasPut = TagAliasChange.extend({
  validFrom: Day,
  validTo: Day,
  mayShare: MayShare,
}).refine(isInOrder, { path: ['validTo'], message: 'order' })
export type TagAliasPut = z.input<typeof TagAliasPut>

export const TagMerge = TagRef.extend({ intoId: z.uuid() })
export type TagMerge = z.infer<typeof TagMerge>

const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)

export const VOCABULARY_STATES = ['current', 'merged', 'all'] as const

const TAG_SORTS = ['name', 'mentions', 'published', 'updated'] as const
/** What the list of tags can be asked; nonsense in an address counts as not given. */
export const TagQuery = z.object({
  q: optional(typedWords(100)),
  type: optional(z.enum(TAG_TYPES)),
  state: optional(z.enum(VOCABULARY_STATES)),
  sort: optional(z.enum(TAG_SORTS)),
  direction: optional(z.enum(['asc', 'desc'])),
  after: optional(z.string().max(2000)),
})
export type TagQuery = z.infer<typeof TagQuery>

/** What type-ahead asks. */
export const TagSearch = z.object({
  q: typedText(100).default(''),
  type: optional(z.enum(TAG_TYPES)),
  limit: z.coerce.number().int().min(1).max(50).default(10),
})
export type TagSearch = z.output<typeof TagSearch>

export type TagRow = {
  id: string
  type: TagType
  name: string
  disambiguation: string
  aliases: string[]
  /** In articles as they stand at the desk, those of tags merged into it included. */
  mentions: number
  published: number
  mergedInto: { id: string; name: string } | null
  updatedAt: Date
}

/** One answer of type-ahead; `matched` is the name or alias that fits what was typed. */
export type FoundTag = {
  id: string
  type: TagType
  name: string
  disambiguation: string
  description: string
  matched: string
}

/** Everything that leads to a tag, counted; what keeps it from being deleted. */
export type TagUse = {
  mentions: number
  published: number
  metrics: number
  bylines: number
  /** In articles as they are now. */
  now: number
  /** With what was published or cut out, and merges: what keeps it from going without a replacement. */
  total: number
}

/** Another name, with the days on which it was first and last in use, where known: `2016-01-15`. */
export type TagAlias = { name: string; validFrom: string | null; validTo: string | null }

export type TagView = {
  id: string
  version: number
  type: TagType
  name: string
  disambiguation: string
  description: string
  slug: string
  isDeleted: boolean
  aliases: TagAlias[]
  links: TagLink[]
  externalIds: TagExternalId[]
  use: TagUse
  mergedInto: { id: string; name: string } | null
  /** Tags merged into it directly, with the mentions made as this one since. */
  absorbed: { id: string; version: number; name: string; since: number }[]
  /** Mentions made as another while this one was merged into it, of which someone is to say whose they are. */
  choices: { rows: ChoiceRow[]; total: number }
  articles: { id: string; headline: string; status: string; mentions: number; updatedAt: Date }[]
}
