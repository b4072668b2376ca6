import { z } from 'zod'
import { Range } from '../pipeline/model'

/** Where a block was printed: ranges of a source page's text. Blocks typed at the desk have none. */
export const BlockSource = z.object({ page: z.uuid(), ranges: z.array(Range) })
export type BlockSource = z.infer<typeof BlockSource>

/** A mark of the editor; `entity` carries `mentionId`, `metric` carries `metricId`, `link` carries `href`. */
export const Mark = z.object({
  type: z.enum(['bold', 'italic', 'link', 'entity', 'metric']),
  attrs: z.record(z.string(), z.unknown()).optional(),
})
export type Mark = z.infer<typeof Mark>

/** One node of the ProseMirror document as JSON. What may stand in what is the schema's business (extensions.ts). */
export type DocumentNode = {
  type: string
  attrs?: Record<string, unknown> | undefined
  content?: DocumentNode[] | undefined
  marks?: Mark[] | undefined
  text?: string | undefined
}
export const DocumentNode: z.ZodType<DocumentNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    content: z.array(DocumentNode).optional(),
    marks: z.array(Mark).optional(),
    text: z.string().min(1).optional(),
  }),
)

/** The body of an article: `{ type: 'doc', content: [block, …] }`. */
export const Body = z.object({ type: z.literal('doc'), content: z.array(DocumentNode) })
export type Body = z.infer<typeof Body>

/** Blocks whose content is text; only these carry an `id`, a `source` and marks. */
export const TEXT_BLOCKS = ['paragraph', 'heading', 'figure'] as const

export type TextBlock = {
  id: string
  type: (typeof TEXT_BLOCKS)[number]
  source: BlockSource[]
  node: DocumentNode
  text: string
}

const isTextBlock = (type: string): type is TextBlock['type'] => TEXT_BLOCKS.some((name) => name === type)
const BlockAttrs = z.object({ id: z.string().catch(''), source: z.array(BlockSource).catch([]) })

/** The plain text of a node; a hard break counts as one line feed, so that offsets match the editor's positions. */
export function textOf(node: DocumentNode): string {
  if (node.type === 'hardBreak') return '\n'
  return node.text ?? (node.content ?? []).map(textOf).join('')
}

/** The text blocks of a body in reading order, those inside lists, quotes and tables included. */
export function textBlocksOf(node: DocumentNode): TextBlock[] {
  if (isTextBlock(node.type)) {
    const { id, source } = BlockAttrs.parse(node.attrs ?? {})
    return [{ id, type: node.type, source, node, text: textOf(node) }]
  }
  return (node.content ?? []).flatMap(textBlocksOf)
}
