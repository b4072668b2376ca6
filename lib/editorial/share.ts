import { z } from 'zod'

/** What the picture of a page says. */
export type ShareWords = {
  /** What kind of thing the page is of. */
  kicker: string
  title: string
  note: string
  /** The name of the site. */
  site: string
}

export const ShareKind = z.enum(['site', 'article', 'tag', 'indicator'])
export type ShareKind = z.infer<typeof ShareKind>
