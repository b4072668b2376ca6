'use client'

import { markableStretch } from '@/lib/document/annotate'
import { commentableWords } from '@/lib/document/comment-marks'
import { placesOfNames, snapToKnown } from '@/lib/document/snap-to-known'
import { openSpans } from '@/lib/document/spans'
import { drawnToFigure } from '@/lib/pipeline/figure-ranges'
import { useEditorSession } from './editor-session'

/** Opens the panels over the current selection. */
export function useOpenPanel() {
  const { editor, article, tags, setPanel } = useEditorSession()

  /** The names that this article is known to hold: of its tags, of its marks, and those of the vocabulary that the machine found. */
  function namesKnown(): string[] {
    const found = article.suggestions.flatMap(({ kind, rule, quote }) =>
      kind === 'mention' && rule === 'known-name' ? [quote] : [],
    )
    const marked = openSpans(editor.state.doc).flatMap(({ kind, quote }) =>
      kind === 'entity' ? [quote] : [],
    )
    return [...Object.values(tags).map(({ name }) => name), ...marked, ...found]
  }

  function openTag(): void {
    const names = namesKnown()
    const at = markableStretch(editor.state, editor.state.selection, (text, selected) =>
      snapToKnown(selected, placesOfNames(text, names)),
    )
    if (at) setPanel({ kind: 'tag', at, mentionId: null, suggestionId: null })
  }

  /** Opens the form at once, so that nothing typed goes into the text; what is read in the words fills it a moment later. */
  function openMetric(): void {
    const at = markableStretch(editor.state, editor.state.selection, drawnToFigure)
    if (at) setPanel({ kind: 'metric', at, metricId: null, suggestionId: null, fields: null })
  }

  function openLink(): void {
    const { from, to, empty } = editor.state.selection
    if (!empty || editor.isActive('link')) setPanel({ kind: 'link', at: { from, to, quote: '' } })
  }

  /** Something to say of the selected words, or to write in their place. */
  function openComment(kind: 'comment' | 'suggest'): void {
    const at = commentableWords(editor.state, editor.state.selection, kind === 'suggest')
    if (at) setPanel({ kind, at })
  }

  return { openTag, openMetric, openLink, openComment }
}
