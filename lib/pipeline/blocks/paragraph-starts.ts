import { FREE_WIDTH } from './column-widths'
import { continuesLine, endsParagraph } from './measure'
import type { PageHabits } from './page-habits'
import type { PageLine } from './page-lines'

const bullet = /^[■●◆▲★◎□○◇△☆※]/u
const dispatch = /^(?:本报|本网)(?:[\p{Script=Han}]{0,6})讯|^新华社|^据新华社/u

/**
 * Whether a line of running text begins a new paragraph. The line before must end one; then a short last line,
 * an indented first line or another column decides, and where lines follow no column every ended line is a paragraph.
 */
export function startsParagraph(
  before: PageLine,
  line: PageLine,
  next: PageLine | undefined,
  habits: PageHabits,
): boolean {
  if (continuesLine(line.clean)) return false
  if (bullet.test(line.clean) || dispatch.test(line.clean))
    return endsParagraph(before.clean) || line.isBlankBefore
  if (!endsParagraph(before.clean)) return false
  if (line.isIndented) return true
  if (before.column === FREE_WIDTH || line.column === FREE_WIDTH) return true
  if (Math.abs(before.column - line.column) > 2) return true
  if (habits.keepsIndents) return startsUnindented(before, line, habits)
  const isUnindented = habits.isIndented && line.width > line.column - 0.6
  if (before.width < before.column - (isUnindented ? 4 : 2)) return true
  if (!habits.isIndented) return line.isBlankBefore
  if (line.width > line.column - 1.2) return before.width < before.column - 1.6 && line.isBlankBefore
  return isIndentedStart(line, next, habits)
}

/** Where indents are kept, a line without one begins something else (a caption, a note) or goes on. */
function startsUnindented(before: PageLine, line: PageLine, habits: PageHabits): boolean {
  return line.isBlankBefore && !habits.isDoubleSpaced && before.width < before.column - 2
}

/** Shorter than its column by an indent. A short line that ends the paragraph itself says less. */
function isIndentedStart(line: PageLine, next: PageLine | undefined, habits: PageHabits): boolean {
  if (!endsParagraph(line.clean)) return true
  if (line.isBlankBefore && !habits.isDoubleSpaced) return true
  return next !== undefined && line.width >= line.column - 4
}
