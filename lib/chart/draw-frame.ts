import type { ChartLook } from './chart-look'
import { element, words } from './svg'

export type Size = { width: number; height: number }

/** How a drawing is made: its size, colours and where its marks lead. */
export type Drawing = {
  /** Names the drawing for those who do not see it; the id of the text that does. */
  labelledBy?: string | undefined
  look: ChartLook
  /** Where the mark of a figure leads, or null where a drawing stands alone. */
  hrefOf: ((figureId: string) => string) | null
}

/** The drawing around its parts: one group of graphics with a name, whose links can be reached by keys. */
export function frame(
  { width, height }: Size,
  { labelledBy, look }: Drawing,
  ...parts: readonly string[]
): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'group',
      'aria-labelledby': labelledBy,
      'font-family': look.font,
      'font-size': 13,
      fill: look.ink,
    },
    ...parts,
  )
}

/** A mark with what it says, leading to its row where there is one. */
export function markLink(
  { hrefOf }: Drawing,
  { figureId, text, x, y }: { figureId: string; text: string; x: number; y: number },
  ...parts: readonly string[]
): string {
  const inner = [element('title', {}, words(text)), ...parts]
  if (hrefOf === null) return element('g', { transform: `translate(${x} ${y})` }, ...inner)
  const hit = element('circle', { r: 12, fill: 'none', 'pointer-events': 'all' })
  return element(
    'a',
    { href: hrefOf(figureId), 'aria-label': text, transform: `translate(${x} ${y})` },
    ...inner,
    hit,
  )
}
