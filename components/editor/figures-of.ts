import { annotationsOf } from '@/lib/document/annotations-of'
import type { ArticleContent } from '@/lib/document/content'

/** A figure of the article, to be chosen. */
export type FigureChoice = { id: string; text: string; indicator: string }

/** The figures that stand in a content, in reading order, each once. */
export function figuresOf({ body, metrics }: ArticleContent): FigureChoice[] {
  const placed = annotationsOf(body).filter(({ kind }) => kind === 'metric')
  const each = new Map(placed.toReversed().map(({ id, quote }) => [id, quote]))
  return [...each].toReversed().map(([id, text]) => ({ id, text, indicator: metrics[id]?.indicator ?? '' }))
}
