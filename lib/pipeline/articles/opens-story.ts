import { isColumnName } from './set-aside'
import { FREE_WIDTH } from '../blocks/column-widths'
import type { Block } from '../blocks/to-blocks'
import type { PageHabits } from '../blocks/page-habits'

/** What is known when a run of headings comes after text. */
export type Crossing = {
  run: readonly Block[]
  /** The paragraph below the run. */
  below: Block | undefined
  above: Block | undefined
  /** The text above was closed by a byline or a source. */
  isClosed: boolean
  /** Most articles of the page are marked by a byline, a jump line or a dispatch, so a bare heading is likely none. */
  isMarked: boolean
  /** Subheads the story above has already. */
  subheads: readonly Block[]
}

const numbered =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、．]|[①-⑳])/u
const dispatch =
  /^(?:[\p{Script=Han}]{1,8}(?:报|网|社|台|刊)讯(?=[\s（(])|(?:本报|本网)讯|新华社.{0,10}\d+日电|据新华社|(?:本报|新华社)[\p{Script=Han}]{2,8}\d{1,2}月\d{1,2}日[电讯])/u

/** Whether most runs of headings on the page come with a sign of their own that an article begins. */
export function isMarkedPage(blocks: readonly Block[]): boolean {
  const marks = blocks.filter(
    (block) =>
      block.kind === 'jump-from' ||
      block.kind === 'byline' ||
      (block.kind === 'paragraph' && dispatch.test(block.text)),
  )
  return marks.length >= 2
}

const timeOpening = /^(?:近日|日前|昨天|昨日|今天|今日|\d{1,2}月\d{1,2}日|记者(?:昨|今|从|获悉|了解))/u

/**
 * How strongly a run of headings opens a new article rather than a new passage of the one above: above 0 it does.
 * Weighs what is printed around it; no single sign decides.
 */
export function scoreOpening(
  { run, below, above, isClosed, isMarked, subheads }: Crossing,
  habits: PageHabits,
): number {
  const headings = run.filter((block) => block.kind === 'heading')
  const only = headings.length === 1 ? headings[0] : undefined
  let score = -0.5
  if (run.some((block) => block.kind === 'byline' || block.kind === 'jump-from')) score += 6
  if (headings.some(isColumnName) && headings.length > 1) score += 2
  if (isClosed) score += 3
  if (below && dispatch.test(below.text)) score += 6
  else if (below && timeOpening.test(below.text)) score += 2
  if (isMarked) score -= 1.5
  if (headings.length >= 2) score += 2.5
  if (only) score += scoreOnly(only, below, subheads, habits)
  if (below && above && isOtherColumn(above, below)) score += 1
  return score
}

function scoreOnly(
  only: Block,
  below: Block | undefined,
  subheads: readonly Block[],
  habits: PageHabits,
): number {
  const length = only.text.length
  let score = length >= 22 ? 1.5 : length >= 17 ? 0.75 : length <= 14 ? -1.5 : 0
  if (numbered.test(only.text)) score -= 4
  if (only.lines.length >= 2) score += 1.5
  const isTight = below?.lines[0]?.isBlankBefore === false && only.lines[0]?.isBlankBefore === true
  if (isTight) score -= 1.5
  else if (habits.isDoubleSpaced) score += 0.5
  const level = only.text.length
  if (subheads.some((subhead) => Math.abs(subhead.text.length - level) <= 3)) score -= 1
  if (/\S {1,3}\S/u.test(only.text)) score += 0.5
  return score
}

function isOtherColumn(above: Block, below: Block): boolean {
  if (above.column === FREE_WIDTH || below.column === FREE_WIDTH) return false
  return Math.abs((above.lines.at(-1)?.column ?? above.column) - below.column) > 2
}
