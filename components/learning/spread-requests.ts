import { z } from 'zod'
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
  try {
    const response = await fetch(`/api/desk/spread?${new URLSearchParams(question)}`, { signal })
    return parsed(Offer, await response.json())
  } catch {
    return null
  }
}

/** Tags the chosen words; null when the server did not do it. */
export const sendSpread = (input: SpreadTag): Promise<SpreadDone | null> =>
  post('/api/desk/spread', input, Done)

/** Takes that back; null when the server did not do it. */
export const sendUndo = (input: UndoSpread): Promise<SpreadUndone | null> =>
  post('/api/desk/spread/undo', input, Undone)

async function post<T>(address: string, input: object, schema: z.ZodType<T>): Promise<T | null> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    return parsed(schema, await response.json())
  } catch {
    return null
  }
}

function parsed<T>(schema: z.ZodType<T>, json: ActionResult<unknown>): T | null {
  return json.ok ? (schema.safeParse(json.data).data ?? null) : null
}
