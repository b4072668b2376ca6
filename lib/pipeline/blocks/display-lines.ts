import { FREE_WIDTH } from './column-widths'
import { continuesLine, endsParagraph, endsSentence, isLetterSpaced } from './measure'
import { joinCount } from './page-habits'
import type { PageHabits } from './page-habits'
import type { PageLine } from './page-lines'

const sentenceOpener =
  /^(?:目前|日前|近日|昨天|昨日|今天|今年|去年|同时|此外|另外|其中|据|对此|为了|因此|然而|但|会上|近年来|随着|截至|至今|未来|接下来|下一步|与此同时)/u
const numbered =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、．])/u
const dispatch = /^(?:本报|本网)?[\p{Script=Han}]{0,10}讯[\s(（]|^新华社|^本报.{0,8}\d+月\d+日电/u
const deckMark = /^[—―]{2}/u
/** A line that can go on with none: what stands above it and ends no sentence is a heading. */
const opensText = new RegExp(`${dispatch.source}|${deckMark.source}`, 'u')
const bullet = /^[■●◆▲★◎□○◇△☆※•·]/u

/**
 * Which lines are display lines (headline, kicker, subhead and the like) rather than lines of running text.
 * A display line ends no sentence and does not fit the column it stands in, or fits it where a text line could not.
 */
export function toDisplayFlags(lines: readonly PageLine[], habits: PageHabits): boolean[] {
  const flags: boolean[] = []
  for (const index of lines.keys()) flags.push(isDisplay(lines, flags, index, habits))
  for (let index = lines.length - 1; index > 0; index -= 1) {
    if (flags[index] && isLoneAbove(lines, flags, index - 1)) flags[index - 1] = true
  }
  return flags
}

/** A single unfinished line between finished text and a display line is a display line too. */
function isLoneAbove(lines: readonly PageLine[], flags: readonly boolean[], index: number): boolean {
  const line = lines[index]
  const before = lines[index - 1]
  if (!line || flags[index] || line.kind.kind !== 'text' || !canBeDisplay(line)) return false
  const isFinished = !before || !isRunningText(before, flags[index - 1]) || endsParagraph(before.clean)
  return isFinished && !endsParagraph(line.clean)
}

function isDisplay(
  lines: readonly PageLine[],
  flags: readonly boolean[],
  index: number,
  habits: PageHabits,
): boolean {
  const line = lines[index]
  if (!line || line.kind.kind !== 'text') return false
  if (line.isMarkedHeading) return true
  if (!canBeDisplay(line) || dispatch.test(line.clean)) return false
  if (isLetterSpaced(line.clean) || line.isDoubled) return true
  const before = lines[index - 1]
  const after = lines[index + 1]
  const isBroken = before?.kind.kind === 'text' && !flags[index - 1] && !endsParagraph(before.clean)
  if (after && dispatch.test(after.clean) && !endsParagraph(line.clean)) return true
  if (!isBroken && deckMark.test(line.clean)) return true
  if (line.column === FREE_WIDTH)
    return scoreFree(line, after, isBroken, before?.kind.kind !== 'text', habits) >= 2
  if (isBroken) return standsInBrokenText(line, before, after, habits)
  const isTightPartner = habits.isDoubleSpaced && flags[index - 1] === true && !line.isBlankBefore
  if (isTightPartner && line.isBlankAfter && !/[，,：:；]/u.test(line.clean)) return true
  if (!habits.isDoubleSpaced && standsAlone(line, after, habits)) return true
  // Where blank lines part the blocks, a heading is often torn off together with its paragraph's first line.
  const isTornOff = !habits.isDoubleSpaced && flags[index - 1] === true && !line.isBlankBefore
  if ((isTornOff || bullet.test(line.clean)) && isLooseFirst(line, after)) return false
  if (
    /[—―]$/u.test(line.clean) &&
    before &&
    isRunningText(before, flags[index - 1]) &&
    line.width <= line.column
  )
    return false
  return !fitsAsText(line, after, lines[index + 2])
}

function canBeDisplay({ clean, width }: PageLine): boolean {
  if (width > 64 || continuesLine(clean) || /[。；]/u.test(clean) || /[，、,；]$/u.test(clean)) return false
  if (/^[“"].*[！？!?][”"]$/u.test(clean)) return false
  return !endsSentence(clean) || (/[！？!?…]$/u.test(clean) && width <= 26)
}

function isRunningText(line: PageLine, isDisplayLine: boolean | undefined): boolean {
  return line.kind.kind === 'text' && isDisplayLine !== true
}

/** A line between blank lines, without the marks of a sentence, that the line below does not go on with. */
function standsAlone(line: PageLine, after: PageLine | undefined, habits: PageHabits): boolean {
  if (!line.isBlankBefore || !line.isBlankAfter || line.isIndented) return false
  if (/[，,：:；“”、]/u.test(line.clean) || sentenceOpener.test(line.clean)) return false
  return after === undefined || joinCount(habits, line.clean, after.clean) === 0
}

/** A first line set wide by letter spacing: shorter than an indent explains, but full lines follow. */
function isLooseFirst(line: PageLine, after: PageLine | undefined): boolean {
  if (!after || line.width < line.column - 4.6 || line.width > line.column) return false
  return after.width >= line.column - 2.4 && after.width <= line.column + 2
}

/** A heading between the halves of a broken sentence, as displaced columns leave it: short and alone. */
function standsInBrokenText(
  line: PageLine,
  before: PageLine,
  after: PageLine | undefined,
  habits: PageHabits,
): boolean {
  const isAlone = line.isBlankBefore && (line.isBlankAfter || after === undefined)
  const isShort = line.width < Math.min(line.column, before.column) - 4
  if (!isAlone || !isShort || habits.isDoubleSpaced) return false
  const runsOn =
    after !== undefined && (continuesLine(after.clean) || joinCount(habits, line.clean, after.clean) > 2)
  return joinCount(habits, before.clean, line.clean) <= 1 && !runsOn
}

/** Whether the line can be text of its column: full, or a paragraph's first line with more text below. */
function fitsAsText(line: PageLine, after: PageLine | undefined, afterNext: PageLine | undefined): boolean {
  const fitsFull = isFull(line)
  const fitsFirst = line.width <= line.column - 0.6 && line.width >= line.column - 3.4
  if (!fitsFull && !fitsFirst)
    return endsParagraph(line.clean) && line.width <= line.column && !/[—―：:]$/u.test(line.clean)
  if (!after || after.kind.kind !== 'text' || opensText.test(after.clean)) return endsParagraph(line.clean)
  if (endsParagraph(after.clean) && after.width < line.column) return true
  // A long Latin word that went over to the next line, or loose setting, leaves the second line short.
  const isNearlyFull = after.width >= line.column - 3 && after.width <= line.column
  const isCutShort =
    isNearlyFull && (/^[A-Za-z0-9]{3}/u.test(afterNext?.clean ?? '') || /[，：]/u.test(line.clean))
  return isCutShort || isFull({ ...after, column: line.column })
}

/** Punctuation can be squeezed, characters cannot: only a line with punctuation may measure more than its column. */
function isFull({ clean, width, column }: Pick<PageLine, 'clean' | 'width' | 'column'>): boolean {
  const squeezable = clean.match(/[、，。；：？！“”‘’（）《》—·]/gu)?.length ?? 0
  return width >= column - 1.6 && width - squeezable * 0.5 <= column + 0.7
}

/** Text of no fixed width, a paragraph a line: only the words can tell a heading from a paragraph's broken half. */
function scoreFree(
  line: PageLine,
  after: PageLine | undefined,
  isBroken: boolean,
  isFirst: boolean,
  habits: PageHabits,
): number {
  const { clean, width } = line
  const commas = clean.match(/[，,]/gu)?.length ?? 0
  const segments = clean.split(/[ \u3000]+/u)
  let score = line.isIndented ? -1 : isFirst ? 1 : 0
  score += width <= 24 ? 2 : width <= 32 ? 1 : width <= 45 ? 0 : -2
  if (/[—―]{1,3}$|(?:强调|指出|表示|提出|要求)$/u.test(clean)) score += 3
  if (commas === 0) score += 1
  if (commas >= 2) score -= 2
  if (segments.length > 1 && segments.every((segment) => segment.length >= 4)) score += 2
  if (sentenceOpener.test(clean)) score -= 2
  if (numbered.test(clean) && width <= 40) score += 2
  if (/[！？!?…]$/u.test(clean)) score -= 1
  if (isBroken) score -= 3
  return score + scoreAfter(clean, after, habits)
}

function scoreAfter(clean: string, after: PageLine | undefined, habits: PageHabits): number {
  if (!after) return 0
  if (continuesLine(after.clean)) return -5
  if (after.kind.kind === 'byline' || after.kind.kind === 'jump-from' || dispatch.test(after.clean)) return 2
  if (after.kind.kind !== 'text') return 0
  const joins = joinCount(habits, clean, after.clean)
  return joins >= 2 ? -2 : joins === 0 && /^\p{Script=Han}/u.test(after.clean) ? 0.5 : 0
}
