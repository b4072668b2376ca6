import 'server-only'
import { cache } from 'react'
import { findAuthor, listCardsBy } from '../db/public/authors'
import { isCursor } from '../db/public/cards'
import type { ArticleCard, AuthorFacts, Screen } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'

const SCREEN = 30

export type AuthorPage = Screen<ArticleCard> & { author: AuthorFacts }

/** Who stands under articles by a name and one screen of them; null for nobody or a cursor that is none. */
export const findAuthorPage = cache(async (name: string, after?: string): Promise<AuthorPage | null> => {
  if (after !== undefined && !isCursor(after)) return null
  const [author, screen] = await Promise.all([findAuthor(name), listCardsBy(name, SCREEN, after)])
  // Any publication may bring another story by this name.
  showSurfaces([
    SURFACE.latest,
    ...(author?.people ?? []).map(({ id }) => SURFACE.tag(id)),
    ...screen.rows.map(({ id }) => SURFACE.article(id)),
  ])
  return author ? { author, ...screen } : null
})
