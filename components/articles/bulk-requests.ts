import { z } from 'zod'
import type { FormState } from '@/components/ui/form-answer'
import { BULK_STEP, BulkBack, type BulkAct, type BulkRow } from '@/lib/editorial/bulk'
import { REFUSALS } from '@/lib/errors'

const Answer: z.ZodType<RowAnswer> = z.union([
  z.object({ ok: z.literal(true), data: BulkBack.nullable() }),
  z.object({
    ok: z.literal(false),
    code: z.enum(['unauthenticated', 'forbidden', 'not-found', 'conflict', 'network', 'failed']),
  }),
  z.object({
    ok: z.literal(false),
    code: z.literal('refused'),
    reason: z.enum(REFUSALS),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
])

const Outcomes = z.object({
  ok: z.literal(true),
  data: z.array(z.object({ id: z.string(), answer: Answer })),
})
const Choosable = z.object({
  data: z.object({
    rows: z.array(z.object({ id: z.string(), version: z.number(), headline: z.string() })),
    total: z.number(),
  }),
})

/** What became of an article, with what takes it back; `network` when no answer came and nobody here knows. */
export type RowAnswer = FormState<BulkBack | null>

/**
 * Asks the server step by step to do one thing to all rows, and tells after each step what became of its rows. Where no
 * answer came, it goes on: asked again under the same id, nothing is done twice.
 */
export async function runOnMany(
  ask: { actId: string; act: BulkAct; rows: readonly BulkRow[] },
  onStep: (answers: ReadonlyMap<string, RowAnswer>) => void,
): Promise<void> {
  const { actId, act } = ask
  const rows = ask.rows.map(({ id, version }) => ({ id, version }))
  await runSteps('/api/desk/articles/bulk', rows, (some) => ({ actId, act, rows: some }), onStep)
}

/** The same at any address that answers for each article. */
export async function runSteps<Row extends { id: string }>(
  address: string,
  rows: readonly Row[],
  toBody: (some: readonly Row[]) => object,
  onStep: (answers: ReadonlyMap<string, RowAnswer>) => void,
): Promise<void> {
  for (let at = 0; at < rows.length; at += BULK_STEP) {
    const some = rows.slice(at, at + BULK_STEP)
    onStep(await runStep(address, toBody(some), some))
  }
}

async function runStep(
  address: string,
  body: object,
  rows: readonly { id: string }[],
): Promise<Map<string, RowAnswer>> {
  const said = await post(address, body)
  const all = (answer: RowAnswer) => new Map(rows.map(({ id }) => [id, answer]))
  if (said === null) return all({ ok: false, code: 'network' })
  const outcomes = Outcomes.safeParse(said).data?.data
  if (outcomes) return new Map(outcomes.map(({ id, answer }) => [id, answer]))
  return all(Answer.safeParse(said).data ?? { ok: false, code: 'failed' })
}

/** What the server says to a request; null when it does not answer. */
export async function post(address: string, body: object): Promise<unknown> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json().catch(() => ({}))) as unknown
  } catch {
    return null
  }
}

/** The articles of the list at an address, whatever its screen, up to the bound; null when the server did not answer. */
export async function fetchChoosable(search: string): Promise<{ rows: BulkRow[]; total: number } | null> {
  try {
    const response = await fetch(`/api/desk/articles/matching?${search}`)
    return Choosable.safeParse(await response.json()).data?.data ?? null
  } catch {
    return null
  }
}
