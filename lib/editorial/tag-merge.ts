import { z } from 'zod'
import { NewTag, TagRef } from './tag'

const Ids = z.array(z.uuid()).max(1000).default([])

/** Which mentions go to the tag that was un-merged, and which stay; what is named in neither list waits on. */
export const TagChoice = z.object({ id: z.uuid(), go: Ids, stay: Ids })
export type TagChoice = z.input<typeof TagChoice>

const Names = z.array(z.string().max(200)).max(1000).default([])

/**
 * A tag in two. What goes: aliases by name, every mention printed with certain words, and single mentions. Where to: a tag
 * that is there, or a new one of the same type.
 */
export const TagSplit = TagRef.extend({
  intoId: z.union([z.uuid(), z.literal('')]).default(''),
  name: NewTag.shape.name.or(z.literal('')).default(''),
  disambiguation: NewTag.shape.disambiguation,
  aliases: Names,
  surfaces: Names,
  mentions: Ids,
}).refine(({ intoId, name }) => intoId !== '' || name !== '', { path: ['name'], message: 'required' })
export type TagSplit = z.input<typeof TagSplit>

/** The ways a tag is printed, most frequent first, each with some of the sentences. */
export type TagSurface = {
  quote: string
  count: number
  isAlias: boolean
  mentions: { id: string; sentence: string; article: { id: string; headline: string } }[]
}

export type TagToSplit = {
  id: string
  version: number
  type: z.infer<typeof NewTag>['type']
  name: string
  aliases: string[]
  surfaces: TagSurface[]
}

/** What a merge would do, counted before anyone does it. */
export type MergePreview = {
  loser: MergeSide
  survivor: MergeSide
  /** Names that from then on mean the survivor. */
  names: string[]
  /** Slugs that from then on lead to the survivor's. */
  addresses: string[]
  articles: { id: string; headline: string }[]
  articleCount: number
  /** In how many articles both are named. */
  together: number
  /** Numbers of one register that differ: a sign that they are two things. */
  conflicts: { scheme: string; loser: string; survivor: string }[]
}

export type MergeSide = {
  id: string
  version: number
  type: MergePreviewType
  name: string
  disambiguation: string
  description: string
  slug: string
  aliases: string[]
  mentions: number
  published: number
  figures: number
  bylines: number
}
type MergePreviewType = TagToSplit['type']
