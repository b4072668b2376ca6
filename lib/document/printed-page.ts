import type { PrintedLine, PrintedPart } from '../editorial/reader-views'
import type { Line } from '../pipeline/model'

/** A run of the page: words of a live article (`slug`), furniture, words that readers may not see, or discarded ones. */
export type PrintedRun = { start: number; end: number } & (
  { kind: 'article'; slug: string } | { kind: 'furniture' | 'withheld' | 'omitted' }
)

const NOBODY: PrintedRun = { start: 0, end: 0, kind: 'withheld' }

const ownerAt = (runs: readonly PrintedRun[], offset: number): PrintedRun =>
  runs.find(({ start, end }) => start <= offset && offset < end) ?? NOBODY

/** Cuts a line wherever its owner changes. White space goes with the words before it. */
function cut(line: Line, runs: readonly PrintedRun[]): { text: string; owner: PrintedRun }[] {
  const pieces: { text: string; owner: PrintedRun }[] = []
  for (let at = 0; at < line.text.length; at += 1) {
    const character = line.text.charAt(at)
    const last = pieces.at(-1)
    const isSpace = /\s/u.test(character)
    const owner = isSpace && last ? last.owner : ownerAt(runs, line.start + at)
    if (last?.owner === owner) last.text += character
    else if (!isSpace) pieces.push({ text: character, owner })
  }
  return pieces
}

function partOf({ text, owner }: { text: string; owner: PrintedRun }): PrintedPart[] {
  const words = text.trimEnd()
  if (owner.kind === 'omitted') return []
  if (owner.kind === 'withheld') return [{ bar: words.length }]
  return [{ text: words, slug: owner.kind === 'article' ? owner.slug : null }]
}

/**
 * What readers see of a printed page, line by line under the printed numbers: words of live articles and furniture, a
 * bar in the place of everything that is not public, nothing of what was discarded. Blank lines are left out.
 * Words that nobody owns are not public.
 */
export function toPrintedLines(lines: readonly Line[], runs: readonly PrintedRun[]): PrintedLine[] {
  return lines.flatMap((line) => {
    if (line.isBlank) return []
    const near = runs.filter(({ start, end }) => start < line.end && end > line.start)
    const parts = cut(line, near).flatMap(partOf)
    return parts.length > 0 ? [{ number: line.number, parts }] : []
  })
}
