import { toCaption } from './articles/to-caption'
import { cleanText } from './blocks/page-lines'
import { reflow } from './blocks/reflow'
import type { DraftBlock } from './model'
import { toLines } from './to-lines'

/** The non-blank lines of a stretch of a page, without the noise of their extraction. */
export function cleanLines(text: string): string[] {
  return toLines(text).flatMap((line) => (line.isBlank ? [] : [cleanText(line.text).clean]))
}

/** What the import makes of the printed lines of one block: its words reflowed, a caption's credit apart. */
export function blockOfLines(
  kind: DraftBlock['kind'],
  lines: readonly string[],
): Pick<DraftBlock, 'kind' | 'text' | 'credit'> {
  return kind === 'caption' ? { kind, ...toCaption(lines) } : { kind, text: reflow(lines), credit: null }
}
