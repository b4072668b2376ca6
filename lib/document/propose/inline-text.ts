import { textOf, type DocumentNode, type Mark } from '../body'
import type { Splice } from './merge-text'

/** Stands between two blocks whose texts are merged as one: a code point that no text holds. */
export const SEAM = '\uFFFF'

/** One UTF-16 unit of the blocks' texts: a character with its marks, a hard break, or the seam before block `opens`. */
type Atom = { text: string; marks: Mark[] | undefined; node: DocumentNode | null; opens: number | null }

/** The inline content of a block after splicing. */
export type InlineRun = {
  content: DocumentNode[]
  /** The block that begins here, by index; null for one that a splice began. */
  at: number | null
  /** The block that begins here or went before. */
  near: number
}

/**
 * Splices the texts of blocks as if they were one, `SEAM` between them: a seam put in or taken out splits or joins blocks.
 * What is put in has no marks, or, when it `inherits`, those that all of what it replaces has, or both sides of where it comes in.
 */
export function applySplices(
  blocks: readonly DocumentNode[],
  splices: readonly Splice[],
  { inherits }: { inherits: boolean } = { inherits: false },
): InlineRun[] {
  const atoms = blocks.flatMap((block, index): Atom[] => [
    ...(index > 0 ? [seam(index)] : []),
    ...(block.content ?? []).flatMap(atomsOf),
  ])
  const spliced: Atom[] = []
  let from = 0
  for (const { start, end, text } of splices) {
    const gone = atoms.slice(start, end)
    const beside = gone.length > 0 ? gone : [atoms[start - 1], atoms[start]]
    spliced.push(
      ...atoms.slice(from, start),
      ...typed(text, gone, inherits ? sharedMarks(beside) : undefined),
    )
    from = end
  }
  return toRuns([...spliced, ...atoms.slice(from)])
}

const seam = (opens: number | null): Atom => ({ text: SEAM, marks: undefined, node: null, opens })

function atomsOf(node: DocumentNode): Atom[] {
  if (node.text === undefined) return [{ text: textOf(node), marks: node.marks, node, opens: null }]
  // Indexed, not iterated: offsets count UTF-16 units.
  return Array.from({ length: node.text.length }, (_, at) => ({
    text: node.text?.charAt(at) ?? '',
    marks: node.marks,
    node: null,
    opens: null,
  }))
}

function sharedMarks([first, ...others]: readonly (Atom | undefined)[]): Mark[] | undefined {
  const shared = first?.marks?.filter((mark) =>
    others.every((other) => other?.marks?.some((one) => isSame([one], [mark]))),
  )
  return shared?.length ? shared : undefined
}

/** New characters; a seam among them is the one that was taken out there, if one was. */
function typed(text: string, gone: readonly Atom[], marks: Mark[] | undefined): Atom[] {
  const seams = gone.filter(({ opens }) => opens !== null)
  return Array.from({ length: text.length }, (_, at) => {
    const character = text.charAt(at)
    return character === SEAM
      ? (seams.shift() ?? seam(null))
      : { text: character, marks, node: null, opens: null }
  })
}

function toRuns(atoms: readonly Atom[]): InlineRun[] {
  const runs: InlineRun[] = [{ content: [], at: 0, near: 0 }]
  for (const atom of atoms) {
    const open = runs.at(-1)
    if (!open) continue
    if (atom.text === SEAM && !atom.node)
      runs.push({ content: [], at: atom.opens, near: atom.opens ?? open.near })
    else add(open.content, atom)
  }
  return runs
}

const isSame = (one: Mark[] | undefined, other: Mark[] | undefined) =>
  JSON.stringify(one ?? []) === JSON.stringify(other ?? [])

function add(content: DocumentNode[], { text, marks, node }: Atom): void {
  const last = content.at(-1)
  if (node) content.push(node)
  else if (last?.text !== undefined && isSame(last.marks, marks)) last.text += text
  else content.push({ type: 'text', text, ...(marks && { marks }) })
}
