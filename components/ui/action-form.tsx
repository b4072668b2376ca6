'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import {
  FormAnswer,
  send,
  sendValues,
  toFailure,
  useRefusalSentence,
  type FormState,
  type Values,
} from './form-answer'
import { Notice } from './notice'
import { useAnnounce } from './status-bar'
import { useUndo } from './use-undo'

/** What takes an act back: an action with its values, and what is said once it did. */
export type WayBack = { action: FormAction; hidden: Values; done: string }

type Props<T> = {
  action: FormAction<T>
  /** Values the person does not type: ids, versions. */
  hidden?: Record<string, string | number>
  /** Said in the status bar when it worked, on the screen that it leads to; null when the answer is a question back. */
  done?: string | ((data: T) => string | null)
  /** What takes it back, offered beside what was done. */
  undo?: WayBack
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
export function ActionForm<T>(props: Props<T>) {
  const { hidden = {}, isEmptied = false, className = 'grid gap-4', children } = props
  const form = useRef<HTMLFormElement>(null)
  const { told, hasWorked } = useTold(props)
  const [answer, submit, isPending] = useActionState<FormState<T> | null, FormData>(told, null)
  const sentence = useRefusalSentence()

  useEffect(() => {
    if (answer && !answer.ok) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refusal]')?.focus()
    }
  }, [answer])

  return (
    <form
      ref={form}
      action={submit}
      aria-busy={isPending}
      // React empties a form after its action; what a person typed must stay unless it is done with.
      onReset={(event) => !(isEmptied && hasWorked()) && event.preventDefault()}
      className={className}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {answer && !answer.ok && answer.code !== 'invalid' && answer.code !== 'borne' && (
        <Notice tone="danger" isFocusable>
          {sentence(answer)}
          {answer.code === 'unauthenticated' && <SignInLink />}
        </Notice>
      )}
      <FormAnswer value={answer}>{children}</FormAnswer>
    </form>
  )
}

/** To sign in beside what was typed, which would be lost on the way there. */
function SignInLink() {
  const words = useTranslations('errors')
  return (
    <>
      {' '}
      <a href={deskAddress.login} target="_blank" className="underline underline-offset-4">
        {words('signIn')}
      </a>
    </>
  )
}

/**
 * The action, which says itself that it worked: by the time the screen is fresh, the form that sent it may be gone (the
 * button "disable" has become "enable").
 */
function useTold<T>({ action, done, undo, onDone }: Props<T>) {
  const announce = useAnnounce()
  const undoOf = useUndo()
  const worked = useRef(false)
  const told = async (_: unknown, form: FormData): Promise<FormState<T>> => {
    const answer = await send(action, form).catch((error: unknown) => {
      if (typeof done === 'string' && isRedirect(error)) announce(done, undefined, 'next')
      return toFailure(error)
    })
    worked.current = false
    if (answer.ok) {
      const text = typeof done === 'function' ? done(answer.data) : (done ?? '')
      worked.current = text !== null
      const takeBack =
        undo &&
        undoOf(
          () => sendValues(undo.action, undo.hidden),
          () => undo.done,
        )
      if (text) announce(text, takeBack)
      onDone?.(answer.data)
    }
    return answer
  }
  return { told, hasWorked: () => worked.current }
}

/** Whether the act worked and leads to another screen. */
const isRedirect = (error: unknown): boolean =>
  error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT')
