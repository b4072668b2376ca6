'use client'

import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useId, useState, type KeyboardEvent } from 'react'
import { CommentsPanel } from '@/components/comments/comments-panel'
import { countSpans } from '@/lib/document/spans'
import { AnnotationsPanel } from './annotations-panel'
import type { ArticleFields } from './article-fields'
import { useEditorSession } from './editor-session'
import { EyesPanel } from './eyes-panel'
import { PropertiesPanel } from './properties-panel'
import { ReviewPanel } from './review-panel'
import { SuggestionsPanel } from './suggestions-panel'
import { useStaleFigures } from './use-confirming'
import { useEyes } from './use-eyes'
import { useSuggestionState } from './use-suggestions'

const TABS = ['suggestions', 'annotations', 'comments', 'properties', 'review', 'eyes'] as const
type Tab = (typeof TABS)[number]

type Props = { fields: ArticleFields; onChange: (change: Partial<ArticleFields>) => void }

/** What is proposed, what is marked, what is known, and what needs an eye. */
export function SidePanel({ fields, onChange }: Props) {
  const { editor, article, comments } = useEditorSession()
  const words = useTranslations('editor.tabs')
  const { open } = useSuggestionState()
  const stale = useStaleFigures().length
  const [tab, setTab] = useState<Tab>(
    article.commentId !== null ? 'comments' : open.length > 0 ? 'suggestions' : 'properties',
  )
  const id = useId()
  const marks = useEditorState({ editor, selector: ({ editor: now }) => countSpans(now.state.doc) })
  const eyes = useEyes().count
  const counts: Record<Tab, number | null> = {
    suggestions: open.length,
    annotations: marks,
    comments: comments.all.filter(({ state }) => state === 'open').length || null,
    properties: null,
    review: null,
    eyes: eyes || null,
  }
  const shown = TABS.filter((one) => one !== 'eyes' || eyes > 0)
  const current = shown.includes(tab) ? tab : 'properties'

  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = shown[(shown.indexOf(current) + by + shown.length) % shown.length]
    if (by === 0 || !next) return
    event.preventDefault()
    setTab(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }

  return (
    <div className="grid gap-3">
      <div
        role="tablist"
        aria-label={words('label')}
        className="flex flex-wrap gap-x-4 border-b border-rule"
        onKeyDown={onKeyDown}
      >
        {shown.map((one) => (
          <button
            key={one}
            id={`${id}-${one}`}
            type="button"
            role="tab"
            aria-selected={one === current}
            aria-controls={`${id}-panel`}
            tabIndex={one === current ? 0 : -1}
            className="-mb-px cursor-pointer border-b-2 border-transparent py-1.5 hover:text-accent aria-selected:border-ink aria-selected:font-bold"
            onClick={() => setTab(one)}
          >
            {words(one)}
            {counts[one] !== null && (
              <span className="ml-1 text-xs text-muted tabular-nums">{counts[one]}</span>
            )}
            {one === 'annotations' && stale > 0 && (
              <span className="ml-1 text-xs font-bold text-warning tabular-nums">
                {words('stale', { count: stale })}
              </span>
            )}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${current}`}>
        {current === 'suggestions' && <SuggestionsPanel />}
        {current === 'annotations' && <AnnotationsPanel />}
        {current === 'comments' && <CommentsPanel />}
        {current === 'properties' && <PropertiesPanel fields={fields} onChange={onChange} />}
        {current === 'review' && <ReviewPanel fields={fields} />}
        {current === 'eyes' && <EyesPanel />}
      </div>
    </div>
  )
}
