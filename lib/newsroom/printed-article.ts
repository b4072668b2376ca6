import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Body } from '../document/body'
import { ArticleContent } from '../document/content'
import { contentOfPages, type PrintedContent } from '../document/content-of-pages'
import type { PagePiece } from '../document/draft-of-pages'
import { headOf } from '../document/whole-characters'
import { withOverrides, type DraftFields } from '../editorial/draft-fields'
import { Refused } from '../errors'

export type PrintedLines = {
  pieces: readonly PagePiece[]
  overrides: DraftFields
  texts: ReadonlyMap<string, string>
  sectionId: string
}

/** What the lines of an article say, as a content; blocks that `before` has keep their ids. */
export function printedArticle({ overrides, ...lines }: PrintedLines, before: Body | null): PrintedContent {
  const amend = (draft: PrintedContent['draft']) => withOverrides(draft, overrides)
  return contentOfPages({ ...lines, amend }, before, randomUUID)
}

/** Throws `Refused('field-too-long')` for a content that the editor could not hold: a paragraph taken for a headline. */
export function checkFields(content: ArticleContent): void {
  const { success } = ArticleContent.safeParse(content)
  if (!success) throw new Refused('field-too-long', { headline: headOf(content.headline, 40) })
}
