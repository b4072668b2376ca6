'use client'

import type { Editor } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EditorArticle } from '@/components/editor/editor-article'
import type { SaveQueue } from '@/components/editor/save-queue'
import type { Tab } from '@/components/editor/save-requests'
import { useRefusalSentence } from '@/components/ui/form-answer'
import { useAnnounce } from '@/components/ui/status-bar'
import { blockRangeOf, drawComments, placeAnchors, type CommentPlace } from '@/lib/document/comment-marks'
import { contentOf } from '@/lib/document/editor-content'
import { pointedAt } from '@/lib/document/pointed-words'
import type { ArticleComments, CommentAct, CommentView } from '@/lib/editorial/comment'
import { fetchComments, sendCommentAct } from './comment-requests'
import { KeptDrafts } from './kept-drafts'

/** An act with a comment that is there; `comment` and `suggest` are about the words that the open panel points at. */
type CommentOrder =
  | { act: 'comment'; text: string }
  | { act: 'suggest'; replacement: string; text: string }
  | Exclude<CommentAct, { act: 'comment' | 'suggest' }>

export type OpenComments = {
  all: readonly CommentView[]
  /** The one that is looked at. */
  currentId: string | null
  setCurrent: (id: string | null) => void
  /** Whether it worked; what did not is said in the status bar. */
  act: (order: CommentOrder) => Promise<boolean>
  /** What was being written and not sent is there again when its form is opened again. */
  drafts: KeptDrafts
  /** Hears that the comments are others by now. */
  heard: (stamp: string) => void
}

type Options = {
  tab: Tab
  editor: Editor | null
  queue: SaveQueue
  article: Pick<EditorArticle, 'id' | 'comments' | 'commentId'>
}

/** The comments of the open article: drawn in its text where their words stand, and acted on at the server. */
export function useComments({ tab, editor, queue, article }: Options): OpenComments {
  const [known, setKnown] = useState(article.comments)
  const [currentId, setCurrent] = useState(article.commentId)
  const [drafts] = useState(() => new KeptDrafts(article.id))
  const stamp = useRef(known.stamp)
  const words = useTranslations('comments')
  const announce = useAnnounce()
  const sentence = useRefusalSentence()

  useDrawing(editor, queue, known)

  const take = useCallback((comments: ArticleComments) => {
    stamp.current = comments.stamp
    setKnown(comments)
  }, [])

  const heard = useCallback(
    (told: string) => {
      if (told === stamp.current) return
      void fetchComments(tab.articleId).then((answer) => answer.ok && take(answer.data))
    },
    [tab, take],
  )

  const act = useCallback(
    async (order: CommentOrder): Promise<boolean> => {
      const isOfText = order.act === 'comment' || order.act === 'suggest' || order.act === 'accept'
      // The server reads the words where they stand in what is stored.
      if (isOfText && !(await queue.flush())) {
        announce(words('unsaved'))
        return false
      }
      const sent = editor && toAct(order, editor, queue)
      if (!sent) return false
      const answer = await sendCommentAct(tab.articleId, tab.userId, sent)
      if (!answer.ok) {
        announce(answer.code === 'network' ? words('failed') : (sentence(answer) ?? words('failed')))
        return false
      }
      // The new text comes first: comments are drawn where they stand in it.
      await queue.heard(answer.data.version)
      take(answer.data)
      announce(words(`done.${order.act}`))
      return true
    },
    [editor, queue, tab, take, announce, words, sentence],
  )

  return useMemo(
    () => ({ all: known.comments, currentId, setCurrent, act, drafts, heard }),
    [known, currentId, act, drafts, heard],
  )
}

/** A text of a form that comes back when its form does; `''` and what it begins with are not kept. */
export function useDraft(drafts: KeptDrafts, key: string, start: string): [string, (text: string) => void] {
  const [text, setText] = useState(drafts.get(key) ?? start)
  const write = (now: string) => {
    setText(now)
    if (now === '' || now === start) drafts.delete(key)
    else drafts.set(key, now)
  }
  return [text, write]
}

function toAct(order: CommentOrder, { state }: Editor, queue: SaveQueue): CommentAct | null {
  if (order.act !== 'comment' && order.act !== 'suggest') return order
  const at = pointedAt(state)
  const range = at && blockRangeOf(state, at)
  return range && { ...order, revision: queue.origin.place.revision, range }
}

const lookOf = (comment: CommentView | undefined): CommentPlace['look'] =>
  comment?.kind !== 'change' ? 'comment' : comment.replacement === '' ? 'removal' : 'change'

/** Draws what is open where its words stand, each time the comments are others. */
function useDrawing(editor: Editor | null, queue: SaveQueue, { comments }: ArticleComments): void {
  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    const open = new Map(
      comments.flatMap((one) => (one.state === 'open' && !one.isGone ? [[one.id, one] as const] : [])),
    )
    const { state } = editor
    const places = placeAnchors(state, queue.origin.base.body, contentOf(state).body, open)
    const drawn = [...places].map(([id, at]) => ({ id, look: lookOf(open.get(id)), ...at }))
    editor.view.dispatch(drawComments(state.tr, drawn))
  }, [editor, queue, comments])
}
