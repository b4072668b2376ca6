import { annotationsOf } from './annotations-of'
import { canonicalJson } from './canonical-json'
import type { ArticleContent, StatedFigure } from './content'

/** A field of a figure that says something else now; null where there was or is none. */
export type FieldChange = { field: string; before: string | null; after: string | null }

/** What became of a name or a figure between two versions; `quote` are its words, of the version after where it stands there. */
export type AnnotationDifference =
  | { kind: 'mention'; id: string; change: 'added' | 'removed'; quote: string; tagId: string }
  | { kind: 'mention'; id: string; change: 'retagged'; quote: string; before: string; after: string }
  | { kind: 'metric'; id: string; change: 'added' | 'removed'; quote: string; fields: StatedFigure }
  | {
      kind: 'metric'
      id: string
      change: 'changed'
      quote: string
      quoteBefore: string
      fields: FieldChange[]
    }

/** The names and figures that two versions do not share, or of which they say different things, in reading order. */
export function annotationDifferences(before: ArticleContent, after: ArticleContent): AnnotationDifference[] {
  const [was, now] = [quotesOf(before), quotesOf(after)]
  const ids = [...new Set([...now.keys(), ...was.keys()])]
  return ids.flatMap((id) => [
    ...mentionDifference(id, before.mentions[id], after.mentions[id], was.get(id), now.get(id)),
    ...metricDifference(id, before.metrics[id], after.metrics[id], was.get(id), now.get(id)),
  ])
}

/** The words of each mark; of one that stands twice, the first place counts. */
const quotesOf = ({ body }: ArticleContent) =>
  new Map(
    annotationsOf(body)
      .toReversed()
      .map(({ id, quote }) => [id, quote]),
  ) satisfies Map<string, string>

type Mention = ArticleContent['mentions'][string]

function mentionDifference(
  id: string,
  before: Mention | undefined,
  after: Mention | undefined,
  was: string | undefined,
  now: string | undefined,
): AnnotationDifference[] {
  const [old, next] = [was === undefined ? undefined : before, now === undefined ? undefined : after]
  const quote = now ?? was ?? ''
  if (!old && next) return [{ kind: 'mention', id, change: 'added', quote, tagId: next.tagId }]
  if (old && !next) return [{ kind: 'mention', id, change: 'removed', quote, tagId: old.tagId }]
  if (!old || !next || old.tagId === next.tagId) return []
  return [{ kind: 'mention', id, change: 'retagged', quote, before: old.tagId, after: next.tagId }]
}

function metricDifference(
  id: string,
  before: StatedFigure | undefined,
  after: StatedFigure | undefined,
  was: string | undefined,
  now: string | undefined,
): AnnotationDifference[] {
  const [old, next] = [was === undefined ? undefined : before, now === undefined ? undefined : after]
  const quote = now ?? was ?? ''
  if (!old && next) return [{ kind: 'metric', id, change: 'added', quote, fields: next }]
  if (old && !next) return [{ kind: 'metric', id, change: 'removed', quote, fields: old }]
  if (!old || !next) return []
  const fields = changesOf(old, next)
  if (fields.length === 0 && was === now) return []
  return [{ kind: 'metric', id, change: 'changed', quote, quoteBefore: was ?? '', fields }]
}

/** All but the words it was confirmed against: those follow the text. */
function changesOf(before: StatedFigure, after: StatedFigure): FieldChange[] {
  const { basis: _, ...was }: Record<string, unknown> = before
  const { basis: _basis, ...now }: Record<string, unknown> = after
  return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((field) => {
    const change = { field, before: said(was[field]), after: said(now[field]) }
    return change.before === change.after ? [] : [change]
  })
}

const said = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : canonicalJson(value)
