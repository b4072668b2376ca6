'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useEditorSession } from '@/components/editor/editor-session'
import { placesOfComments } from '@/lib/document/comment-marks'
import type { CommentView } from '@/lib/editorial/comment'
import { CommentThread } from './comment-thread'

/** Every comment and proposed change: those that wait in the order of the text, those whose words are gone, the settled ones. */
export function CommentsPanel() {
  const { editor, comments } = useEditorSession()
  const words = useTranslations('comments')
  const open = comments.all.filter(({ state }) => state === 'open')
  const settled = comments.all.filter(({ state }) => state !== 'open').toReversed()
  const places = placesOfComments(editor.state)
  const at = ({ id }: CommentView) => places.get(id)?.from ?? Infinity
  const standing = open.filter(({ isGone }) => !isGone).toSorted((one, other) => at(one) - at(other))
  const gone = open.filter(({ isGone }) => isGone)
  if (comments.all.length === 0) return <p className="text-sm text-muted">{words('empty')}</p>
  return (
    <div className="grid gap-5">
      {standing.length > 0 && <List label={words('open')} comments={standing} />}
      {gone.length > 0 && (
        <section className="grid gap-1">
          <h2 className="text-sm font-bold">{words('gone')}</h2>
          <p className="text-xs text-muted">{words('goneWhat')}</p>
          <List label={words('gone')} comments={gone} />
        </section>
      )}
      {settled.length > 0 && (
        <details open={settled.some(({ id }) => id === comments.currentId) || undefined}>
          <summary className="cursor-pointer text-xs text-muted hover:text-ink">
            {words('settled', { count: settled.length })}
          </summary>
          <List label={words('settled', { count: settled.length })} comments={settled} />
        </details>
      )}
    </div>
  )
}

function List({ label, comments }: { label: string; comments: readonly CommentView[] }) {
  return (
    <ul aria-label={label} className="grid">
      {comments.map((comment) => (
        <Row key={comment.id} comment={comment} />
      ))}
    </ul>
  )
}

/** One of them, with the way to its words. */
function Row({ comment }: { comment: CommentView }) {
  const { editor, comments } = useEditorSession()
  const row = useRef<HTMLLIElement>(null)
  const isCurrent = comments.currentId === comment.id
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])

  function show() {
    comments.setCurrent(comment.id)
    const at = placesOfComments(editor.state).get(comment.id)
    if (at) editor.chain().setTextSelection(at).scrollIntoView().run()
  }

  const isStanding = comment.state === 'open' && !comment.isGone
  return (
    <li
      ref={row}
      aria-current={isCurrent || undefined}
      className="border-b border-rule border-l-2 border-l-transparent py-3 pl-2 aria-[current=true]:border-l-accent"
    >
      <CommentThread comment={comment} {...(isStanding && { onShow: show })} />
    </li>
  )
}
