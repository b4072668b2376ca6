import { z } from 'zod'

/**
 * How a printed field of a figure was led to a record or a date, and how sure that is from 0 to 1. Zero: it was left open,
 * and the rule says why.
 */
export const RESOLUTION_RULES = {
  'indicator.name': 1,
  'indicator.alias': 0.95,
  /** No indicator bore the name: one was made. */
  'indicator.new': 0.6,
  /** An editor said which. */
  'tag.chosen': 1,
  'tag.name': 1,
  'tag.alias': 0.9,
  /** The name alone says too little, but the article names one tag with these words. */
  'tag.mentioned': 0.9,
  'tag.ambiguous': 0,
  'tag.unknown': 0,
  'period.printed': 1,
  /** Counted from the date on the page. */
  'period.counted': 0.9,
  /** Counted from a date that is itself a guess. */
  'period.guessed-date': 0.6,
  'period.no-date': 0,
  'period.unread': 0,
} as const satisfies Record<string, number>

const RULES = Object.keys(RESOLUTION_RULES)
export type ResolutionRule = keyof typeof RESOLUTION_RULES
const isRule = (rule: string): rule is ResolutionRule => RULES.includes(rule)

const ResolvedField = z.object({
  rule: z.string().refine(isRule),
  score: z.number().min(0).max(1),
})
export type ResolvedField = z.infer<typeof ResolvedField>

export const resolvedBy = (rule: ResolutionRule): ResolvedField => ({ rule, score: RESOLUTION_RULES[rule] })

/** Field by field; null for one that is not printed. */
const Resolution = z.object({
  indicator: ResolvedField.nullable(),
  subject: ResolvedField.nullable(),
  scope: ResolvedField.nullable(),
  period: ResolvedField.nullable(),
})
export type Resolution = z.infer<typeof Resolution>

/** Below this an editor should look. */
export const SURE_FROM = 0.9

const NamedRecord = z.object({ id: z.string(), name: z.string() }).nullable()

/** Where the fields of a figure lead, for the form in which they are stated. */
export const ResolvedFigure = z.object({
  resolution: Resolution,
  /** Null while no indicator bears the name. */
  indicator: NamedRecord,
  subject: NamedRecord,
  scope: NamedRecord,
  /** Days, both included. */
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** The exact value in its canonical unit. */
  quantity: z.object({ value: z.string(), unit: z.string() }),
})
export type ResolvedFigure = z.infer<typeof ResolvedFigure>
