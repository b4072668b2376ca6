'use client'

import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { useAnnounce } from '@/components/ui/status-bar'
import { factsOf } from '@/lib/document/article-facts'
import { pointAt } from '@/lib/document/pointed-words'
import type { TagType } from '@/lib/pipeline/model'
import { CommentForm } from '@/components/comments/comment-form'
import { CommentThread } from '@/components/comments/comment-thread'
import { useEditorSession, wordsOf, type EditorSession, type Panel } from './editor-session'
import { useFloatAt } from './float-at'
import { LinkForm } from './link-form'
import { MarksHere } from './marks-here'
import { MetricForm } from './metric-form'
import { SuggestionHere } from './suggestion-here'
import { TagPicker } from './tag-picker'
import { useAnnotating } from './use-annotating'
import { useMoveBounds } from './use-move-bounds'
import { useReading, useWordsAround } from './use-reading'
import { useSuggestionWalk } from './use-suggestions'
import { WordsRow } from './words-row'

/** What stands open beside the words it is about; at the foot of the screen on a phone. Escape goes back to the text. */
export function MarkPanel({ panel, frame }: { panel: Panel; frame: RefObject<HTMLElement | null> }) {
  const { editor, setPanel, leavePanel } = useEditorSession()
  const { move } = useMoveBounds()
  const words = useTranslations('editor.panel')
  const common = useTranslations('common')
  const element = useRef<HTMLDivElement>(null)
  const place = useFloatAt(editor, frame, element, wordsOf(panel), false)
  const { from, to } = wordsOf(panel)

  const isPlaced = place !== null
  useLayoutEffect(() => {
    // Only what is seen takes the focus: asked for before the panel has its place, it would stay in the text.
    if (!isPlaced || !element.current) return
    const { current } = element
    const first =
      current.querySelector<HTMLElement>('input, select, textarea') ?? current.querySelector('button')
    first?.focus({ preventScroll: true })
  }, [isPlaced])

  // With the drawing of the panel, not after it: a later redraw of the words would put the caret back to where it was before a key.
  useLayoutEffect(() => {
    editor.view.dispatch(pointAt(editor.state.tr, { from, to }))
    return () => {
      if (!editor.isDestroyed) editor.view.dispatch(pointAt(editor.state.tr, null))
    }
  }, [editor, from, to])

  const close = () => {
    setPanel(null)
    leavePanel()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const { key, altKey, shiftKey, ctrlKey, metaKey } = event
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    if (key === 'Escape') close()
    else if (by === 0 || !altKey || ctrlKey || metaKey || !hasBounds(panel)) return
    else move(shiftKey ? 'from' : 'to', by)
    // Alt with an arrow would leave the page.
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={element}
      role="dialog"
      aria-label={words(panel.kind)}
      className="absolute z-20 w-[26rem] max-h-[calc(100dvh-1rem)] max-w-full overflow-y-auto border border-ink bg-paper p-3 max-md:!fixed max-md:inset-x-0 max-md:!top-auto max-md:bottom-0 max-md:!left-0 max-md:max-h-[70dvh] max-md:w-full"
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      data-own-keys={panel.kind === 'suggestion' ? undefined : true}
      onKeyDown={onKeyDown}
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

/** Whether the ends of its words can be moved. */
const hasBounds = ({ kind }: Panel) => kind === 'tag' || kind === 'metric'

function PanelContent({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  if (panel.kind === 'marks') return <MarksHere at={panel.at} />
  if (panel.kind === 'suggestion') return <SuggestionHere suggestionId={panel.suggestionId} />
  if (panel.kind === 'link') return <LinkForm at={panel.at} onCancel={onClose} />
  if (panel.kind === 'thread') return <ThreadHere commentId={panel.commentId} />
  if (panel.kind === 'comment' || panel.kind === 'suggest')
    return <CommentForm at={panel.at} isChange={panel.kind === 'suggest'} onDone={onClose} />
  return panel.kind === 'tag' ? (
    <TagContent panel={panel} />
  ) : (
    <MetricContent panel={panel} onClose={onClose} />
  )
}

function ThreadHere({ commentId }: { commentId: string }) {
  const { comments } = useEditorSession()
  const comment = comments.all.find(({ id }) => id === commentId)
  return comment ? <CommentThread comment={comment} /> : null
}

/** Runs an act that answers a suggestion, and goes on to the next one; without a suggestion, the act alone. */
function useAnswering(suggestionId: string | null): (act: () => void) => void {
  const walk = useSuggestionWalk()
  return (act) => {
    const one = suggestionId === null ? undefined : walk.find(suggestionId)
    if (one) void walk.decide(one, act)
    else act()
  }
}

function TagContent({ panel }: { panel: TagPanel }) {
  const session = useEditorSession()
  const acts = useAnnotating()
  const answer = useAnswering(panel.suggestionId)
  const words = useTranslations('editor.acts')
  const announce = useAnnounce()
  const { mentionId, suggestionId } = panel
  const stretch = wordsOf(panel)
  return (
    <div className="grid gap-2">
      <WordsRow quote={stretch.quote} />
      <TagPicker
        quote={stretch.quote}
        query={nameOf(session, panel)}
        type={typeOf(session, panel)}
        canCreate={session.rights.createTag}
        onPick={(tag) => {
          if (mentionId) acts.revise(mentionId, { kind: 'entity', tag }, stretch)
          else answer(() => acts.state(stretch, { kind: 'entity', tag }, suggestionId))
        }}
        onFailed={() => announce(words('tagsFailed'))}
      />
    </div>
  )
}

function MetricContent({ panel, onClose }: { panel: MetricPanel; onClose: () => void }) {
  const acts = useAnnotating()
  const answer = useAnswering(panel.suggestionId)
  const { metricId, suggestionId } = panel
  const stretch = wordsOf(panel)
  const reading = useReading(stretch)
  const around = useWordsAround(stretch)
  return (
    <MetricForm
      quote={stretch.quote}
      around={around}
      fields={panel.fields}
      reading={reading}
      isNew={metricId === null}
      onSave={(fields) => {
        if (metricId) acts.revise(metricId, { kind: 'metric', fields }, stretch)
        else answer(() => acts.state(stretch, { kind: 'metric', fields }, suggestionId))
      }}
      onCancel={onClose}
    />
  )
}

type TagPanel = Extract<Panel, { kind: 'tag' }>
type MetricPanel = Extract<Panel, { kind: 'metric' }>

const suggestionOf = ({ article }: EditorSession, { suggestionId }: TagPanel) =>
  article.suggestions.find(({ id }) => id === suggestionId)

/** What to search for first: the name proposed, else the words. */
function nameOf(session: EditorSession, panel: TagPanel): string {
  const suggestion = suggestionOf(session, panel)
  return suggestion?.kind === 'mention' ? suggestion.fields.canonical : wordsOf(panel).quote
}

function typeOf(session: EditorSession, panel: TagPanel): TagType | null {
  const suggestion = suggestionOf(session, panel)
  if (suggestion?.kind === 'mention') return suggestion.fields.type
  const tagId = panel.mentionId && factsOf(session.editor.state).mentions[panel.mentionId]?.tagId
  return (tagId && session.tags[tagId]?.type) || null
}
