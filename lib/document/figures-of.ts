import { z } from 'zod'
import { textBlocksOf, type Body, type DocumentNode } from './body'
import type { PublishedArticle } from './published-article'
import { publishedTextBlocks } from './published-text-blocks'

/** What a figure says of its picture; a printed caption has no picture of the library. */
const FigureAttrs = z.object({
  assetId: z.string().nullable().catch(null),
  alt: z.string().catch(''),
  credit: z.string().nullable().catch(null),
  isLead: z.boolean().catch(false),
})
export type FigureAttrs = z.infer<typeof FigureAttrs>

export const figureAttrsOf = ({ attrs }: DocumentNode): FigureAttrs => FigureAttrs.parse(attrs ?? {})

/** Every figure of a body in reading order, those inside quotes and tables included. */
export function figuresOf(body: DocumentNode): FigureAttrs[] {
  return textBlocksOf(body).flatMap(({ type, node }) => (type === 'figure' ? [figureAttrsOf(node)] : []))
}

/** The pictures of the library that a body has, in reading order. */
export const pictureIdsOf = (body: DocumentNode): string[] =>
  figuresOf(body).flatMap(({ assetId }) => assetId ?? [])

/** The block whose picture stands at the head of the article: the first that is said to, among those that stand by themselves. */
export function leadFigureId(body: Body): string | null {
  const lead = body.content.find((node) => {
    if (node.type !== 'figure') return false
    const { isLead, assetId } = figureAttrsOf(node)
    return isLead && assetId !== null
  })
  return z.string().nullable().catch(null).parse(lead?.attrs?.id)
}

/** The pictures that a publication shows, in reading order. */
export function publishedPictures(article: PublishedArticle) {
  const figures = article.blocks
    .flatMap(publishedTextBlocks)
    .flatMap((block) => (block.kind === 'figure' && block.assetId !== null ? [block] : []))
  return figures.map(({ assetId, isLead }, position) => ({
    position,
    pictureId: assetId ?? '',
    isLead: isLead === true,
  }))
}
