import type { PageScore, Retrieval, Share } from '../pipeline/score-page'

/** One measure: its value from 0 to 1 (null when nothing could be measured) and the counts behind it. */
export type ScoreRow = { name: string; value: number | null; detail: string }

/** The measures of docs/gold-format.md in its order. */
export function toScoreRows(score: PageScore): ScoreRow[] {
  const { split, shares } = score
  return [
    toShareRow('lossless', shares.lossless),
    ...toF1Rows(
      'split',
      ratio(split.precision, split.lines),
      ratio(split.recall, split.lines),
      `${split.lines} lines`,
    ),
    toShareRow('article exact', shares.articles),
    toShareRow('headline', shares.headlines),
    toShareRow('kicker + deck', shares.kickersAndDecks),
    toShareRow('bylines', shares.bylines),
    toShareRow('order', shares.order),
    toShareRow('body', shares.body),
    ...toAnnotationRows(score),
  ]
}

/** The measures of names and figures alone. */
export function toAnnotationRows({ retrievals, metricFields }: PageScore): ScoreRow[] {
  return [
    ...toRetrievalRows('entities', retrievals.entities),
    ...toRetrievalRows('entities typed', retrievals.typedEntities),
    ...toRetrievalRows('metrics', retrievals.metrics),
    ...Object.entries(metricFields).map(([field, share]) => toShareRow(`metric ${field}`, share)),
  ]
}

function toShareRow(name: string, { right, of }: Share): ScoreRow {
  const counted = Number.isInteger(right) ? String(right) : right.toFixed(3)
  return { name, value: ratio(right, of), detail: `${counted} of ${of}` }
}

function toRetrievalRows(name: string, { right, found, expected }: Retrieval): ScoreRow[] {
  return toF1Rows(
    name,
    ratio(right, found),
    ratio(right, expected),
    `${right} right, ${found} found, ${expected} expected`,
  )
}

function toF1Rows(name: string, precision: number | null, recall: number | null, detail: string): ScoreRow[] {
  const both = precision !== null && recall !== null && precision + recall > 0
  return [
    { name: `${name} F1`, value: both ? (2 * precision * recall) / (precision + recall) : null, detail },
    { name: `${name} precision`, value: precision, detail: '' },
    { name: `${name} recall`, value: recall, detail: '' },
  ]
}

function ratio(right: number, of: number): number | null {
  return of === 0 ? null : right / of
}
