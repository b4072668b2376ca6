'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, type ButtonKind } from '@/components/ui/button'
import { useCloseDialog, useKeepContent } from '@/components/ui/dialog'
import { FormAnswer, useRefusalSentence } from '@/components/ui/form-answer'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'
import type { StepAnswer } from './editor-article'

type Props = {
  /** What the button that takes the step says. */
  label: string
  kind?: ButtonKind
  onSend: () => Promise<StepAnswer>
  /** Beside the button. */
  aside?: ReactNode
  children: ReactNode
}

/**
 * What a dialog asks before a step. It closes when the step was taken; while it is refused it stays with all that was typed,
 * and says why. Who closes it to put the text right finds what they typed when they open it again.
 */
export function StepForm({ label, kind = 'primary', onSend, aside, children }: Props) {
  const words = useTranslations('workflow.steps')
  const close = useCloseDialog()
  const keep = useKeepContent()
  const announce = useAnnounce()
  const sentence = useRefusalSentence()
  const form = useRef<HTMLFormElement>(null)
  const [isSending, setSending] = useState(false)
  const [answer, setAnswer] = useState<StepAnswer | null>(null)
  const refusalOf = (given: StepAnswer) =>
    !given.ok && given.code === 'invalid' ? words('invalid') : sentence(given)

  useEffect(() => {
    if (answer && !answer.ok)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refusal]')?.focus()
  }, [answer])

  async function send() {
    setSending(true)
    setAnswer(null)
    const given = await onSend()
    setSending(false)
    // Who closed it meanwhile must hear of a refusal all the same.
    if (!given.ok && !form.current) announce(refusalOf(given) ?? '')
    keep(!given.ok)
    if (given.ok) close()
    else setAnswer(given)
  }

  return (
    <form
      ref={form}
      className="grid gap-4"
      aria-busy={isSending}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSending) void send()
      }}
    >
      {answer && !answer.ok && (
        <Notice tone="danger" isFocusable>
          {refusalOf(answer)}
        </Notice>
      )}
      <FormAnswer value={answer}>{children}</FormAnswer>
      <div className="flex justify-end gap-2">
        {aside}
        <Button kind={kind} type="submit" disabled={isSending}>
          {label}
        </Button>
      </div>
    </form>
  )
}
