import type { ActionResult } from '../action-result'
import { Refused, type AppError } from '../errors'

type Refusal = Extract<ActionResult, { ok: false }>

/** A refusal as the value that a form or a script receives. */
export function toRefusal(error: AppError): Refusal {
  if (error instanceof Refused) {
    return { ok: false, code: 'refused', reason: error.reason, facts: error.facts }
  }
  return error.code === 'refused' ? { ok: false, code: 'forbidden' } : { ok: false, code: error.code }
}

/** The HTTP status of a refusal. */
export const statusOf = ({ code }: Refusal): number =>
  ({ unauthenticated: 401, forbidden: 403, 'not-found': 404, conflict: 409, refused: 422, invalid: 400 })[
    code
  ]
