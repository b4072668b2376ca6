import { suggestAnnotations } from './annotations/suggest-annotations'
import { EMPTY_DRAFT, MetricFields, type MetricSuggestion } from './model'

/**
 * The fields of the figure at `start` to `end` of a paragraph, read as import would read them: what a form for it starts
 * from. Null when no figure is read there. Of several, the one that shares most characters with the place.
 */
export function readFigure(text: string, start: number, end: number): MetricFields | null {
  const draft = { ...EMPTY_DRAFT, blocks: [{ kind: 'paragraph' as const, text, credit: null, source: [] }] }
  const shared = (metric: MetricSuggestion) => Math.min(end, metric.end) - Math.max(start, metric.start)
  const [best] = suggestAnnotations(draft)
    .metrics.filter((metric) => metric.field === 'body' && shared(metric) > 0)
    .sort((a, b) => shared(b) - shared(a))
  return best ? MetricFields.parse(best) : null
}
