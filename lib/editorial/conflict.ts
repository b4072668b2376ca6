import { z } from 'zod'
import type { Claim } from './conflicts/claim'
import { HINTS, type Hint } from './conflicts/find-conflict'
import { TIME_RELATIONS, type TimeRelation } from './conflicts/time-relation'
import type { Status } from './workflow'
import { typedWords } from './typed-text'

export type { Claim } from './conflicts/claim'
export { findConflict } from './conflicts/find-conflict'
export { HINTS, TIME_RELATIONS }

/** The outcomes that readers are told of beside the figure. */
export const TOLD_OUTCOMES = ['superseded', 'revised', 'scope', 'rounding', 'error'] as const
export type ToldOutcome = (typeof TOLD_OUTCOMES)[number]

/**
 * How a conflict can be settled. Of some, one of the two figures holds; of the others both stand. `unrelated` says that there
 * never was a conflict: the two measure different things, and readers are told nothing of either beside the other.
 */
export const OUTCOMES = [...TOLD_OUTCOMES, 'unrelated'] as const
export type Outcome = (typeof OUTCOMES)[number]

const BOTH_STAND: readonly Outcome[] = ['scope', 'rounding', 'unrelated']
export const namesOne = (outcome: Outcome): boolean => !BOTH_STAND.includes(outcome)

/** Two figures, by id, of which an editor said that both stand; `isSame` where they differ by rounding alone. */
export type StandingPair = { ids: [string, string]; isSame: boolean }

export const CONFLICT_STATES = ['open', 'settled', 'gone'] as const
export type ConflictState = (typeof CONFLICT_STATES)[number]

/** What a figure said when the conflict was looked at: what was settled is settled for these words and fields. */
export const ClaimSaid = z.object({
  text: z.string(),
  value: z.string(),
  valueTo: z.string().nullable(),
  from: z.string().nullable(),
  unit: z.string(),
  qualifier: z.string(),
  kind: z.string(),
  direction: z.string().nullable(),
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
})
export type ClaimSaid = z.infer<typeof ClaimSaid>
export type ConflictEvidence = { first: ClaimSaid; second: ClaimSaid }

export const saidBy = (claim: Claim): ClaimSaid => ({
  text: claim.text,
  value: claim.value,
  valueTo: claim.valueTo,
  from: claim.from,
  unit: claim.unit,
  qualifier: claim.qualifier,
  kind: claim.kind,
  direction: claim.direction,
  periodFrom: claim.period?.from ?? null,
  periodTo: claim.period?.to ?? null,
})

export const ConflictRef = z.object({ id: z.uuid(), version: z.coerce.number().int().positive() })
export type ConflictRef = z.infer<typeof ConflictRef>

export const ConflictDecision = ConflictRef.extend({
  outcome: z.enum(OUTCOMES),
  /** The figure that holds; asked for exactly when the outcome names one. */
  heldId: z
    .union([z.literal('').transform(() => null), z.uuid()])
    .nullable()
    .default(null),
  note: z.string().trim().max(300).default(''),
}).refine(({ outcome, heldId }) => namesOne(outcome) === (heldId !== null), {
  path: ['heldId'],
  error: 'choice',
})
export type ConflictDecision = z.infer<typeof ConflictDecision>

const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)

/** What the list of conflicts can be asked; nonsense in an address counts as not given. Open ones unless asked otherwise. */
export const ConflictQuery = z.object({
  state: optional(z.enum([...CONFLICT_STATES, 'all'])),
  outcome: optional(z.enum(OUTCOMES)),
  q: optional(typedWords(100)),
  after: optional(z.string().max(2000)),
})
export type ConflictQuery = z.infer<typeof ConflictQuery>

/** One of the two figures, as it stands at the desk, with where it was printed. */
export type ConflictSide = {
  metricId: string
  text: string
  quote: string
  value: string
  valueTo: string | null
  from: string | null
  unit: string
  qualifier: string
  direction: string | null
  kind: string
  period: string | null
  periodFrom: string | null
  periodTo: string | null
  scope: string | null
  article: { id: string; headline: string; status: Status }
  page: {
    id: string
    newspaper: string | null
    printedOn: string | null
    printedOnIsGuess: boolean
    label: string | null
  } | null
}

export type ConflictRow = {
  id: string
  version: number
  state: ConflictState
  time: TimeRelation
  hint: Hint | null
  outcome: Outcome | null
  heldId: string | null
  note: string
  decidedBy: string | null
  decidedAt: Date | null
  createdAt: Date
  indicator: { id: string; name: string }
  subject: string
  first: ConflictSide
  second: ConflictSide
  /** A draft of a correction was made of it. */
  hasCorrection: boolean
}
