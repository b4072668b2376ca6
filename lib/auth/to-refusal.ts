import type { ActionResult } from '../action-result'
import { NameBorne, Refused, type AppError } from '../errors'

type Refusal = Extract<ActionResult, { ok: false }>

/** A refusal as the value that a form or a script receives. */
export function toRefusal(error: AppError): Refusal {
  if (error instanceof Refused) {
    return { ok: false, code: 'refused', reason: error.reason, facts: error.facts }
  }
  if (error instanceof NameBorne) return { ok: false, code: 'borne', borne: error.borne }
  const { code } = error
  return code === 'refused' || code === 'borne' ? { ok: false, code: 'forbidden' } : { ok: false, code }
}

/** The HTTP status of a refusal. */
export const statusOf = ({ code }: Refusal): number =>
  ({
    unauthenticated: 401,
    forbidden: 403,
    'not-found': 404,
    conflict: 409,
    borne: 409,
    refused: 422,
    invalid: 400,
  })[code]
