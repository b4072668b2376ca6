/** What a printed line is within its page. `opening` begins a paragraph, `text` goes on with one; a headline may be broken. */
export const LINE_LABELS = [
  'section',
  'kicker',
  'headline',
  'headline-more',
  'deck',
  'jump-from',
  'byline',
  'opening',
  'text',
  'subhead',
  'caption',
  'credit',
  'signature',
  'jump-to',
  'furniture',
  'advertisement',
  'navigation',
  'ghost',
] as const
export type LineLabel = (typeof LINE_LABELS)[number]
