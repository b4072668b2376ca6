import 'server-only'
import { cache } from 'react'
import { findWithdrawal } from '../db/public/articles'
import { listCorrections } from '../db/public/corrections'
import type { CorrectionRow, WithdrawalView } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'

const SHOWN = 200
const IN_FEED = 20

const surfacesOf = (rows: readonly CorrectionRow[]) => [
  SURFACE.corrections,
  SURFACE.latest,
  ...rows.map(({ articleId }) => SURFACE.article(articleId)),
]

/** The newest corrections of all articles. */
export const listAllCorrections = cache(async (): Promise<CorrectionRow[]> => {
  const { rows } = await listCorrections(SHOWN)
  // An article that is withdrawn keeps its corrections here, without the way to it.
  showSurfaces(surfacesOf(rows))
  return rows
})

/** The newest corrections of articles that readers can see, for the feed. */
export const listLatestCorrections = cache(async (): Promise<(CorrectionRow & { slug: string })[]> => {
  const { rows } = await listCorrections(IN_FEED)
  showSurfaces(surfacesOf(rows))
  return rows.flatMap((row) => (row.slug === null ? [] : [{ ...row, slug: row.slug }]))
})

/** The notice at the address of a withdrawn article, or null. */
export const findWithdrawnArticle = cache(async (slug: string): Promise<WithdrawalView | null> => {
  const found = await findWithdrawal(slug)
  if (found) showSurfaces([SURFACE.article(found.id)])
  return found
})
