import type { PageFacts } from '../editorial/page-facts'
import type { StoredPage } from './page-store'

/** A page in memory: until when time alone leaves it fresh, and the epoch of the ledger at which it last was. */
export type Held = { page: StoredPage; freshUntil: number; epoch: number }

/** Until when time alone leaves fresh what says so of itself. */
export function freshUntilOf({ freshUntil, validUntil }: PageFacts): number {
  const until = [freshUntil, validUntil].map((time) => (time === null ? Infinity : Date.parse(time)))
  return Math.min(...until)
}

export const hold = (page: StoredPage): Held => ({ page, freshUntil: freshUntilOf(page.facts), epoch: -1 })

/** What a page takes of memory, about: somebody may ask for it as gzip, which is a fifth larger. */
export const sizeOf = ({ page: { key, headers, bodies, facts, status } }: Held): number =>
  (isMissing(status) ? 0 : Math.ceil(2.2 * bodies.br.length)) +
  2 * (key.length + headers.flat().join('').length) +
  60 * facts.surfaces.length +
  1000

/** Whether nothing is there: such pages share their bytes. */
export const isMissing = (status: number) => status === 404
