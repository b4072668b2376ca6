'use client'

import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef, type RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { useAnnounce } from '@/components/ui/status-bar'
import { factsOf } from '@/lib/document/article-facts'
import type { TagType } from '@/lib/pipeline/model'
import { useEditorSession, type EditorSession, type Panel } from './editor-session'
import { useFloatAt } from './float-at'
import { LinkForm } from './link-form'
import { MarksHere } from './marks-here'
import { MetricForm } from './metric-form'
import { SuggestionHere } from './suggestion-here'
import { TagPicker } from './tag-picker'
import { useAnnotating } from './use-annotating'

/** What stands open beside the words it is about; at the foot of the screen on a phone. Escape goes back to the text. */
export function MarkPanel({ panel, frame }: { panel: Panel; frame: RefObject<HTMLElement | null> }) {
  const { editor, setPanel } = useEditorSession()
  const words = useTranslations('editor.panel')
  const common = useTranslations('common')
  const element = useRef<HTMLDivElement>(null)
  const place = useFloatAt(editor, frame, element, panel.at, false)

  const isPlaced = place !== null
  useLayoutEffect(() => {
    // Only what is seen takes the focus: asked for before the panel has its place, it would stay in the text.
    if (!isPlaced || !element.current) return
    const { current } = element
    const first =
      current.querySelector<HTMLElement>('input, select, textarea') ?? current.querySelector('button')
    first?.focus({ preventScroll: true })
  }, [isPlaced])

  const close = () => {
    setPanel(null)
    editor.view.focus()
  }
  return (
    <div
      ref={element}
      role="dialog"
      aria-label={words(panel.kind)}
      className="absolute z-20 w-[26rem] max-h-[calc(100dvh-1rem)] max-w-full overflow-y-auto border border-ink bg-paper p-3 max-md:!fixed max-md:inset-x-0 max-md:!top-auto max-md:bottom-0 max-md:!left-0 max-md:max-h-[70dvh] max-md:w-full"
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        close()
      }}
    >
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="text-xs text-muted">{words(panel.kind)}</h2>
        <Button kind="bare" size="small" onClick={close}>
          {common('close')}
        </Button>
      </div>
      <PanelContent panel={panel} onClose={close} />
    </div>
  )
}

function PanelContent({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  const session = useEditorSession()
  const acts = useAnnotating()
  const words = useTranslations('editor.acts')
  const announce = useAnnounce()
  const { at } = panel

  if (panel.kind === 'marks') return <MarksHere at={at} />
  if (panel.kind === 'suggestion') return <SuggestionHere suggestionId={panel.suggestionId} />
  if (panel.kind === 'link') return <LinkForm at={at} onCancel={onClose} />
  if (panel.kind === 'tag')
    return (
      <TagPicker
        quote={nameOf(session, panel)}
        type={typeOf(session, panel)}
        canCreate={session.rights.createTag}
        onPick={(tag) => {
          const { mentionId, suggestionId } = panel
          if (mentionId) acts.revise(mentionId, { kind: 'entity', tag })
          else acts.state(at, { kind: 'entity', tag }, suggestionId)
        }}
        onFailed={() => announce(words('tagsFailed'))}
      />
    )
  return (
    <MetricForm
      quote={at.quote}
      fields={panel.fields}
      isNew={panel.metricId === null}
      onSave={(fields) => {
        const { metricId, suggestionId } = panel
        if (metricId) acts.revise(metricId, { kind: 'metric', fields })
        else acts.state(at, { kind: 'metric', fields }, suggestionId)
      }}
      onCancel={onClose}
    />
  )
}

type TagPanel = Extract<Panel, { kind: 'tag' }>

const suggestionOf = ({ article }: EditorSession, { suggestionId }: TagPanel) =>
  article.suggestions.find(({ id }) => id === suggestionId)

/** What to search for first: the name proposed, else the words. */
function nameOf(session: EditorSession, panel: TagPanel): string {
  const suggestion = suggestionOf(session, panel)
  return suggestion?.kind === 'mention' ? suggestion.fields.canonical : panel.at.quote
}

function typeOf(session: EditorSession, panel: TagPanel): TagType | null {
  const suggestion = suggestionOf(session, panel)
  if (suggestion?.kind === 'mention') return suggestion.fields.type
  const tagId = panel.mentionId && factsOf(session.editor.state).mentions[panel.mentionId]?.tagId
  return (tagId && session.tags[tagId]?.type) || null
}
