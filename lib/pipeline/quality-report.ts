import { z } from 'zod'
import type { PageScore, Retrieval, Share } from './score-page'

/** What is measured, in the order in which it is shown; docs/gold-format.md says how each is counted. */
export const MEASURES = [
  'lossless',
  'split',
  'articles',
  'headlines',
  'kickersAndDecks',
  'bylines',
  'order',
  'body',
  'entities',
  'typedEntities',
  'metrics',
  'qualifier',
  'kind',
  'indicator',
  'subject',
  'period',
  'scope',
] as const
export type Measure = (typeof MEASURES)[number]

/** What is read to measure it: the annotated seed pages, pages of other papers, pages held out, made pages, single texts, texts held out, texts that taught nothing. */
const QUALITY_SETS = ['seeds', 'papers', 'unseen', 'typeset', 'texts', 'heldOut', 'unread'] as const
export type QualitySetName = (typeof QUALITY_SETS)[number]

/** What the scores on the seed pages may not fall below, whatever version. */
export const FLOORS: Partial<Record<Measure, number>> = {
  lossless: 1,
  split: 0.97,
  articles: 0.85,
  headlines: 0.95,
  kickersAndDecks: 0.85,
  bylines: 0.95,
  order: 0.97,
  body: 0.99,
}

/** From 0 to 1, to four decimals; what a set has no annotation for is left out. */
const Scores = z.partialRecord(z.enum(MEASURES), z.number().min(0).max(1))
const SetReport = z.object({
  name: z.enum(QUALITY_SETS),
  /** How much was read: pages (or texts), and on them non-blank lines, articles, names and figures of the annotation. */
  size: z.object({
    pages: z.int(),
    lines: z.int(),
    articles: z.int(),
    entities: z.int(),
    metrics: z.int(),
  }),
  scores: Scores,
})
export type SetReport = z.infer<typeof SetReport>

const Release = z.object({
  version: z.string(),
  /** `2026-11-25` */
  date: z.iso.date(),
  /** Why a score was let fall, or null when none fell. */
  because: z.string().nullable(),
  sets: z.array(SetReport),
})
export type Release = z.infer<typeof Release>

/** The scores of the current version, and of those before it, newest first: the content of docs/quality.json. */
export const QualityReport = z.object({ releases: z.array(Release).min(1) })
export type QualityReport = z.infer<typeof QualityReport>

/** The report of one set; `measures` are those that it is annotated for. */
export function toSetReport(
  name: QualitySetName,
  pages: number,
  score: PageScore,
  measures: readonly Measure[],
): SetReport {
  const { split, shares, retrievals } = score
  const entries = measures.flatMap((measure): [Measure, number][] => {
    const value = valueOf(measure, score)
    return value === null ? [] : [[measure, Math.round(value * 1e4) / 1e4]]
  })
  return {
    name,
    size: {
      pages,
      lines: split.lines,
      articles: shares.articles.of,
      entities: measures.includes('entities') ? retrievals.entities.expected : 0,
      metrics: measures.includes('metrics') ? retrievals.metrics.expected : 0,
    },
    scores: Object.fromEntries(entries),
  }
}

function valueOf(measure: Measure, { split, shares, retrievals, metricFields }: PageScore): number | null {
  if (measure === 'split') return harmonic(split.precision / split.lines, split.recall / split.lines)
  if (measure === 'entities' || measure === 'typedEntities' || measure === 'metrics')
    return f1Of(retrievals[measure])
  return shareOf({ ...shares, ...metricFields }[measure])
}

const shareOf = ({ right, of }: Share) => (of === 0 ? null : right / of)
const f1Of = ({ right, found, expected }: Retrieval) =>
  found + expected === 0 ? null : (2 * right) / (found + expected)
const harmonic = (first: number, second: number) =>
  first + second > 0 ? (2 * first * second) / (first + second) : null

export type Fall = { set: QualitySetName; measure: Measure; from: number; to: number }

/** Scores that are lower than before on the same material. A set that holds other pages now is not compared. */
export function fallsBetween(before: readonly SetReport[], after: readonly SetReport[]): Fall[] {
  return before.flatMap((old) => {
    const now = after.find(({ name }) => name === old.name)
    if (!now || JSON.stringify(now.size) !== JSON.stringify(old.size)) return []
    return MEASURES.flatMap((measure): Fall[] => {
      const [from, to] = [old.scores[measure] ?? 0, now.scores[measure] ?? 0]
      return to < from ? [{ set: old.name, measure, from, to }] : []
    })
  })
}

/**
 * The report with these scores as the newest: in place of those of the same version and day, else before them. The same
 * scores again change nothing.
 */
export function withRelease(report: QualityReport | null, release: Release): QualityReport {
  const releases = report?.releases ?? []
  const [newest, ...older] = releases
  if (!newest) return { releases: [release] }
  if (newest.version === release.version && JSON.stringify(newest.sets) === JSON.stringify(release.sets))
    return { releases }
  const isSameDay = newest.version === release.version && newest.date === release.date
  return { releases: [release, ...(isSameDay ? older : releases)] }
}
