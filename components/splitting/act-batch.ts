import type { DeskAnswer, DeskEntry, DeskTransport } from './desk-transport'

/** The first of the waiting acts, up to the next undo or redo, which go alone, and to `max`. */
export function nextBatch(pending: readonly DeskEntry[], max: number): DeskEntry[] {
  const stop = pending.findIndex(({ kind }) => kind !== 'act')
  const count = stop === -1 ? pending.length : Math.max(1, stop)
  return pending.slice(0, Math.min(count, max))
}

/** Sends what `nextBatch` gave, made on this version of the page. */
export function sendBatch(
  transport: DeskTransport,
  version: number,
  batch: readonly DeskEntry[],
): Promise<DeskAnswer> {
  const [first] = batch
  if (first && first.kind !== 'act') return transport.step(first.kind, version)
  const acts = batch.flatMap((entry) => (entry.kind === 'act' ? [entry.act] : []))
  return transport.act(version, acts)
}
