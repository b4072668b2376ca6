import { parseByline } from '../blocks/byline'
import { reflow } from '../blocks/reflow'
import { endsParagraph } from '../blocks/measure'
import type { Block } from '../blocks/to-blocks'
import type { BlockRole, BylineDraft, Draft, DraftBlock, Piece, Range } from '../model'
import { readDispatch, readSignature, toSourceCredit } from './dispatch'
import { joinHeadings, toHeadRoles } from './head-roles'
import type { HeadRole } from './head-roles'
import { headingsOf, paragraphsOf } from './story'
import type { Story } from './story'
import { toCaption } from './to-caption'

/** A story as an editor gets it: fields read from what is printed, pieces in reading order, reflowed blocks. */
export function toDraft(story: Story): Draft {
  const roles = toHeadRoles(headingsOf(story))
  const withRole = (role: HeadRole) => story.head.filter((block) => roles.get(block) === role)
  const blocks = toDraftBlocks(story)
  const texts = blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text)
  const people = toPeople(story, texts)
  return {
    kicker: joinHeadings(withRole('kicker'), true),
    headline: joinHeadings(withRole('headline'), false),
    deck: joinHeadings(withRole('deck'), true),
    printedSection: joinHeadings(withRole('section'), false)?.replace(/[\s【】[\]]/gu, '') ?? null,
    ...people,
    continuesFrom: pageOf(story, 'jump-from'),
    continuesTo: pageOf(story, 'jump-to') ?? pageOf(story, 'page-reference'),
    isFragment: isFragment(story),
    pieces: toPieces(story, roles),
    blocks,
  }
}

function toPieces(story: Story, roles: ReadonlyMap<Block, HeadRole>): Piece[] {
  const head = story.head.flatMap((block) =>
    piecesOf(block, roles.get(block) ?? roleOf(block), ruleOf(story, block)),
  )
  const body = story.passages.flatMap((passage) => [
    ...(passage.subhead ? piecesOf(passage.subhead, 'subhead', ruleOf(story, passage.subhead)) : []),
    ...passage.blocks.flatMap((block) => piecesOf(block, roleOf(block), ruleOf(story, block))),
  ])
  return [...head, ...body, ...story.closing.flatMap((block) => piecesOf(block, roleOf(block), 'closing'))]
}

function piecesOf(block: Block, role: BlockRole, rule: string): Piece[] {
  return toRanges(block).map((range) => ({ ...range, role, score: scores[role], rule: `${role}.${rule}` }))
}

const scores: Record<BlockRole, number> = {
  section: 0.8,
  kicker: 0.8,
  headline: 0.9,
  deck: 0.75,
  byline: 0.95,
  body: 0.95,
  subhead: 0.85,
  caption: 0.85,
  jump: 0.95,
  furniture: 0.8,
}

function ruleOf(story: Story, block: Block): string {
  if (story.isRearranged) return 'rearranged'
  return block.endsInside || block.startsInside ? 'broken' : 'in-order'
}

function roleOf(block: Block): BlockRole {
  if (block.kind === 'caption') return 'caption'
  if (block.kind === 'heading') return 'headline'
  if (block.kind === 'byline' || block.kind === 'credit' || block.kind === 'source-credit') return 'byline'
  if (block.kind === 'jump-from' || block.kind === 'jump-to' || block.kind === 'page-reference') return 'jump'
  return 'body'
}

/** The character ranges of a block: one, or more when lines that belong elsewhere stand between its own. */
function toRanges(block: Block): Range[] {
  const ranges: (Range & { last: number })[] = []
  for (const { start, end, index } of block.lines) {
    const open = ranges.at(-1)
    if (open && open.last + 1 === index) Object.assign(open, { end, last: index })
    else ranges.push({ start, end, last: index })
  }
  return ranges.map(({ start, end }) => ({ start, end }))
}

/** Paragraphs whose halves now follow each other become one; captions keep their own words. */
function toDraftBlocks(story: Story): DraftBlock[] {
  const result: DraftBlock[] = []
  let open: { lines: string[]; draft: DraftBlock } | null = null
  for (const passage of story.passages) {
    if (passage.subhead) {
      open = null
      result.push({
        kind: 'subhead',
        text: passage.subhead.text,
        credit: null,
        source: toRanges(passage.subhead),
      })
    }
    for (const block of passage.blocks) {
      if (block.kind === 'caption') {
        result.push({ kind: 'caption', ...toCaption(block), source: toRanges(block) })
        continue
      }
      const lines = block.lines.map((line) => line.clean)
      if (open && !endsParagraph(open.lines.at(-1) ?? '')) {
        open.lines.push(...lines)
        open.draft.text = reflow(open.lines)
        open.draft.source.push(...toRanges(block))
        continue
      }
      const draft: DraftBlock = {
        kind: 'paragraph',
        text: block.text,
        credit: null,
        source: toRanges(block),
      }
      open = { lines, draft }
      result.push(draft)
    }
  }
  return result
}

type People = Pick<Draft, 'bylines' | 'outlet' | 'sourceCredit' | 'dateline'>

function toPeople(story: Story, texts: readonly string[]): People {
  const lines = [...story.head, ...story.closing]
  const printed = lines.flatMap((block) => {
    const reading = block.kind === 'byline' || block.kind === 'credit' ? parseByline(block.text) : null
    return reading ? [reading] : []
  })
  const dispatches = texts.slice(0, 3).map(readDispatch)
  const dispatch = dispatches.find((candidate) => candidate.outlet !== null)
  const signature = readSignature(texts.at(-1) ?? '')
  const source = lines.find((block) => block.kind === 'source-credit')
  const bylines = [
    ...printed.flatMap((reading) => reading.bylines),
    ...(dispatch?.bylines ?? []),
    ...(signature?.bylines ?? []),
  ]
  return {
    bylines: uniqueByName(bylines),
    outlet:
      dispatch?.outlet ??
      printed.find((reading) => reading.outlet !== null)?.outlet ??
      signature?.outlet ??
      null,
    sourceCredit: source ? toSourceCredit(source.text) : (signature?.sourceCredit ?? null),
    dateline: dispatch?.dateline ?? null,
  }
}

function uniqueByName(bylines: readonly BylineDraft[]): BylineDraft[] {
  const seen = new Set<string>()
  return bylines.filter(({ name }) => {
    const isNew = !seen.has(name)
    seen.add(name)
    return isNew
  })
}

function pageOf(story: Story, kind: 'jump-from' | 'jump-to' | 'page-reference'): string | null {
  const block = [...story.head, ...story.closing].find((candidate) => candidate.kind === kind)
  return block && 'page' in block.of ? block.of.page : null
}

function isFragment(story: Story): boolean {
  if (pageOf(story, 'jump-from') !== null || pageOf(story, 'jump-to') !== null) return true
  const paragraphs = paragraphsOf(story)
  const first = paragraphs[0]
  const last = paragraphs.at(-1)
  return (first?.startsInside ?? false) || (last?.endsInside ?? false)
}
