import { annotationIdOf, annotationsOf } from '../annotations-of'
import { TEXT_BLOCKS, textOf, type DocumentNode, type Mark } from '../body'
import { canonicalJson } from '../canonical-json'
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
  if (own === was && other === was) return withMarks(base, mine, theirs)
  if (own === was && hasSameMarks(base, theirs)) return withWords(base, mine, theirs)
  if (other === was && hasSameMarks(base, mine)) return withWords(base, theirs, mine)
  return null
}

const kindsOf = (node: DocumentNode) =>
  [
    ...new Set((node.content ?? []).flatMap(({ marks = [] }) => marks.map((mark) => canonicalJson(mark)))),
  ].toSorted()
const hasSameMarks = (one: DocumentNode, other: DocumentNode) =>
  canonicalJson(kindsOf(one)) === canonicalJson(kindsOf(other))

type Atom = { text: string; marks: Mark[]; node: DocumentNode | null }

/** One for each UTF-16 unit of the text: places of splices count those. */
function atomsOf(node: DocumentNode): Atom[] {
  return (node.content ?? []).flatMap((child): Atom[] => {
    const { text, marks = [] } = child
    if (text === undefined) return [{ text: textOf(child), marks, node: child }]
    return Array.from({ length: text.length }, (_, at) => ({ text: text.charAt(at), marks, node: null }))
  })
}

/**
 * The words of `worded`, with the marks that stayed and those that either side added, character by character; what `worded`
 * put in has its marks there. `marked` has the words of `base`.
 */
function withMarks(base: DocumentNode, marked: DocumentNode, worded: DocumentNode): DocumentNode | null {
  const [was, own, other] = [atomsOf(base), atomsOf(marked), atomsOf(worded)]
  if (was.length !== own.length) return null
  const atoms: Atom[] = []
  let [at, to] = [0, 0]
  const end = { start: was.length, end: was.length, text: '' }
  for (const splice of [...splicesOf(textOf(base), textOf(worded)), end]) {
    for (; at < splice.start; at += 1, to += 1) {
      const atom = other[to]
      const marks = mergedMarks(was[at]?.marks ?? [], own[at]?.marks ?? [], atom?.marks ?? [])
      if (!atom || !marks) return null
      atoms.push({ ...atom, marks })
    }
    atoms.push(...other.slice(to, to + splice.text.length))
    at = splice.end
    to += splice.text.length
  }
  return { ...marked, content: inlineOf(atoms) }
}

function inlineOf(atoms: readonly Atom[]): DocumentNode[] {
  const content: DocumentNode[] = []
  for (const { text, marks, node } of atoms) {
    const last = content.at(-1)
    if (node) content.push({ ...node, ...(marks.length > 0 && { marks }) })
    else if (last?.text !== undefined && canonicalJson(last.marks ?? []) === canonicalJson(marks))
      last.text += text
    else content.push({ type: 'text', text, ...(marks.length > 0 && { marks }) })
  }
  return content
}

/** The block `marked` with the words of `worded`; null when one of its names or figures would read differently. */
function withWords(base: DocumentNode, marked: DocumentNode, worded: DocumentNode): DocumentNode | null {
  const made = withMarks(base, marked, worded)
  const quotes = (node: DocumentNode) => annotationsOf(node).map(({ id, quote }) => [id, quote])
  return made && canonicalJson(quotes(marked)) === canonicalJson(quotes(made)) ? made : null
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
