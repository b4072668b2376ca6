import { z } from 'zod'

/**
 * What a readers' page says of itself to the press (lib/press), which keeps its bytes: a page carries it in a `template`
 * element, anything else in the header `PAGE_FACTS_HEADER`. Neither reaches a reader.
 */
export const PageFacts = z.object({
  /** The surfaces (`surfaces.ts`) whose change could alter the page. */
  surfaces: z.array(z.string()),
  /** When time alone will next change it: a go-live, the end of an embargo, an expiry. Null when nothing is planned. */
  freshUntil: z.iso.datetime().nullable(),
  /** When the first text that stands on it expires: from then on these bytes are never shown again. */
  validUntil: z.iso.datetime().nullable(),
  /** The status to send it with, where it is not that of Next: 404, 410. */
  status: z.number().int().optional(),
  /** Whether other sites may show it in a frame. */
  mayBeFramed: z.boolean().optional(),
})
export type PageFacts = z.infer<typeof PageFacts>

/** The facts that a page told as JSON; null when it told none. */
export const toPageFacts = (told: string | undefined): PageFacts | null =>
  told === undefined ? null : PageFacts.parse(JSON.parse(told))

export const PAGE_FACTS_HEADER = 'x-page-facts'

/** The attribute of the `template` element that carries the facts as JSON. */
export const PAGE_FACTS_ATTRIBUTE = 'data-page-facts'
