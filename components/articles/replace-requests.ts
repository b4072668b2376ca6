import { z } from 'zod'
import type { FindAsk } from '@/lib/document/find-in-text'
import { BULK_STEP } from '@/lib/editorial/bulk'
import type { FoundArticle, FoundPlace } from '@/lib/editorial/replacing'
import { STATUSES } from '@/lib/editorial/workflow'
import { post, runSteps, type RowAnswer } from './bulk-requests'

const Found: z.ZodType<FoundArticle[]> = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    headline: z.string(),
    status: z.enum(STATUSES),
    mayEdit: z.boolean(),
    places: z.array(
      z.object({
        blockId: z.string(),
        start: z.number(),
        end: z.number(),
        before: z.string(),
        found: z.string(),
        after: z.string(),
      }),
    ),
  }),
)
const Answer = z.object({ ok: z.literal(true), data: Found })

/** Where words stand in articles, asked step by step; null when the server did not say of all. */
export async function findInMany(ids: readonly string[], ask: FindAsk): Promise<FoundArticle[] | null> {
  const found: FoundArticle[] = []
  for (let at = 0; at < ids.length; at += BULK_STEP) {
    const body = { ids: ids.slice(at, at + BULK_STEP), ask }
    const some = Answer.safeParse(await post('/api/desk/articles/replace/find', body)).data?.data
    if (!some) return null
    found.push(...some)
  }
  return found
}

export type ChosenPlaces = { id: string; version: number; headline: string; places: readonly FoundPlace[] }
export type Replacing = { actId: string; ask: FindAsk; words: string }

type OnStep = (answers: ReadonlyMap<string, RowAnswer>) => void

/** Replaces what was chosen; under the same act, what was done is not done twice. */
export const replaceInMany = (
  { actId, ask, words }: Replacing,
  chosen: readonly ChosenPlaces[],
  onStep: OnStep,
): Promise<void> =>
  runSteps(
    '/api/desk/articles/replace',
    chosen.map(({ id, version, places }) => ({
      id,
      version,
      places: places.map(({ blockId, start, end }) => ({ blockId, start, end })),
    })),
    (rows) => ({ actId, ask, words, rows }),
    onStep,
  )

/** Takes an act back in these articles. */
export const undoInMany = (
  actId: string,
  of: string,
  rows: readonly { id: string }[],
  onStep: OnStep,
): Promise<void> =>
  runSteps(
    '/api/desk/articles/replace/undo',
    rows,
    (some) => ({ actId, of, ids: some.map(({ id }) => id) }),
    onStep,
  )
