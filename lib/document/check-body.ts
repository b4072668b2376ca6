import { z } from 'zod'
import { Refused } from '../errors'
import { Body, textBlocksOf, TEXT_BLOCKS, BlockSource, type DocumentNode } from './body'
import { documentSchema } from './extensions'

const BlockAttrs = z.object({ id: z.string().min(1).max(64), source: z.array(BlockSource) })
const Mention = z.object({ mentionId: z.uuid() })
const Metric = z.object({ metricId: z.uuid() })
const Link = z.object({ href: z.string().max(2000).refine(isSafeHref) })
const Figure = z.object({
  credit: z.string().max(200).nullable(),
  assetId: z.uuid().nullable(),
  alt: z.string().max(1000),
  isLead: z.boolean(),
})

/** True for addresses that may stand behind a link: http, https, mailto, or a path of this site. */
export function isSafeHref(href: string): boolean {
  if (/^\/(?!\/)/u.test(href)) return true
  return /^(?:https?:\/\/|mailto:)[^\s]+$/iu.test(href)
}

function checkAttrs(node: DocumentNode): void {
  if (TEXT_BLOCKS.some((type) => type === node.type)) BlockAttrs.parse(node.attrs)
  if (node.type === 'figure') Figure.parse(node.attrs)
  for (const { type, attrs } of node.marks ?? []) {
    if (type === 'entity') Mention.parse(attrs)
    if (type === 'metric') Metric.parse(attrs)
    if (type === 'link') Link.parse(attrs)
  }
  node.content?.forEach(checkAttrs)
}

/**
 * The body as the schema writes it: unknown attributes dropped, missing ones filled in.
 * Throws `Refused('document-invalid')` when a node stands where it may not, a block has no id of its own, or an
 * attribute is unsound.
 */
export function parseBody(json: unknown): Body {
  try {
    const doc = documentSchema.nodeFromJSON(json)
    doc.check()
    const body = Body.parse(doc.toJSON())
    checkAttrs(body)
    const ids = textBlocksOf(body).map(({ id }) => id)
    if (new Set(ids).size !== ids.length) throw new RangeError('two blocks have one id')
    return body
  } catch (error) {
    if (error instanceof RangeError || error instanceof z.ZodError) throw new Refused('document-invalid')
    throw error
  }
}

/** Throws `Refused('document-invalid')` unless `body` is a document that the editor could have made. */
export function checkBody(body: Body): void {
  parseBody(body)
}
