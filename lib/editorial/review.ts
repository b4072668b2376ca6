import { z } from 'zod'

/** The key of `ReviewSetting` among the settings. */
export const REVIEW_SETTING = 'review'

/** How many pairs of eyes an article needs: none on a fresh installation, one, or 三审三校. */
export const REVIEW_PRESETS = ['none', 'one', 'three'] as const
export const ReviewPreset = z.enum(REVIEW_PRESETS)
export type ReviewPreset = z.infer<typeof ReviewPreset>
export const ReviewSetting = z.object({ preset: ReviewPreset })

type RoundName = 'only' | 'first' | 'second' | 'final'

type Round = {
  name: RoundName
  /** What the reviewer says to have looked at; all of it, or the round cannot approve. */
  checks: readonly ReviewCheck[]
  needsOpinion: boolean
}

export const REVIEW_CHECKS = [
  'facts',
  'figures',
  'words',
  'names',
  'sources',
  'policy',
  'headline',
  'structure',
  'consequence',
  'rights',
  'proofread',
] as const
export type ReviewCheck = (typeof REVIEW_CHECKS)[number]

/** Who looks at what: 初审 facts and words, 复审 policy and headline, 终审 whether it goes out; each with its proofreading. */
export const REVIEW_ROUNDS: Record<ReviewPreset, readonly Round[]> = {
  none: [],
  one: [{ name: 'only', checks: ['facts', 'figures', 'words'], needsOpinion: false }],
  three: [
    { name: 'first', checks: ['facts', 'figures', 'names', 'sources', 'proofread'], needsOpinion: true },
    { name: 'second', checks: ['policy', 'headline', 'structure', 'proofread'], needsOpinion: true },
    { name: 'final', checks: ['policy', 'consequence', 'rights', 'proofread'], needsOpinion: true },
  ],
}

/** The round of a review that is going on, from 1. Throws for a number that the preset does not have. */
export function roundOf(preset: ReviewPreset, round: number): Round {
  const found = REVIEW_ROUNDS[preset][round - 1]
  if (!found) throw new RangeError(`${preset} has no round ${round}`)
  return found
}

export type Verdict = 'approve' | 'return'

/** One written opinion, as the panel and the sheet show it; `at` is an ISO time. */
export type OpinionView = {
  id: string
  round: number
  name: RoundName
  verdict: Verdict
  reviewer: string
  opinion: string
  checks: ReviewCheck[]
  /** The number of the revision that was read. */
  revision: number
  at: string
}

export type ReviewState = 'open' | 'changes' | 'approved' | 'done' | 'fallen' | 'dropped'

/** A way through the rounds. `done` it was published, `fallen` a change undid the approval, `dropped` it was killed or set aside. */
export type ReviewView = {
  id: string
  preset: ReviewPreset
  state: ReviewState
  /** The round that is waiting or was the last one, from 1. */
  round: number
  requestedBy: string | null
  createdAt: string
  endedAt: string | null
  opinions: OpinionView[]
}
