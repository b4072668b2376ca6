'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useEditorSession } from '@/components/editor/editor-session'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { sendsForm } from '@/components/ui/send-key'
import type { Words } from '@/lib/document/annotate'
import { headOf } from '@/lib/document/whole-characters'
import { MentionArea } from './mention-area'
import { useDraft } from './use-comments'

type Props = { at: Words; isChange: boolean; onDone: () => void }

/** What to say of the chosen words, or what to write in their place. */
export function CommentForm({ at, isChange, onDone }: Props) {
  const { comments, article } = useEditorSession()
  const words = useTranslations('comments.form')
  const common = useTranslations('common')
  const place = `${isChange ? 'suggest' : 'comment'} ${at.quote}`
  const [text, setText] = useDraft(comments.drafts, `${place} text`, '')
  const [replacement, setReplacement] = useDraft(comments.drafts, `${place} replacement`, at.quote)
  const [isSending, setSending] = useState(false)
  const isReady = isChange ? replacement !== at.quote : text.trim() !== ''

  async function send() {
    if (!isReady || isSending) return
    setSending(true)
    const order = isChange
      ? { act: 'suggest' as const, replacement, text }
      : { act: 'comment' as const, text }
    if (await comments.act(order)) close()
    else setSending(false)
  }

  function close() {
    setText('')
    setReplacement(at.quote)
    onDone()
  }

  return (
    <form
      className="grid gap-2"
      aria-label={words(isChange ? 'label.suggest' : 'label.comment', { quote: at.quote })}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {isChange ? (
        <ReplacementField quote={at.quote} value={replacement} onChange={setReplacement} />
      ) : (
        <blockquote
          lang="zh-CN"
          className="line-clamp-3 border-l-2 border-edge pl-2 text-sm whitespace-pre-line text-muted wrap-anywhere"
        >
          {at.quote}
        </blockquote>
      )}
      <MentionArea
        label={words(isChange ? 'why' : 'comment')}
        hint={words('hint')}
        value={text}
        onChange={setText}
        people={article.people}
        isRequired={!isChange}
      />
      <div className="flex justify-end gap-2">
        <Button kind="quiet" size="small" onClick={close}>
          {common('cancel')}
        </Button>
        <Button kind="primary" size="small" type="submit" disabled={!isReady || isSending}>
          {words(isChange ? 'propose' : 'put')}
        </Button>
      </div>
    </form>
  )
}

type FieldProps = { quote: string; value: string; onChange: (text: string) => void }

function ReplacementField({ quote, value, onChange }: FieldProps) {
  const words = useTranslations('comments.form')
  return (
    <label className="grid gap-1">
      <span className="text-xs text-muted wrap-anywhere">
        {words('suggestHint', { quote: quote.length > 40 ? `${headOf(quote, 40)}…` : quote })}
      </span>
      <textarea
        lang="zh-CN"
        rows={2}
        maxLength={5000}
        aria-label={words('suggest')}
        className={`${controlLook} font-serif text-base [field-sizing:content]`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => void sendsForm(event)}
      />
    </label>
  )
}
