import 'server-only'
import type { z } from 'zod'
import type { ActionResult, FormAction } from '../action-result'
import { AppError } from '../errors'
import { fieldErrors } from './field-errors'
import { fromForm } from './from-form'
import { toRefusal } from './to-refusal'

/**
 * Makes a server action that asks for no account: what it does is guarded by the secret part of a link, or tells nothing. Each is
 * listed with its reason in guards.test.ts.
 */
export function openAction<S extends z.ZodType, T>(
  schema: S,
  run: (input: z.output<S>) => Promise<T>,
): FormAction<T> {
  return async (_previous, form) => {
    const input = schema.safeParse(fromForm(form))
    if (!input.success) return { ok: false, code: 'invalid', fields: fieldErrors(input.error) }
    try {
      return { ok: true, data: await run(input.data) } satisfies ActionResult<T>
    } catch (error) {
      if (error instanceof AppError) return toRefusal(error)
      throw error
    }
  }
}
