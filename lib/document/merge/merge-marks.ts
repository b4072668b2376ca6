import { annotationIdOf, annotationsOf } from '../annotations-of'
import { TEXT_BLOCKS, textOf, type DocumentNode, type Mark } from '../body'
import { canonicalJson } from '../canonical-json'
import { applySplices } from '../propose/inline-text'
import { splicesOf } from '../propose/merge-text'

/**
 * One block of three when one side changed its words and the other only its marks, or both only marks: both changes stand.
 * Null when that cannot be told apart, or a mark of the one stands on words that the other changed.
 */
export function mergeMarks(
  base: DocumentNode,
  mine: DocumentNode,
  theirs: DocumentNode,
): DocumentNode | null {
  const nodes = [base, mine, theirs]
  if (!nodes.every(({ type }) => type === base.type && TEXT_BLOCKS.some((name) => name === type))) return null
  if (new Set(nodes.map(({ attrs }) => canonicalJson(attrs ?? {}))).size > 1) return null
  const [was, own, other] = [textOf(base), textOf(mine), textOf(theirs)]
  if (own === was && other === was) return withMergedMarks(base, mine, theirs)
  if (own === was && hasSameMarks(base, theirs)) return withWords(mine, was, other)
  if (other === was && hasSameMarks(base, mine)) return withWords(theirs, was, own)
  return null
}

const kindsOf = (node: DocumentNode) =>
  [
    ...new Set((node.content ?? []).flatMap(({ marks = [] }) => marks.map((mark) => canonicalJson(mark)))),
  ].toSorted()
const hasSameMarks = (one: DocumentNode, other: DocumentNode) =>
  canonicalJson(kindsOf(one)) === canonicalJson(kindsOf(other))

/** The block `marked` with the words that `was` became; null when one of its names or figures would read differently. */
function withWords(marked: DocumentNode, was: string, now: string): DocumentNode | null {
  const [run, ...others] = applySplices([marked], splicesOf(was, now))
  if (!run || others.length > 0) return null
  const made = { ...marked, content: run.content }
  const quotes = (node: DocumentNode) => annotationsOf(node).map(({ id, quote }) => [id, quote])
  return canonicalJson(quotes(marked)) === canonicalJson(quotes(made)) ? made : null
}

type Atom = { text: string; marks: Mark[]; node: DocumentNode | null }

function atomsOf(node: DocumentNode): Atom[] {
  return (node.content ?? []).flatMap((child): Atom[] => {
    const marks = child.marks ?? []
    if (child.text === undefined) return [{ text: textOf(child), marks, node: child }]
    return Array.from(child.text, (text) => ({ text, marks, node: null }))
  })
}

/** The words of all three with the marks that stayed and those that either side added, character by character. */
function withMergedMarks(base: DocumentNode, mine: DocumentNode, theirs: DocumentNode): DocumentNode | null {
  const [was, own, other] = [atomsOf(base), atomsOf(mine), atomsOf(theirs)]
  if (was.length !== own.length || was.length !== other.length) return null
  const content: DocumentNode[] = []
  for (const [at, atom] of own.entries()) {
    const marks = mergedMarks(was[at]?.marks ?? [], atom.marks, other[at]?.marks ?? [])
    if (!marks) return null
    const last = content.at(-1)
    if (atom.node) content.push({ ...atom.node, ...(marks.length > 0 && { marks }) })
    else if (last?.text !== undefined && canonicalJson(last.marks ?? []) === canonicalJson(marks))
      last.text += atom.text
    else content.push({ type: 'text', text: atom.text, ...(marks.length > 0 && { marks }) })
  }
  return { ...mine, content }
}

/** Null when both put a link of their own there: a character has one. */
function mergedMarks(base: readonly Mark[], mine: readonly Mark[], theirs: readonly Mark[]): Mark[] | null {
  const keyOf = (mark: Mark) => annotationIdOf(mark) ?? canonicalJson(mark)
  const keys = (marks: readonly Mark[]) => new Set(marks.map(keyOf))
  const [was, own, other] = [keys(base), keys(mine), keys(theirs)]
  const kept = mine.filter((mark) => other.has(keyOf(mark)) || !was.has(keyOf(mark)))
  const added = theirs.filter((mark) => !own.has(keyOf(mark)) && !was.has(keyOf(mark)))
  const merged = [...kept, ...added]
  return merged.filter(({ type }) => type === 'link').length > 1 ? null : merged
}
