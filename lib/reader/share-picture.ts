import 'server-only'
import sharp from 'sharp'
import { fitText } from '../document/break-lines'
import type { ShareWords } from '../editorial/share'
import { lettersOf } from './outlines'
import { SHARE_SIZE } from './share-version'

const PAPER = '#fbfaf7'
const INK = '#1b1a17'
const MUTED = '#5d5a52'
const ACCENT = '#a8321f'
const MARGIN = 80
const INSIDE = SHARE_SIZE.width - 2 * MARGIN
const TITLE = { width: INSIDE, sizes: [92, 80, 70, 60, 52], lines: 3 }
const LINE = { width: INSIDE, sizes: [32], lines: 1 }
const FOOT = { width: INSIDE * 0.6, sizes: [28], lines: 1 }

/** The picture that stands for a page where its link is shared, as PNG: what it is of, its title, what more there is to say, and whose it is. */
export async function drawShare(words: ShareWords): Promise<Uint8Array<ArrayBuffer>> {
  const { kicker, title, note, site } = words
  const dots = '…'
  const [bold, plain] = await Promise.all([
    lettersOf([title, site, dots], 700),
    lettersOf([kicker, note, dots], 500),
  ])
  const { size, lines } = fitText(title, TITLE, bold.widthOf)
  const leading = size * 1.32
  // The title stands in the middle of what is left between kicker and foot.
  const top = 345 - (leading * (lines.length - 1)) / 2 + size * 0.36
  const heading = lines.map((line, at) => bold.draw(line, { x: MARGIN, y: top + at * leading, size }))
  const [over = ''] = fitText(kicker, LINE, plain.widthOf).lines
  const [under = ''] = fitText(note, FOOT, plain.widthOf).lines
  const [name = ''] = fitText(site, FOOT, bold.widthOf).lines
  const right = SHARE_SIZE.width - MARGIN - bold.widthOf(name) * 28
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_SIZE.width}" height="${SHARE_SIZE.height}">
<rect width="100%" height="100%" fill="${PAPER}"/>
<g fill="${INK}"><rect x="${MARGIN}" y="64" width="${INSIDE}" height="6"/><rect x="${MARGIN}" y="76" width="${INSIDE}" height="2"/>${heading.join('')}
<rect x="${MARGIN}" y="536" width="${INSIDE}" height="1"/>${bold.draw(name, { x: right, y: 584, size: 28 })}</g>
<g fill="${ACCENT}">${plain.draw(over, { x: MARGIN, y: 136, size: 32 })}</g>
<g fill="${MUTED}">${plain.draw(under, { x: MARGIN, y: 584, size: 28 })}</g></svg>`
  // Ink on paper needs few colours, and a third of the bytes.
  const bytes = await sharp(new TextEncoder().encode(svg))
    .png({ palette: true, colours: 64, dither: 0 })
    .toBuffer()
  return new Uint8Array(bytes)
}
