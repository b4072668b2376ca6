import { z } from 'zod'
import type { FormState } from '@/components/ui/form-answer'
import type { ActionResult } from '@/lib/action-result'
import { STATUSES } from '@/lib/editorial/workflow'
import {
  SpreadPlace,
  type SpreadDone,
  type SpreadOffer,
  type SpreadQuestion,
  type SpreadTag,
  type SpreadUndone,
  type UndoSpread,
} from '@/lib/editorial/spread'

const OfferPlace = SpreadPlace.extend({ sentence: z.object({ before: z.string(), after: z.string() }) })
const Offer: z.ZodType<SpreadOffer> = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      headline: z.string(),
      status: z.enum(STATUSES),
      isHere: z.boolean(),
      busy: z.string().nullable(),
      places: z.array(OfferPlace),
    }),
  ),
  closed: z.int(),
  isCut: z.boolean(),
})

const Left = z.array(
  z.object({
    id: z.string(),
    headline: z.string(),
    reason: z.enum(['scope', 'forbidden', 'changed', 'retired']),
  }),
)
const Done: z.ZodType<SpreadDone> = z.object({
  id: z.string(),
  articles: z.int(),
  places: z.int(),
  left: Left,
  here: z.object({
    version: z.int().nullable(),
    marks: z.array(z.object({ mentionId: z.string(), blockId: z.string(), start: z.int(), end: z.int() })),
    decided: z.array(
      z.object({
        suggestionId: z.string(),
        mentionId: z.string(),
        state: z.enum(['accepted', 'corrected']),
      }),
    ),
  }),
})
const Undone: z.ZodType<SpreadUndone> = z.object({
  restored: z.int(),
  unmarked: z.int(),
  left: Left,
  here: z.object({
    version: z.int().nullable(),
    mentionIds: z.array(z.string()),
    suggestionIds: z.array(z.string()),
  }),
})

/** Where else the words stand; null when the server did not say. */
export async function askSpread(question: SpreadQuestion, signal: AbortSignal): Promise<SpreadOffer | null> {
  const answer = await ask(`/api/desk/spread?${new URLSearchParams(question)}`, { signal }, Offer)
  return answer.ok ? answer.data : null
}

/** Tags the chosen words. */
export const sendSpread = (input: SpreadTag): Promise<FormState<SpreadDone>> =>
  ask('/api/desk/spread', posted(input), Done)

/** Takes that back. */
export const sendUndo = (input: UndoSpread): Promise<FormState<SpreadUndone>> =>
  ask('/api/desk/spread/undo', posted(input), Undone)

const posted = (input: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(input),
})

async function ask<T>(address: string, init: RequestInit, schema: z.ZodType<T>): Promise<FormState<T>> {
  try {
    const answer: ActionResult<unknown> = await (await fetch(address, init)).json()
    return answer.ok ? { ok: true, data: schema.parse(answer.data) } : answer
  } catch (error) {
    return { ok: false, code: error instanceof TypeError ? 'network' : 'failed' }
  }
}
