'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useEditorSession } from '@/components/editor/editor-session'
import { Button } from '@/components/ui/button'
import { isAcceptable, type CommentView } from '@/lib/editorial/comment'

type Act = 'resolve' | 'reopen' | 'accept' | 'reject'

/** What can be done with a comment or a proposed change: answer it, and settle it with one act. */
export function ThreadActs({ comment, onReply }: { comment: CommentView; onReply: () => void }) {
  const { comments, rights } = useEditorSession()
  const words = useTranslations('comments')
  const [isSending, setSending] = useState(false)
  const { id, kind, state } = comment

  async function settle(act: Act) {
    setSending(true)
    await comments.act({ act, commentId: id })
    setSending(false)
  }
  const button = (act: Act, look: 'plain' | 'quiet') => (
    <Button size="small" kind={look} disabled={isSending} onClick={() => void settle(act)}>
      {words(act)}
    </Button>
  )

  return (
    <div className="flex flex-wrap gap-2">
      {kind === 'change' && state === 'open' && (
        <>
          {rights.acceptSuggested && isAcceptable(comment) && button('accept', 'plain')}
          {button('reject', 'quiet')}
        </>
      )}
      {kind === 'comment' && (state === 'open' ? button('resolve', 'plain') : button('reopen', 'quiet'))}
      <Button size="small" kind="quiet" onClick={onReply}>
        {words('reply')}
      </Button>
    </div>
  )
}
