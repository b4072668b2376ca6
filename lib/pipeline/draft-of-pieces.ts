import { readByline } from './blocks/byline'
import { pageBefore, pageBehind, toLineKind } from './blocks/line-kind'
import { endsParagraph } from './blocks/measure'
import { reflow } from './blocks/reflow'
import { readDispatch, readSignature, toSourceCredit } from './articles/dispatch'
import type { BlockRole, BylineDraft, Draft, DraftBlock, Piece, Range } from './model'
import { blockOfLines, cleanLines } from './printed-text'

/** Pieces that are one block: the first and those that join it, with the printed lines of all of them. */
type Run = { role: BlockRole; joins: boolean; source: Range[]; lines: string[] }

/**
 * The draft that pieces of a page make, in the order given: the one way from a ledger to a text, for the import and for
 * the splitting desk alike. Fields are read from the pieces of their role, so a piece that changes its role changes them.
 * A piece that `joins` goes on with the block of its role before it; the first body piece with it begins elsewhere.
 */
export function draftOfPieces(text: string, pieces: readonly Piece[]): Draft {
  const runs = toRuns(text, pieces)
  const blocks = runs.flatMap(toDraftBlock)
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph')
  return {
    kicker: joinHeadings(runs, 'kicker', true),
    headline: joinHeadings(runs, 'headline', false),
    deck: joinHeadings(runs, 'deck', true),
    printedSection: joinHeadings(runs, 'section', false)?.replace(/[\s【】[\]]/gu, '') || null,
    ...toPeople(
      runs,
      paragraphs.map((block) => block.text),
    ),
    continuesFrom: pageFrom(runs),
    continuesTo: pageTo(runs) ?? jumpPage(runs, ['page-reference']),
    isFragment: isFragment(runs),
    pieces: [...pieces],
    blocks,
  }
}

/** Body text goes on across captions and boxes, but not across a subhead; other roles only with what stands just before. */
function toRuns(text: string, pieces: readonly Piece[]): Run[] {
  const runs: Run[] = []
  for (const { start, end, role, joins } of pieces) {
    const lines = cleanLines(text.slice(start, end))
    const open = joins ? openRun(runs, role) : undefined
    if (!open) runs.push({ role, joins, source: [{ start, end }], lines })
    else {
      open.source.push({ start, end })
      open.lines.push(...lines)
    }
  }
  return runs
}

function openRun(runs: readonly Run[], role: BlockRole): Run | undefined {
  const open = runs.findLast((run) => run.role === role || (role === 'body' && run.role === 'subhead'))
  return open?.role === role ? open : undefined
}

function toDraftBlock({ role, source, lines }: Run): DraftBlock[] {
  if (role === 'caption' || role === 'subhead') return [{ ...blockOfLines(role, lines), source }]
  return role === 'body' ? [{ ...blockOfLines('paragraph', lines), source }] : []
}

/** Headings as one text: broken lines joined without a space, phrases that have their own gaps with one. */
function joinHeadings(runs: readonly Run[], role: BlockRole, keepsGaps: boolean): string | null {
  const headings = runs.filter((run) => run.role === role)
  const lines = headings.flatMap((run) => (run.lines.length === 1 ? [reflow(run.lines)] : run.lines))
  if (lines.length === 0) return null
  const hasGaps = keepsGaps && lines.some((line) => line.includes(' '))
  return lines.join(hasGaps || (keepsGaps && headings.length > 1) ? ' ' : '')
}

type People = Pick<Draft, 'bylines' | 'outlet' | 'sourceCredit' | 'dateline'>

function toPeople(runs: readonly Run[], texts: readonly string[]): People {
  const lines = runs.flatMap((run) => (run.role === 'byline' ? [reflow(run.lines)] : []))
  const sources = lines.filter((line) => toLineKind(line).kind === 'source-credit')
  // A line that is here because somebody says so may be names alone.
  const printed = lines.flatMap((line) => (sources.includes(line) ? [] : (readByline(line) ?? [])))
  const dispatch = texts
    .slice(0, 3)
    .map(readDispatch)
    .find((candidate) => candidate.outlet !== null)
  const signature = readSignature(texts.at(-1) ?? '')
  return {
    bylines: uniqueByName([
      ...printed.flatMap((reading) => reading.bylines),
      ...(dispatch?.bylines ?? []),
      ...(signature?.bylines ?? []),
    ]),
    outlet:
      dispatch?.outlet ?? printed.find(({ outlet }) => outlet !== null)?.outlet ?? signature?.outlet ?? null,
    sourceCredit: sources[0] ? toSourceCredit(sources[0]) : (signature?.sourceCredit ?? null),
    dateline: dispatch?.dateline ?? null,
  }
}

function uniqueByName(bylines: readonly BylineDraft[]): BylineDraft[] {
  return [...new Map(bylines.toReversed().map((byline) => [byline.name, byline])).values()].toReversed()
}

function jumpPage(runs: readonly Run[], kinds: readonly string[]): string | null {
  for (const { role, lines } of runs) {
    const kind = role === 'jump' ? toLineKind(lines.join('')) : null
    if (kind && kinds.includes(kind.kind) && 'page' in kind) return kind.page
  }
  return null
}

/** By a jump line, or by brackets that the first paragraph begins with. */
function pageFrom(runs: readonly Run[]): string | null {
  const first = runs.find(({ role }) => role === 'body')?.lines[0]
  return jumpPage(runs, ['jump-from']) ?? (first === undefined ? null : pageBefore(first))
}

/** By a jump line, or by brackets that the last paragraph ends with. */
function pageTo(runs: readonly Run[]): string | null {
  const last = runs.findLast(({ role }) => role === 'body')?.lines.at(-1)
  return jumpPage(runs, ['jump-to']) ?? (last === undefined ? null : pageBehind(last))
}

function isFragment(runs: readonly Run[]): boolean {
  if (pageFrom(runs) !== null || pageTo(runs) !== null) return true
  const paragraphs = runs.filter((run) => run.role === 'body')
  const last = paragraphs.at(-1)?.lines.at(-1)
  return (paragraphs[0]?.joins ?? false) || (last !== undefined && !endsParagraph(last))
}
