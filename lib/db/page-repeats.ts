import 'server-only'
import type { Repetition } from '../pipeline/shared-passages'
import type { Tx } from './client'

/** Puts the passages that a page holds twice before a person. */
export async function putRepeats(tx: Tx, pageId: string, repeats: readonly Repetition[]): Promise<void> {
  await tx.pageRepeat.createMany({
    data: repeats.map(({ first, again }) => ({
      pageId,
      firstStart: first.start,
      firstEnd: first.end,
      start: again.start,
      end: again.end,
    })),
  })
}

/** Where a passage stands again that waits for a person, or null. */
export async function findOpenRepeat(
  tx: Tx,
  id: string,
): Promise<{ pageId: string; start: number; end: number } | null> {
  return tx.pageRepeat.findFirst({
    where: { id, state: 'open' },
    select: { pageId: true, start: true, end: true },
  })
}

type RepeatPage = { id: string; fileName: string }

/** Says of a repetition that it is meant. Answers its page, or null when that is decided already. */
export async function keepRepeat(
  tx: Tx,
  id: string,
  decision: { decidedById: string; decidedAt: Date },
): Promise<RepeatPage | null> {
  const { count } = await tx.pageRepeat.updateMany({
    where: { id, state: 'open' },
    data: { ...decision, state: 'kept' },
  })
  return count === 0 ? null : findPageOf(tx, id)
}

/** Lets a repetition wait for a person again. Answers its page, or null when it waits already. */
export async function reopenRepeat(tx: Tx, id: string): Promise<RepeatPage | null> {
  const { count } = await tx.pageRepeat.updateMany({
    where: { id, state: 'kept' },
    data: { state: 'open', decidedById: null, decidedAt: null },
  })
  return count === 0 ? null : findPageOf(tx, id)
}

async function findPageOf(tx: Tx, id: string): Promise<RepeatPage | null> {
  const row = await tx.pageRepeat.findUnique({
    where: { id },
    select: { page: { select: { id: true, fileName: true } } },
  })
  return row?.page ?? null
}
