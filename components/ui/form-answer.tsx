'use client'

import { useTranslations } from 'next-intl'
import { unstable_rethrow } from 'next/navigation'
import { createContext, useContext } from 'react'
import { OPENER, type ActionResult, type FormAction } from '@/lib/action-result'

/** What a form knows after it was sent: the answer, that none came, or that it was not sent since what is open is not saved. */
export type FormState<T = unknown> = ActionResult<T> | { ok: false; code: 'network' | 'failed' | 'unsaved' }

/** The last answer of the form around, for the fields inside it. */
export const FormAnswer = createContext<FormState | null>(null)

/** `too-long:200` → the sentence `errors.field.too-long` with its limit. */
function useFieldSentence() {
  const words = useTranslations('errors.field')
  return (code: string) => {
    const [name = 'invalid', limit = ''] = code.split(':')
    return words.has(name) ? words(name, { limit }) : words('invalid')
  }
}

/** The sentences to show beside one field of the form around. */
export function useFieldErrors(name: string): string[] {
  const answer = useContext(FormAnswer)
  const sentence = useFieldSentence()
  return answer?.ok === false && answer.code === 'invalid' ? (answer.fields[name] ?? []).map(sentence) : []
}

/** Turns a refusal into the sentence for the person at the screen. */
export function useRefusalSentence(): (answer: FormState) => string | null {
  const words = useTranslations('errors')
  return (answer) => {
    if (answer.ok) return null
    if (answer.code === 'refused') return words(`refused.${answer.reason}`, answer.facts)
    if (answer.code === 'borne') return words('code.borne', { name: answer.borne.name })
    return words(`code.${answer.code}`)
  }
}

/** No answer is a refusal like any other, so that the form and what was typed stay on the screen. */
export function toFailure(error: unknown): Exclude<FormState, { ok: true }> {
  unstable_rethrow(error) // a redirect of the action
  console.error('form failed', error)
  return { ok: false, code: error instanceof TypeError ? 'network' : 'failed' }
}

/** Calls an action with what a form holds, in the name of whoever opened the page, which the frame of the desk says. */
export function send<T>(action: FormAction<T>, form: FormData): Promise<ActionResult<T>> {
  const opener = document.querySelector<HTMLElement>('[data-opener]')?.dataset.opener
  if (opener !== undefined) form.set(OPENER, opener)
  return action(null, form)
}

/** What a form would send; a list becomes one entry for each of it. */
export type Values = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** Calls an action as a form with these values would. */
export function sendValues<T>(action: FormAction<T>, values: Values): Promise<FormState<T>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) form.append(name, String(one))
  return send(action, form).catch(toFailure)
}
