import { annotationIdOf, annotationsOf } from './annotations-of'
import type { Body, DocumentNode } from './body'
import { canonicalJson } from './canonical-json'
import type { ArticleContent } from './content'
import { groupBy } from './group-by'
import { groupUnits, unitsOf, type Unit } from './propose/groups'
import { mergeFields } from './propose/merge-fields'
import { mergeGroup } from './propose/merge-group'
import { orderBlocks } from './propose/order-blocks'

/** The three versions: what people made of the article, and what its lines on the page say before and after a change. */
export type Change = { head: ArticleContent; before: ArticleContent; after: ArticleContent }

/**
 * What a change of an article's printed lines would make of the text that people have worked on: a three-way merge.
 * Blocks whose lines stay keep their edited words and marks; blocks whose lines left go; new lines come in at their
 * place; what was typed at the desk stays behind its predecessor; a paragraph that a person deleted stays deleted. A mark
 * whose words are no longer whole is dropped, with its record. `createId` names new blocks.
 */
export function proposeChange({ head, before, after }: Change, createId: () => string): ArticleContent {
  // The empty paragraph of an article without text gives way to the first that comes in.
  const isBlank = unitsOf(head.body).every(isEmptyParagraph)
  const versions = {
    head: isBlank ? [] : unitsOf(head.body),
    before: unitsOf(before.body),
    after: unitsOf(after.body),
  }
  const { groups, typed } = groupUnits(versions)
  const merged = groups.map((group) => ({ group, placed: mergeGroup(group, createId) }))
  const blocks = orderBlocks(merged, { ...versions, typed })
  const empty = isBlank ? head.body.content : [{ type: 'paragraph', attrs: { id: createId(), source: [] } }]
  const body = withWholeMarks(head.body, { type: 'doc', content: blocks.length > 0 ? blocks : empty })
  return withoutUnused({ ...head, ...mergeFields(head, before, after), body })
}

const isEmptyParagraph = ({ node, text, source }: Unit) =>
  node.type === 'paragraph' && text === '' && source.length === 0

/** True when a proposal says nothing that the head does not: only places in the print differ, or nothing at all. */
export function isSameContent(head: ArticleContent, proposal: ArticleContent): boolean {
  const told = (content: ArticleContent) =>
    canonicalJson(
      withoutUnused({ ...content, body: { type: 'doc', content: content.body.content.map(withoutSource) } }),
    )
  return told(head) === told(proposal)
}

function withoutSource(node: DocumentNode): DocumentNode {
  const { source: _, ...attrs } = node.attrs ?? {}
  return { ...node, attrs, ...(node.content && { content: node.content.map(withoutSource) }) }
}

const spansById = (body: Body) => groupBy(annotationsOf(body), ({ id }) => id)

/** Drops the marks whose words are not exactly those that they stood on. */
function withWholeMarks(head: Body, body: Body): Body {
  const stood = spansById(head)
  const quotes = (spans: readonly { quote: string }[] = []) => JSON.stringify(spans.map(({ quote }) => quote))
  const broken = new Set<string>()
  for (const [id, spans] of spansById(body)) if (quotes(spans) !== quotes(stood.get(id))) broken.add(id)
  const clean = (node: DocumentNode): DocumentNode => {
    const marks = node.marks?.filter((mark) => !broken.has(annotationIdOf(mark) ?? ''))
    const content = node.content?.map(clean)
    return { ...node, ...(marks && { marks }), ...(content && { content }) }
  }
  return broken.size === 0 ? body : { ...body, content: body.content.map(clean) }
}

function withoutUnused(content: ArticleContent): ArticleContent {
  const used = new Set(annotationsOf(content.body).map(({ id }) => id))
  const only = <T>(records: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(records).filter(([id]) => used.has(id)))
  return { ...content, mentions: only(content.mentions), metrics: only(content.metrics) }
}
