import { snapToKnown, type Stretch } from '../document/snap-to-known'
import { findQuantities } from './annotations/find-quantities'
import { foldWidth } from './chinese/fold-width'

/** Where figures with their units and qualifiers stand in a text, whether or not they measure something: 约1.5万家, 12%. */
function figureRanges(text: string): Stretch[] {
  return findQuantities(foldWidth(text)).map(({ start, end }) => ({ start, end }))
}

const IN_NUMBER = /[\d.,零〇一二两三四五六七八九十百千万亿点]/u

/**
 * What a selection means that is to be a figure: the whole figure that it nearly covers, and also the one whose number it
 * cuts, since 5 of 5.2亿元 is another number that nobody stated. Else the selection as it is: 近五年 may hold 五年.
 */
export function drawnToFigure(text: string, selected: Stretch): Stretch {
  const [figures, folded] = [figureRanges(text), foldWidth(text)]
  const drawn = snapToKnown(selected, figures)
  const isCut = (at: number) => IN_NUMBER.test(folded[at - 1] ?? '') && IN_NUMBER.test(folded[at] ?? '')
  const cut = figures.find(
    ({ start, end }) =>
      start <= drawn.start &&
      drawn.end <= end &&
      ((start < drawn.start && isCut(drawn.start)) || (drawn.end < end && isCut(drawn.end))),
  )
  return cut ?? drawn
}
