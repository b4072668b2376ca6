'use client'

import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import type { ActionResult, FormAction } from '@/lib/action-result'
import { FormAnswer, useRefusalSentence } from './form-answer'
import { Notice } from './notice'
import { useAnnounce } from './status-bar'

type Props<T> = {
  action: FormAction<T>
  /** Values the person does not type: ids, versions. */
  hidden?: Record<string, string | number>
  /** Said in the status bar when it worked. */
  done?: string
  onDone?: (data: T) => void
  /** Empties the fields when it worked. */
  isEmptied?: boolean
  className?: string
  children: ReactNode
}

/**
 * A form around a server action. What was typed stays when it is refused, the refusal is said above the fields, what is
 * wrong with a field beside it, and the first wrong field gets the focus.
 */
export function ActionForm<T>({
  action,
  hidden = {},
  done,
  onDone,
  isEmptied,
  className,
  children,
}: Props<T>) {
  const form = useRef<HTMLFormElement>(null)
  const [answer, send, isPending] = useActionState<ActionResult<T> | null, FormData>(action, null)
  const sentence = useRefusalSentence()
  const announce = useAnnounce()

  useEffect(() => {
    if (answer?.ok) {
      if (done) announce(done)
      if (isEmptied) form.current?.reset()
      onDone?.(answer.data)
    } else if (answer) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refusal]')?.focus()
    }
    // Runs once per answer; the callbacks may be new on each render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [answer])

  return (
    <form
      ref={form}
      action={send}
      aria-busy={isPending}
      // React empties a form after its action; what a person typed must stay when it was refused.
      onReset={(event) => !isEmptied && event.preventDefault()}
      className={className ?? 'grid gap-4'}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {answer && !answer.ok && answer.code !== 'invalid' && (
        <Notice tone="danger" isFocusable>
          {sentence(answer)}
        </Notice>
      )}
      <FormAnswer value={answer}>{children}</FormAnswer>
    </form>
  )
}
