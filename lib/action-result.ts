import type { Refusal } from './errors'

/** What a server action or a save route answers. Words are chosen from the codes at the screen. */
export type ActionResult<T = undefined> =
  | { ok: true; data: T }
  | { ok: false; code: 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' }
  | { ok: false; code: 'refused'; reason: Refusal; facts: Record<string, string | number> }
  | { ok: false; code: 'invalid'; fields: Record<string, string[]> }
