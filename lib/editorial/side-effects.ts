import { z } from 'zod'

/**
 * What the worker does at an hour, besides what readers see by the clock: an article went live, or expired. Each is recorded, and
 * caches hear of it once more.
 */
export const SIDE_EFFECTS = ['live', 'expired'] as const
export type SideEffectKind = (typeof SIDE_EFFECTS)[number]

/** One follows once from one publication, however often it is planned. */
export const sideEffectKey = (kind: SideEffectKind, publicationId: string): string =>
  `${kind}:${publicationId}`

export const SideEffectRef = z.object({ id: z.uuid() })
export type SideEffectRef = z.infer<typeof SideEffectRef>

/** What is due this long ago and not done is overdue: the worker takes them up each minute. */
export const OVERDUE_MINUTES = 5
const MINUTE_MS = 60_000
const WAIT_MINUTES_MAX = 60

/** When a try that failed is followed by the next: after one, two, four minutes, and so on up to an hour. */
export function nextTryAt(attempts: number, now: Date): Date {
  const minutes = Math.min(2 ** Math.min(attempts - 1, 10), WAIT_MINUTES_MAX)
  return new Date(now.getTime() + minutes * MINUTE_MS)
}

export const SIDE_EFFECT_STATES = ['failed', 'overdue', 'waiting', 'done'] as const
export type SideEffectState = (typeof SIDE_EFFECT_STATES)[number]

export type SideEffectRow = {
  id: string
  kind: SideEffectKind
  state: SideEffectState
  article: { id: string; headline: string }
  dueAt: Date
  doneAt: Date | null
  attempts: number
  /** Why the last try failed. */
  error: string | null
}

/** What needs an eye comes first. */
export type SideEffectList = { rows: SideEffectRow[]; counts: Record<SideEffectState, number> }
