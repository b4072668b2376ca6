import 'server-only'
import { refresh } from 'next/cache'
import type { z } from 'zod'
import { OPENER, type ActionResult, type FormAction } from '../action-result'
import type { Actor } from '../editorial/actor'
import type { Action } from '../editorial/policy'
import { AppError, Unauthenticated } from '../errors'
import { allowedActor } from './actor'
import { fieldErrors } from './field-errors'
import { fromForm } from './from-form'
import { toRefusal } from './to-refusal'

/**
 * Makes a server action: who asks, did they open the page, may their role do it, is the input sound, run it, turn refusals into values. The use
 * case checks the policy again with the facts it reads. When it worked, the screen around the form is read afresh.
 */
export function action<S extends z.ZodType, T>(
  name: Action,
  schema: S,
  run: (actor: Actor, input: z.output<S>) => Promise<T>,
): FormAction<T> {
  return async (_previous, form) => {
    try {
      const actor = await allowedActor(name)
      const opener = form.get(OPENER)
      if (opener !== null && opener !== actor.id) throw new Unauthenticated()
      const input = schema.safeParse(fromForm(form))
      if (!input.success) return { ok: false, code: 'invalid', fields: fieldErrors(input.error) }
      const data = await run(actor, input.data)
      refresh()
      return { ok: true, data } satisfies ActionResult<T>
    } catch (error) {
      if (error instanceof AppError) return toRefusal(error)
      throw error
    }
  }
}
