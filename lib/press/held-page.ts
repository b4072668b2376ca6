import type { StoredPage } from './page-store'

/** A page in memory: until when time alone leaves it fresh, and the epoch of the ledger at which it last was. */
export type Held = { page: StoredPage; freshUntil: number; epoch: number }

export function hold(page: StoredPage): Held {
  const { freshUntil, validUntil } = page.facts
  const until = [freshUntil, validUntil].map((time) => (time === null ? Infinity : Date.parse(time)))
  return { page, freshUntil: Math.min(...until), epoch: -1 }
}

/** What a page takes of memory, about. */
export const sizeOf = ({ page: { key, headers, bodies, facts, status } }: Held): number =>
  (isMissing(status) ? 0 : bodies.br.length + bodies.gzip.length) +
  2 * (key.length + headers.flat().join('').length) +
  60 * facts.surfaces.length +
  1000

/** Whether nothing is there: such pages share their bytes. */
export const isMissing = (status: number) => status === 404
