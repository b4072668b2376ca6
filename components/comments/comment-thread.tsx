'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { useEditorSession } from '@/components/editor/editor-session'
import { Button } from '@/components/ui/button'
import { Difference } from '@/components/ui/difference'
import { Pill } from '@/components/ui/pill'
import { textDifference } from '@/lib/document/text-difference'
import { isAcceptable, type CommentView } from '@/lib/editorial/comment'
import { MentionArea } from './mention-area'
import { ThreadActs } from './thread-acts'
import { useDraft } from './use-comments'

type Props = {
  comment: CommentView
  /** Leads to the words in the text; without it, the thread stands beside them. */
  onShow?: () => void
}

/** One comment or proposed change: the words, what was said, and what can be done. */
export function CommentThread({ comment, onShow }: Props) {
  const words = useTranslations('comments')
  const { kind, state, madeOn, quote, isGone, messages } = comment
  const [first] = messages
  return (
    <div className="grid gap-2 text-sm">
      <Words onShow={onShow}>
        {kind === 'change' ? (
          <Change comment={comment} />
        ) : (
          <span
            lang="zh-CN"
            className="line-clamp-3 border-l-2 border-edge pl-2 whitespace-pre-line text-muted wrap-anywhere"
          >
            {isGone ? madeOn : quote}
          </span>
        )}
      </Words>
      {kind === 'comment' && !isGone && quote !== madeOn && (
        <p className="text-xs text-muted wrap-anywhere">{words('was', { words: madeOn })}</p>
      )}
      {kind === 'change' && first?.at !== comment.at && <Byline by={comment.by} at={comment.at} />}
      {messages.map((message) => (
        <div key={message.id} className="grid gap-0.5">
          <Byline by={message.by} at={message.at} />
          <p className="whitespace-pre-wrap wrap-anywhere">
            <Said text={message.text} mentions={message.mentions} />
          </p>
        </div>
      ))}
      {state !== 'open' && (
        <p className="flex flex-wrap items-baseline gap-2 text-xs text-muted">
          <Pill tone={state === 'accepted' ? 'positive' : 'muted'}>{words(`state.${state}`)}</Pill>
          <Byline by={comment.settledBy ?? ''} at={comment.settledAt ?? comment.at} />
        </p>
      )}
      {kind === 'change' && state === 'open' && !isAcceptable(comment) && (
        <p className="text-xs text-warning">{words('changed')}</p>
      )}
      <Answering comment={comment} />
    </div>
  )
}

function Words({ onShow, children }: { onShow?: (() => void) | undefined; children: ReactNode }) {
  const words = useTranslations('comments')
  if (!onShow) return <div>{children}</div>
  return (
    <button
      type="button"
      title={words('show')}
      className="grid cursor-pointer justify-items-start text-left hover:bg-wash"
      onClick={onShow}
    >
      {children}
    </button>
  )
}

/** What goes and what comes, as a correction is written. */
function Change({ comment: { madeOn, replacement } }: { comment: CommentView }) {
  const words = useTranslations('comments')
  return (
    <span className="grid gap-0.5">
      <span className="text-xs text-muted">{words(replacement === '' ? 'remove' : 'change')}</span>
      <span
        lang="zh-CN"
        className="border-l-2 border-edge pl-2 font-serif text-base whitespace-pre-wrap wrap-anywhere"
      >
        <Difference parts={textDifference(madeOn, replacement ?? '')} />
      </span>
    </span>
  )
}

function Byline({ by, at }: { by: string; at: string }) {
  const words = useTranslations('comments')
  const format = useFormatter()
  const time = format.dateTime(new Date(at), {
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  return <span className="text-xs text-muted">{words('by', { name: by, time })}</span>
}

/** The text with the names of colleagues set apart. */
function Said({ text, mentions }: { text: string; mentions: readonly string[] }) {
  const named = mentions.map((name) => `@${name}`).toSorted((a, b) => b.length - a.length)
  const parts: { text: string; isName: boolean }[] = []
  let rest = text
  while (rest !== '') {
    const at = rest.search(/@/u)
    const name = at === -1 ? undefined : named.find((one) => rest.startsWith(one, at))
    const end = at === -1 ? rest.length : at + (name?.length ?? 1)
    if (name) parts.push({ text: rest.slice(0, at), isName: false }, { text: name, isName: true })
    else parts.push({ text: rest.slice(0, end), isName: false })
    rest = rest.slice(end)
  }
  return parts.map(({ text: part, isName }, at) =>
    isName ? <b key={at}>{part}</b> : <span key={at}>{part}</span>,
  )
}

function Answering({ comment }: { comment: CommentView }) {
  const { comments, article, rights } = useEditorSession()
  const words = useTranslations('comments')
  const [text, setText] = useDraft(comments.drafts, comment.id, '')
  const [isOpen, setOpen] = useState(text !== '')
  const [isSending, setSending] = useState(false)
  if (!rights.comment) return null
  if (!isOpen) return <ThreadActs comment={comment} onReply={() => setOpen(true)} />

  function close() {
    setText('')
    setOpen(false)
  }

  async function send() {
    if (text.trim() === '' || isSending) return
    setSending(true)
    if (await comments.act({ act: 'reply', commentId: comment.id, text })) close()
    setSending(false)
  }

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <MentionArea
        label={words('replyField')}
        value={text}
        onChange={setText}
        people={article.people}
        isRequired
      />
      <div className="flex justify-end gap-2">
        <Button kind="quiet" size="small" onClick={close}>
          {words('cancel')}
        </Button>
        <Button kind="primary" size="small" type="submit" disabled={text.trim() === '' || isSending}>
          {words('send')}
        </Button>
      </div>
    </form>
  )
}
