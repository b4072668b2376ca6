import { z } from 'zod'

/**
 * The shapes of the road of the text. Offsets are half-open ranges of UTF-16 code units: of the decoded page text
 * for `Range`, of a block's own text for `start` and `end` of a suggestion.
 */
export const Range = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
export type Range = z.infer<typeof Range>

/** One printed line; `end` excludes the terminator (LF, CRLF or lone CR). */
export type Line = {
  /** 1-based, counting blank lines too. */
  number: number
  start: number
  end: number
  text: string
  isBlank: boolean
}

export const BLOCK_ROLES = [
  'section',
  'kicker',
  'headline',
  'deck',
  'byline',
  'body',
  'subhead',
  'caption',
  'jump',
  'furniture',
] as const
export const BlockRole = z.enum(BLOCK_ROLES)
export type BlockRole = z.infer<typeof BlockRole>

export const DISCARD_REASONS = [
  'masthead',
  'navigation',
  'advertisement',
  'ghost-text',
  'page-furniture',
  'page-credit',
] as const
export const DiscardReason = z.enum(DISCARD_REASONS)
export type DiscardReason = z.infer<typeof DiscardReason>

/** A run of the page that an article owns; the order of an article's pieces is its reading order. */
export const Piece = Range.extend({
  role: BlockRole,
  /** Goes on with the block of its role before it; the first body piece with it begins in the middle of a text. */
  joins: z.boolean(),
  /** How sure the rule is, 0 to 1. */
  score: z.number().min(0).max(1),
  /** The rule's name, for the desk: `headline.before-byline`. */
  rule: z.string(),
})
export type Piece = z.infer<typeof Piece>

export const Discard = Range.extend({
  reason: DiscardReason,
  score: z.number().min(0).max(1),
  rule: z.string(),
})
export type Discard = z.infer<typeof Discard>

export const BylineDraft = z.object({ name: z.string(), role: z.string().nullable() })
export type BylineDraft = z.infer<typeof BylineDraft>

/** A reflowed block of the article's text, hard wraps joined and stray spaces removed. */
export type DraftBlock = {
  kind: 'paragraph' | 'subhead' | 'caption'
  text: string
  /** Captions only: who took the picture. */
  credit: string | null
  source: Range[]
}

export type Draft = {
  kicker: string | null
  headline: string | null
  deck: string | null
  printedSection: string | null
  bylines: BylineDraft[]
  outlet: string | null
  sourceCredit: string | null
  dateline: string | null
  continuesFrom: string | null
  continuesTo: string | null
  /** The text visibly starts or stops in the middle of an article. */
  isFragment: boolean
  pieces: Piece[]
  blocks: DraftBlock[]
}

/** An article of which nothing is printed. */
export const EMPTY_DRAFT: Draft = {
  kicker: null,
  headline: null,
  deck: null,
  printedSection: null,
  bylines: [],
  outlet: null,
  sourceCredit: null,
  dateline: null,
  continuesFrom: null,
  continuesTo: null,
  isFragment: false,
  pieces: [],
  blocks: [],
}

/** What the page prints about itself; null when it prints nothing, a guess only with `isGuess`. */
export type Printed = { value: string; isGuess: boolean } | null

export type PageReading = {
  newspaper: Printed
  /** `2023-12-04` */
  printedOn: Printed
  pageLabel: Printed
  drafts: Draft[]
  discards: Discard[]
}

export const TAG_TYPES = [
  'person',
  'organization',
  'place',
  'policy',
  'event',
  'project',
  'industry',
  'technology',
] as const
export const TagType = z.enum(TAG_TYPES)
export type TagType = z.infer<typeof TagType>

/** Where a suggestion stands: in a block of the draft by index, or in one of its display lines. */
export type Place = {
  field: 'kicker' | 'headline' | 'deck' | 'body'
  /** Index into `Draft.blocks`; 0 for the display lines. */
  block: number
  start: number
  end: number
}

export type MentionSuggestion = Place & {
  /** The surface, without brackets or quotes. */
  text: string
  type: TagType
  canonical: string
  rule: string
  score: number
}

export const METRIC_KINDS = ['level', 'share', 'growth', 'change', 'rank', 'target', 'range'] as const
export const MetricKind = z.enum(METRIC_KINDS)
export type MetricKind = z.infer<typeof MetricKind>

export const QUALIFIERS = ['=', '≈', '>', '<'] as const
export const Qualifier = z.enum(QUALIFIERS)
export type Qualifier = z.infer<typeof Qualifier>

/** An exact decimal in plain notation: `-?\d+(\.\d+)?`. */
const DecimalText = z.string().regex(/^-?\d+(\.\d+)?$/u)

/** One stated figure as printed; the fields are those of docs/gold-format.md. */
export const MetricFields = z.object({
  indicator: z.string(),
  subject: z.string().nullable(),
  value: DecimalText,
  valueTo: DecimalText.nullable(),
  from: DecimalText.nullable(),
  direction: z.literal('down').nullable(),
  unit: z.string(),
  qualifier: Qualifier,
  kind: MetricKind,
  period: z.string().nullable(),
  scope: z.string().nullable(),
})
export type MetricFields = z.infer<typeof MetricFields>

export type MetricSuggestion = Place &
  MetricFields & {
    text: string
    /** The whole clause that states the figure. */
    quote: string
    rule: string
    score: number
  }

export type Annotations = { mentions: MentionSuggestion[]; metrics: MetricSuggestion[] }

/**
 * A name the tagger knows: one row per surface. `likelihood`, from 0 to 1, is that of a sense that people chose for it; what
 * is only listed has none.
 */
export type GazetteerEntry = { surface: string; type: TagType; canonical: string; likelihood?: number }
