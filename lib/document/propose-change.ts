import { annotationsOf } from './annotations-of'
import type { Body, DocumentNode } from './body'
import { canonicalJson } from './canonical-json'
import type { ArticleContent } from './content'
import { keepWholeMarks } from './keep-marks'
import { groupUnits, unitsOf, type Unit } from './propose/groups'
import { mergeFields } from './propose/merge-fields'
import { mergeGroup } from './propose/merge-group'
import { orderBlocks } from './propose/order-blocks'

/** The three versions: what people made of the article, and what its lines on the page say before and after a change. */
export type Change = { head: ArticleContent; before: ArticleContent; after: ArticleContent }

/**
 * What a change of an article's printed lines would make of the text that people have worked on: a three-way merge.
 * Blocks whose lines stay keep their edited words and marks; blocks whose lines left go; new lines come in at their
 * place; what was typed at the desk stays behind its predecessor; a paragraph that a person deleted stays deleted. Marks
 * whose words are no longer whole go where `keepMarks` puts them. `createId` names new blocks.
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
  const body: Body = { type: 'doc', content: blocks.length > 0 ? blocks : empty }
  const { eyes: _, ...others } = head
  return withoutUnused(keepWholeMarks(head, { ...others, ...mergeFields(head, before, after), body }))
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

function withoutUnused(content: ArticleContent): ArticleContent {
  const used = new Set(annotationsOf(content.body).map(({ id }) => id))
  const only = <T>(records: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(records).filter(([id]) => used.has(id)))
  return { ...content, mentions: only(content.mentions), metrics: only(content.metrics) }
}
