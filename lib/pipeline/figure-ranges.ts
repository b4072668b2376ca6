import { findQuantities } from './annotations/find-quantities'
import { foldWidth } from './chinese/fold-width'

/** Where figures with their units and qualifiers stand in a text, whether or not they measure something: 约1.5万家, 12%. */
export function figureRanges(text: string): { start: number; end: number }[] {
  return findQuantities(foldWidth(text)).map(({ start, end }) => ({ start, end }))
}
