import type { BorneName } from './editorial/borne-name'
import type { Refusal } from './errors'

/** Names who opened the page that acts, as a header or as a field of a form: nothing is done in the name of whoever signed in beside it. */
export const OPENER = 'x-corridor-user'

/** What a server action or a save route answers. Words are chosen from the codes at the screen. */
export type ActionResult<T = undefined> =
  | { ok: true; data: T }
  | { ok: false; code: 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' }
  | { ok: false; code: 'refused'; reason: Refusal; facts: Record<string, string | number> }
  | { ok: false; code: 'borne'; borne: BorneName }
  | { ok: false; code: 'invalid'; fields: Record<string, string[]> }

/** A server action as a form calls it: the answer before, then what was typed. */
export type FormAction<T = unknown> = (
  previous: ActionResult<unknown> | null,
  form: FormData,
) => Promise<ActionResult<T>>
