'use client'

import type { EditorState } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TypeLetter } from '@/components/desk/tag-chip'
import { factsOf } from '@/lib/document/article-facts'
import { groupBy } from '@/lib/document/group-by'
import { openSpans, type OpenSpan } from '@/lib/document/spans'
import { TAG_TYPES } from '@/lib/pipeline/model'
import { useEditorSession } from './editor-session'
import { spelledOut } from './metric-fields'
import { StaleList } from './stale-list'
import { useRestingState } from './use-resting-state'

const marksOf = (state: EditorState) => ({ spans: openSpans(state.doc), facts: factsOf(state) })

/** Everything marked in the text: tags by type with how often they are named, then the figures. Each leads to its place. */
export function AnnotationsPanel() {
  const { editor, tags } = useEditorSession()
  const words = useTranslations('editor.annotations')
  const common = useTranslations('common')
  const { spans, facts } = useRestingState(editor, marksOf)
  const figures = spans.filter(({ kind }) => kind === 'metric')
  const tagOf = ({ id }: OpenSpan) => tags[facts.mentions[id]?.tagId ?? '']
  const mentions = groupBy(
    spans.filter(({ kind }) => kind === 'entity'),
    (span) => tagOf(span)?.id ?? '',
  )
  const ofType = (type: string) =>
    [...mentions.values()].filter(([first]) => first !== undefined && tagOf(first)?.type === type)

  if (spans.length === 0) return <p className="text-sm text-muted">{words('empty')}</p>
  return (
    <div className="grid gap-4">
      <StaleList />
      {figures.length > 0 && (
        <section className="grid gap-1">
          <h2 className="text-xs text-muted">{words('figures', { count: figures.length })}</h2>
          <ul>
            {figures.map((span) => {
              const fields = facts.metrics[span.id]
              return (
                <li key={span.id} className="border-b border-rule">
                  <Jump spans={[span]}>
                    <span className="grid" lang="zh-CN">
                      {span.quote}
                      {fields && (
                        <span className="text-xs text-muted tabular-nums">
                          {fields.indicator} = {spelledOut(fields)}
                        </span>
                      )}
                    </span>
                  </Jump>
                </li>
              )
            })}
          </ul>
        </section>
      )}
      {TAG_TYPES.filter((type) => ofType(type).length > 0).map((type) => (
        <section key={type} className="grid gap-1">
          <h2 className="text-xs text-muted">
            {common(`tagType.${type}`)} {ofType(type).length}
          </h2>
          <ul>
            {ofType(type).map((places) => (
              <li key={places[0]?.id} className="border-b border-rule">
                <Jump spans={places}>
                  <span className="flex items-baseline gap-1.5" lang="zh-CN">
                    <TypeLetter type={type} />
                    {places[0] && tagOf(places[0])?.name}
                    {places.length > 1 && <span className="text-muted tabular-nums">×{places.length}</span>}
                  </span>
                </Jump>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** Selects a marked place, brings it into view and opens it; pressed again, to the next place of the same tag. */
function Jump({ spans, children }: { spans: readonly OpenSpan[]; children: ReactNode }) {
  const { editor, setPanel } = useEditorSession()
  function go() {
    // The list was drawn a moment ago: the marks are looked for where they stand now.
    const ids = new Set(spans.map(({ id }) => id))
    const places = openSpans(editor.state.doc).filter(({ id }) => ids.has(id))
    const { to } = editor.state.selection
    const next = places.find(({ from }) => from >= to) ?? places[0]
    if (!next) return
    editor.chain().setTextSelection({ from: next.from, to: next.to }).scrollIntoView().run()
    setPanel({ kind: 'marks', at: next })
  }
  return (
    <button
      type="button"
      className="w-full cursor-pointer px-1 py-1 text-left text-sm hover:bg-wash"
      onClick={go}
    >
      {children}
    </button>
  )
}
