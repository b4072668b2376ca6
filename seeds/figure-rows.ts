// Figures as readers see them, for tests of charts; nothing is stored.
import type { FigureRow } from '@/lib/editorial/reader-views'

let made = 0

/** A stated figure of 松江区 in 家 without a time, changed as wanted. */
export function figureRow(change: Partial<FigureRow> = {}): FigureRow {
  made += 1
  const id = `figure-${made}`
  return {
    id,
    blockId: 'block',
    text: '1家',
    sentence: '共有1家。',
    indicator: '高新技术企业数',
    subject: '松江区',
    value: '1',
    valueTo: null,
    from: null,
    direction: null,
    unit: '家',
    qualifier: '=',
    kind: 'level',
    period: null,
    scope: null,
    periodFrom: null,
    periodTo: null,
    periodPrecision: null,
    periodIsGuess: false,
    canonicalValue: null,
    canonicalUnit: null,
    indicatorRef: null,
    subjectTag: null,
    scopeTag: null,
    line: null,
    settled: null,
    corrected: null,
    article: {
      id: `article-${made}`,
      slug: `slug-${made}`,
      headline: '标题',
      publishedAt: '2026-11-28T00:00:00.000Z',
      newspaper: '松江报',
      printedOn: '2023-12-04',
      printedOnIsGuess: false,
    },
    ...change,
  }
}

/** A figure of a whole year. */
export const figureOfYear = (year: number, value: string, change: Partial<FigureRow> = {}): FigureRow =>
  figureRow({ value, periodFrom: `${year}-01-01`, periodTo: `${year}-12-31`, ...change })
