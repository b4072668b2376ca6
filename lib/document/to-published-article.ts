import { z } from 'zod'
import { annotationIdOf } from './annotations-of'
import { textBlocksOf, type Body, type DocumentNode, type TextBlock } from './body'
import type { ArticleContent } from './content'
import { leadFigureId } from './figures-of'
import type { PublishedArticle, PublishedBlock, Run } from './published-article'

const Link = z.object({ href: z.string() })
const FigureAttrs = z.object({
  credit: z.string().nullable().catch(null),
  assetId: z.string().nullable().catch(null),
  alt: z.string().catch(''),
})

function runOf(node: DocumentNode): Run {
  const marks = node.marks ?? []
  const link = Link.safeParse(marks.find(({ type }) => type === 'link')?.attrs)
  const ids = (type: 'entity' | 'metric') =>
    marks.flatMap((mark) => (mark.type === type ? (annotationIdOf(mark) ?? []) : []))
  const mentions = ids('entity')
  const metrics = ids('metric')
  return {
    text: node.type === 'hardBreak' ? '\n' : (node.text ?? ''),
    ...(marks.some(({ type }) => type === 'bold') && { bold: true as const }),
    ...(marks.some(({ type }) => type === 'italic') && { italic: true as const }),
    ...(link.success && { href: link.data.href }),
    ...(mentions.length > 0 && { mentions }),
    ...(metrics.length > 0 && { metrics }),
  }
}

function textBlock({ id, type, source, node }: TextBlock): PublishedBlock {
  const text = { id, source, runs: (node.content ?? []).map(runOf) }
  if (type === 'figure') return { kind: 'figure', ...text, ...FigureAttrs.parse(node.attrs ?? {}) }
  return { kind: type, ...text }
}

const isHeader = (cell: DocumentNode) => cell.type === 'tableHeader'
const childrenOf = (node: DocumentNode) => (node.content ?? []).flatMap(blockOf)

function blockOf(node: DocumentNode): PublishedBlock[] {
  switch (node.type) {
    case 'blockquote':
      return [{ kind: 'quote', blocks: childrenOf(node) }]
    case 'bulletList':
    case 'orderedList':
      return [
        { kind: 'list', isOrdered: node.type === 'orderedList', items: (node.content ?? []).map(childrenOf) },
      ]
    case 'table':
      return [
        {
          kind: 'table',
          rows: (node.content ?? []).map((row) =>
            (row.content ?? []).map((cell) => ({ isHeader: isHeader(cell), blocks: childrenOf(cell) })),
          ),
        },
      ]
    case 'horizontalRule':
      return [{ kind: 'rule' }]
    default:
      return textBlocksOf(node)
        .filter(({ text, type }) => text.trim() !== '' || type === 'figure')
        .map(textBlock)
  }
}

/** The public copy of an article's content: all its words, blocks and marks, and nothing of the editor. */
export function toPublishedArticle(
  content: ArticleContent,
  pages: PublishedArticle['pages'],
): PublishedArticle {
  const { kicker, headline, deck, bylines, printedSection, outlet, sourceCredit, dateline } = content
  const { continuesFrom, continuesTo, isFragment } = content
  const lead = leadFigureId(content.body)
  return {
    schemaVersion: 1,
    kicker,
    headline,
    deck,
    bylines,
    printedSection,
    outlet,
    sourceCredit,
    dateline,
    continuesFrom,
    continuesTo,
    isFragment,
    ...(content.reprintSource && { reprintSource: content.reprintSource }),
    ...(content.reprintAuthor && { reprintAuthor: content.reprintAuthor }),
    ...(content.reprintTitle && { reprintTitle: content.reprintTitle }),
    ...(content.responsibleEditor && { responsibleEditor: content.responsibleEditor }),
    pages,
    blocks: content.body.content
      .flatMap(blockOf)
      .map((block) =>
        block.kind === 'figure' && block.id === lead ? { ...block, isLead: true as const } : block,
      ),
  }
}

/** True when the body has no word that a reader would see. */
export function isEmptyBody(body: Body): boolean {
  return textBlocksOf(body).every(({ text }) => text.trim() === '')
}
