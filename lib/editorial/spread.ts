import { z } from 'zod'
import type { Status } from './workflow'

/** Which articles an act may reach: this one, those that are not public yet, or all (public ones get a revision that waits). */
export const SPREAD_SCOPES = ['article', 'drafts', 'all'] as const
export type SpreadScope = (typeof SPREAD_SCOPES)[number]

/** Whether an article in this state lies within the scope, seen from the article that was tagged. */
export function isInScope(scope: SpreadScope, article: { isHere: boolean; status: Status }): boolean {
  if (article.isHere || scope === 'all') return true
  return scope === 'drafts' && (article.status === 'DRAFT' || article.status === 'IN_REVIEW')
}

/** So many articles are looked at, and may be changed at once. */
export const SPREAD_ARTICLES_MAX = 200

export const SpreadQuestion = z.object({
  articleId: z.uuid(),
  tagId: z.uuid(),
  quote: z
    .string()
    .min(1)
    .max(200)
    .refine((quote) => !quote.includes('\u0000')),
})
export type SpreadQuestion = z.infer<typeof SpreadQuestion>

/** Where the words stand, looked for again when they are tagged. */
export const SpreadPlace = z.object({
  blockId: z.string().min(1).max(64),
  quote: z.string().min(1).max(200),
  occurrence: z.int().min(0),
  before: z.string().max(32),
  after: z.string().max(32),
})
export type SpreadPlace = z.infer<typeof SpreadPlace>

export type SpreadOfferPlace = SpreadPlace & {
  /** The sentence around the words, without them. */
  sentence: { before: string; after: string }
}
/** A place of an offer as it is asked to be tagged. */
export function toPlace(place: SpreadOfferPlace): SpreadPlace {
  const { sentence: _, ...rest } = place
  return rest
}
export type SpreadOfferArticle = {
  id: string
  headline: string
  status: Status
  isHere: boolean
  /** Somebody else saved it within the last minutes: they may be writing in it. */
  busy: string | null
  places: SpreadOfferPlace[]
}

/** Where else the words stand that were tagged. */
export type SpreadOffer = {
  articles: SpreadOfferArticle[]
  /** Articles with such places that the person may not change. */
  closed: number
  /** More articles hold the words than were looked at. */
  isCut: boolean
}

export const SpreadTag = SpreadQuestion.extend({
  /** The version of the article that was tagged, as its editor holds it. */
  version: z.int(),
  scope: z.enum(SPREAD_SCOPES),
  chosen: z
    .array(z.object({ articleId: z.uuid(), places: z.array(SpreadPlace).min(1).max(500) }))
    .min(1)
    .max(SPREAD_ARTICLES_MAX),
})
export type SpreadTag = z.infer<typeof SpreadTag>

/** Why an article, or some of its places, stayed as they were. */
export type LeftReason = 'scope' | 'forbidden' | 'changed' | 'retired'
export type LeftOut = { id: string; headline: string; reason: LeftReason }

/** A mark that a spread made in the article that is open. */
export type SpreadMark = { mentionId: string; blockId: string; start: number; end: number }

export type SpreadDone = {
  id: string
  articles: number
  places: number
  left: LeftOut[]
  /** The open article: its version now, null when it moved on meanwhile; what was marked and which suggestions that settled. */
  here: { version: number | null; marks: SpreadMark[]; decided: SpreadDecided[] }
}
export type SpreadDecided = { suggestionId: string; state: 'accepted' | 'corrected'; mentionId: string }

/** What takes a spread back in one article. */
export const SpreadUndo = z.object({
  marks: z.array(z.object({ mentionId: z.uuid(), quote: z.string() })),
  suggestions: z.array(
    z.object({
      id: z.uuid(),
      mentionId: z.uuid(),
      state: z.enum(['open', 'accepted', 'corrected', 'rejected', 'superseded']),
      decidedById: z.uuid().nullable(),
      decidedAt: z.iso.datetime().nullable(),
      /** What the spread made of it: another state by now is somebody's decision since. */
      became: z.enum(['accepted', 'corrected']),
    }),
  ),
})
export type SpreadUndo = z.infer<typeof SpreadUndo>

export const UndoSpread = z.object({
  id: z.uuid(),
  articleId: z.uuid().nullable(),
  version: z.int().nullable(),
})
export type UndoSpread = z.infer<typeof UndoSpread>

export type SpreadUndone = {
  /** Articles that are again exactly as they were. */
  restored: number
  /** Articles that somebody changed since, and lost only the marks. */
  unmarked: number
  left: LeftOut[]
  here: { version: number | null; mentionIds: string[]; suggestionIds: string[] }
}
