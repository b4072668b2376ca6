import { headOf } from '../document/whole-characters'

/** Why asking the outside model failed. */
export const RECOMMENDER_ERRORS = [
  'unreachable',
  'too-slow',
  'busy',
  'refused',
  'too-large',
  'unreadable',
] as const
export type RecommenderErrorCode = (typeof RECOMMENDER_ERRORS)[number]

/** A failed try; all but a refusal may pass with time. */
export class RecommenderError extends Error {
  readonly code: RecommenderErrorCode

  constructor(code: RecommenderErrorCode, message: string) {
    super(message)
    this.code = code
  }

  get mayPass(): boolean {
    return this.code !== 'refused'
  }
}

/** After so many tries an article is given up. */
export const ATTEMPTS_MAX = 3

/** One block of a text that is sent, with its number in the article. */
export type SentBlock = { block: number; text: string }

const PART_MAX = 6000
const PARTS_MAX = 6

/**
 * The blocks of an article in parts of at most 6,000 characters, for one question each; a longer block is cut, and what is
 * behind six parts is not asked about.
 */
export function partsOf(texts: readonly string[]): SentBlock[][] {
  const parts: SentBlock[][] = []
  let room = 0
  for (const [block, whole] of texts.entries()) {
    const text = headOf(whole, PART_MAX)
    if (text.trim() === '') continue
    if (text.length > room) {
      parts.push([])
      room = PART_MAX
    }
    parts.at(-1)?.push({ block, text })
    room -= text.length
  }
  return parts.slice(0, PARTS_MAX)
}

/** What such a suggestion is worth before anybody decided on one, and how many decisions that claim counts for. */
const CLAIM = 0.6
const CLAIM_WEIGHT = 4
/** A bulk publication accepts from 0.9: what only a model says is always a person's to decide. */
const SCORE_MAX = 0.89

/** How likely an answer of the model is right, from what people kept of its answers. */
export function recommenderScore({ kept, decided }: { kept: number; decided: number }): number {
  return Math.min(SCORE_MAX, (kept + CLAIM * CLAIM_WEIGHT) / (decided + CLAIM_WEIGHT))
}

/** How the outside model stands, as the page of rules shows it. */
export type RecommenderView = {
  /** Null while none is configured. */
  configured: { model: string; host: string } | null
  states: { state: string; articles: number; proposed: number }[]
  dropped: { reason: string; count: number }[]
  errors: { code: string; count: number }[]
}
