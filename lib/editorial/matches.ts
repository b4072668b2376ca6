import { z } from 'zod'

/** Of two articles that share a text: waits for a person, or what was decided. */
export type DuplicateState = 'open' | 'linked' | 'replaced' | 'kept'

const version = z.coerce.number().int().min(1)

/** A fragment and its beginning at the versions that the person saw. */
export const JoinRef = z.object({
  fragmentId: z.uuid(),
  fragmentVersion: version,
  beginningId: z.uuid(),
  beginningVersion: version,
})
export type JoinRef = z.infer<typeof JoinRef>

export const SplitRef = z.object({
  fragmentId: z.uuid(),
  /** The whole, at the version that the person saw. */
  id: z.uuid(),
  version,
})
export type SplitRef = z.infer<typeof SplitRef>

/** The views of the desk for joins and duplicates: what waits, by kind, and what was decided. */
export const MATCH_KINDS = ['jumps', 'duplicates', 'repeats', 'settled'] as const
export type MatchKind = (typeof MATCH_KINDS)[number]

/** What the desk for joins and duplicates can be asked in its address; nothing in it is an error. */
export const MatchQuery = z.object({
  kind: z.enum(MATCH_KINDS).optional().catch(undefined),
  /** Only what concerns this article, or this page. */
  article: z.uuid().optional().catch(undefined),
  page: z.uuid().optional().catch(undefined),
})
export type MatchQuery = z.infer<typeof MatchQuery>

export const MatchRef = z.object({ id: z.uuid() })
export type MatchRef = z.infer<typeof MatchRef>

/** A passage that a page holds twice, and the page at the version that the person saw. */
export const RepeatRef = z.object({ id: z.uuid(), version })
export type RepeatRef = z.infer<typeof RepeatRef>

/** Two printings become one article: whose address stays, and whose text. */
export const ReplaceRef = z.object({
  id: z.uuid(),
  articleVersion: version,
  otherVersion: version,
  keep: z.enum(['article', 'other']),
  text: z.enum(['article', 'other']),
})
export type ReplaceRef = z.infer<typeof ReplaceRef>
