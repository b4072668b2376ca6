import { z } from 'zod'
import { siteAddress } from '../editorial/addresses'
import type { CorrectionNote, CorrectionRow } from '../editorial/reader-views'
import { articleLinks } from './refs'
import { Address, Id, named, pageOf, Slug, Time } from './schema-registry'

const fields = {
  id: Id,
  note: z.string(),
  before: z.string().describe('The words before, where words were changed.'),
  after: z.string(),
  publishedAt: Time,
  url: Address,
}

export const Correction = named('Correction', 'What was wrong, and what is right.', z.object(fields))

export const ListedCorrection = named(
  'ListedCorrection',
  'A correction with its article.',
  z.object({
    ...fields,
    article: z.object({
      id: Id,
      headline: z.string(),
      slug: Slug.nullable().describe('Null, like both addresses, once the article is withdrawn.'),
      self: Address.nullable(),
      url: Address.nullable(),
    }),
  }),
)

export const CorrectionPage = pageOf('CorrectionPage', 'Corrections, newest first.', ListedCorrection)

export const toCorrection = (
  { id, note, before, after, publishedAt }: CorrectionNote,
  site: string,
): z.infer<typeof Correction> => ({
  id,
  note,
  before,
  after,
  publishedAt,
  url: `${site}${siteAddress.corrections('zh-CN', id)}`,
})

export const toListedCorrection = (row: CorrectionRow, site: string): z.infer<typeof ListedCorrection> => ({
  ...toCorrection(row, site),
  article: {
    id: row.articleId,
    headline: row.headline,
    slug: row.slug,
    ...(row.slug === null ? { self: null, url: null } : articleLinks(row.slug, site)),
  },
})
