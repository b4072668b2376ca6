'use client'

import { useTranslations } from 'next-intl'
import { useAnnounce } from '@/components/ui/status-bar'
import {
  acceptAll,
  annotate,
  confirmFigures,
  rejectSuggestion,
  removeAnnotation,
  reopenSuggestion,
  reviseAnnotation,
  type Acceptance,
  type Annotation,
  type Stretch,
  type Words,
} from '@/lib/document/annotate'
import type { StatedFigure } from '@/lib/document/content'
import type { EditorSuggestion } from '@/lib/document/suggestion'
import { isOpen, placesNow } from '@/lib/document/suggestion-marks'
import { MetricFields } from '@/lib/pipeline/model'
import { createId } from './create-id'
import type { TagName } from './editor-article'
import { useEditorSession } from './editor-session'
import { nameTags } from './tag-requests'
import { useAct } from './use-act'

/** A figure or a tag for a stretch of text, before it has an id. */
type Statement = { kind: 'entity'; tag: TagName } | { kind: 'metric'; fields: StatedFigure }

const annotationOf = (statement: Statement, id: string): Annotation =>
  statement.kind === 'entity'
    ? { kind: 'entity', id, tagId: statement.tag.id }
    : { kind: 'metric', id, fields: statement.fields }

/** The acts of tagging. Each is one step back with undo, and each is said in the status bar. */
export function useAnnotating() {
  const { editor, article, learnTags, setTagged } = useEditorSession()
  const words = useTranslations('editor.acts')
  const announce = useAnnounce()
  const act = useAct()

  /** Marks a stretch; when that corrects a suggestion, decides it too. */
  function state(stretch: Words, statement: Statement, suggestionId: string | null): void {
    if (statement.kind === 'entity') learnTags([statement.tag])
    const annotation = annotationOf(statement, createId())
    const tr = suggestionId
      ? acceptAll(editor.state, [{ suggestionId, state: 'corrected', stretch, annotation }])
      : annotate(editor.state, stretch, annotation)
    act(tr, words('marked', { quote: stretch.quote }))
    setTagged(statement.kind === 'entity' ? { tag: statement.tag, quote: stretch.quote } : null)
  }

  /** Gives a mark another tag or other fields and, with `stretch`, other bounds. */
  function revise(id: string, statement: Statement, stretch?: Stretch): void {
    if (statement.kind === 'entity') learnTags([statement.tag])
    act(reviseAnnotation(editor.state, annotationOf(statement, id), stretch), words('revised'))
  }

  function remove(kind: 'entity' | 'metric', id: string, quote: string): void {
    act(removeAnnotation(editor.state, { kind, id }), words('removed', { quote }))
  }

  /** Accepts suggestions as they are. Their tags are found or made first; a suggestion that was decided or whose words are gone meanwhile is left. */
  async function accept(suggestions: readonly EditorSuggestion[]): Promise<void> {
    const mentions = suggestions.flatMap((one) => (one.kind === 'mention' ? [one] : []))
    const tags = await nameTags(
      mentions.map(({ quote, fields }) => ({ type: fields.type, name: fields.canonical, surface: quote })),
    )
    if (!tags) return announce(words('tagsFailed'))
    learnTags(tags)
    const tagOf = new Map(mentions.map(({ id }, at) => [id, tags[at]]))
    const places = placesNow(editor.state, article.suggestions)
    const acceptances = suggestions.flatMap((one): Acceptance[] => {
      const stretch = places.get(one.id)
      const tag = tagOf.get(one.id)
      if (!isOpen(editor.state, one) || !stretch || (one.kind === 'mention' && !tag)) return []
      const statement: Statement = tag
        ? { kind: 'entity', tag }
        : { kind: 'metric', fields: MetricFields.parse(one.fields) }
      const annotation = annotationOf(statement, createId())
      return [{ suggestionId: one.id, state: 'accepted', stretch, annotation }]
    })
    if (acceptances.length === 0) return
    act(acceptAll(editor.state, acceptances), words('accepted', { count: acceptances.length }))
    // Of many at once nobody asks where else each stands.
    const [only, ...others] = mentions
    const tag = only && tagOf.get(only.id)
    setTagged(tag && others.length === 0 ? { tag, quote: only.quote } : null)
  }

  return {
    state,
    revise,
    confirm: (ids: readonly string[]) =>
      act(confirmFigures(editor.state, ids), words('confirmed', { count: ids.length })),
    remove,
    accept,
    reject: (one: EditorSuggestion) =>
      act(rejectSuggestion(editor.state, one.id), words('rejected', { quote: one.quote })),
    reopen: (one: EditorSuggestion) =>
      act(reopenSuggestion(editor.state, one.id), words('reopened', { quote: one.quote })),
  }
}
