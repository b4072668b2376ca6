import { z } from 'zod'
import type { Evidence } from './merge-candidates'
import type { NameKind } from './name-kinship'

/** One of two that may be one, as a list of candidates shows it. */
export type CandidateSide = {
  id: string
  version: number
  kind: NameKind
  name: string
  disambiguation: string
  names: string[]
  /** Mentions of a tag, figures of an indicator. */
  uses: number
}

/** Two that may be one; `keep` is used more, so it is offered as the survivor. */
export type CandidateRow = { keep: CandidateSide; other: CandidateSide; evidence: Evidence[]; score: number }

export type CandidateScreen = { rows: CandidateRow[]; total: number }

/** Says that two are not one thing: they are not offered again, unless that is taken back. */
export const Dismissal = z
  .object({ aId: z.uuid(), bId: z.uuid() })
  .refine(({ aId, bId }) => aId !== bId, { path: ['bId'], message: 'invalid' })
export type Dismissal = z.infer<typeof Dismissal>
