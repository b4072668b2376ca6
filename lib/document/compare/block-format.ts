import { TEXT_BLOCKS, textOf, type DocumentNode } from '../body'
import { canonicalJson } from '../canonical-json'

/** How a text block looks, apart from its words: what it stands in and its own attributes, then its runs of bold, italic and links. */
export type BlockFormat = { frame: string; runs: string; text: string }

/** The formats of the text blocks of a body, in reading order. */
export function formatsOf(node: DocumentNode, around: readonly string[] = []): BlockFormat[] {
  if (!TEXT_BLOCKS.some((type) => type === node.type))
    return (node.content ?? []).flatMap((child) => formatsOf(child, [...around, node.type]))
  const { id: _, source: _source, ...attrs } = node.attrs ?? {}
  return [{ frame: canonicalJson([around, attrs]), runs: canonicalJson(runsOf(node)), text: textOf(node) }]
}

/** True when one text looks different. Runs are compared where the words are the same: else the words tell enough. */
export function isReformatted(before: BlockFormat | undefined, after: BlockFormat | undefined): boolean {
  if (!before || !after) return false
  return before.frame !== after.frame || (before.text === after.text && before.runs !== after.runs)
}

function runsOf(node: DocumentNode) {
  const runs: { length: number; marks: string }[] = []
  for (const child of node.content ?? []) {
    const kept = (child.marks ?? []).filter(({ type }) => type !== 'entity' && type !== 'metric')
    const marks = canonicalJson(kept.map((mark) => canonicalJson(mark)).toSorted())
    const last = runs.at(-1)
    const length = textOf(child).length
    if (last?.marks === marks) last.length += length
    else runs.push({ length, marks })
  }
  return runs
}

/** The blocks without words, in order. */
export function wordless(node: DocumentNode): string {
  const found: string[] = []
  const walk = (one: DocumentNode) => {
    if (one.type === 'horizontalRule' || one.type === 'image')
      found.push(canonicalJson([one.type, one.attrs ?? {}]))
    else one.content?.forEach(walk)
  }
  walk(node)
  return found.join('\n')
}
