import { annotationIdOf } from './annotations-of'
import type { Body, DocumentNode, Mark } from './body'
import { canonicalJson } from './canonical-json'

/** The body without the entity and metric marks of these ids; not a character of the text changes. */
export function unmarkBody(body: Body, ids: ReadonlySet<string>): Body {
  const visit = (node: DocumentNode): DocumentNode =>
    node.content
      ? { ...node, content: joined(node.content.map(visit).map((child) => bare(child, ids))) }
      : node
  return { ...body, content: body.content.map(visit) }
}

function bare(node: DocumentNode, ids: ReadonlySet<string>): DocumentNode {
  const { marks, ...rest } = node
  if (!marks) return node
  const kept = marks.filter((mark) => !ids.has(annotationIdOf(mark) ?? ''))
  return kept.length > 0 ? { ...rest, marks: kept } : rest
}

/** Neighbouring texts with the same marks are one, as the editor's schema writes them. */
function joined(nodes: readonly DocumentNode[]): DocumentNode[] {
  const result: DocumentNode[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (last?.text !== undefined && node.text !== undefined && isSameMarks(last.marks, node.marks))
      result[result.length - 1] = { ...last, text: last.text + node.text }
    else result.push(node)
  }
  return result
}

const isSameMarks = (one: readonly Mark[] = [], other: readonly Mark[] = []) =>
  canonicalJson(one) === canonicalJson(other)
