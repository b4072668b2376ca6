import type { Annotations, Draft } from '../pipeline/model'
import type { Body } from './body'
import type { ArticleContent } from './content'
import { contentOfDraft } from './content-of-draft'
import { draftOfPages, type PagePiece } from './draft-of-pages'
import { suggestionsFromDraft } from './from-draft'
import { keepBlockIds } from './keep-block-ids'
import type { SuggestionDraft } from './suggestion'

export type PrintedArticle = {
  /** In reading order. */
  pieces: readonly PagePiece[]
  /** The texts of their pages by page id. */
  texts: ReadonlyMap<string, string>
  sectionId: string
  /** What a person said instead of what the pages say. */
  amend: (draft: Draft) => Draft
}

export type PrintedContent = {
  content: ArticleContent
  draft: Draft
  suggestionsOf: (annotations: Annotations) => SuggestionDraft[]
}

/**
 * What an article is as printed: the content that its pieces make. Blocks that `before` has keep their ids; `createId`
 * names the others.
 */
export function contentOfPages(
  article: PrintedArticle,
  before: Body | null,
  createId: () => string,
): PrintedContent {
  const { draft: read, sourceOf } = draftOfPages(article.texts, article.pieces)
  const draft = article.amend(read)
  const blocks = draft.blocks.map(({ text, source }) => ({ text, source: sourceOf(source) }))
  const named = blocks.length > 0 ? blocks : [{ text: '', source: [] }]
  const ids = keepBlockIds(before ?? { type: 'doc', content: [] }, named, createId)
  return {
    content: contentOfDraft(draft, sourceOf, ids, article.sectionId),
    draft,
    suggestionsOf: (annotations) => suggestionsFromDraft(draft, annotations, ids),
  }
}
