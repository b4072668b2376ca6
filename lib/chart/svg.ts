import { escapeXml } from '../document/escape-xml'

type Attributes = Readonly<Record<string, string | number | false | null | undefined>>

/** An element of SVG as text; attributes that are not given are left out, children are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined || value === null || value === false ? [] : ` ${key}="${escapeXml(`${value}`)}"`,
  )
  const open = `<${name}${given.join('')}`
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`
}

export const words = (text: string): string => escapeXml(text)

/** A coordinate to a tenth of a pixel: what no screen can show is not sent. */
export const px = (value: number): number => Math.round(value * 10) / 10

/** About how wide a text is, in ems of its size: a Chinese character takes one, a digit or letter a little over half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u2E80-\u9FFF\uF900-\uFFEF]/u.test(character) ? 1 : 0.58), 0)

/** A text no wider than so many ems, with an ellipsis where it was cut. */
export function shortened(text: string, ems: number): string {
  if (widthOf(text) <= ems) return text
  let kept = ''
  for (const character of text) {
    if (widthOf(kept) + widthOf(character) + 1 > ems) break
    kept += character
  }
  return `${kept}…`
}
