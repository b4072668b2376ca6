import { escapeXml } from './escape-xml'
import { nestPieces, type Piece } from './nest-runs'
import type { PublishedBlock, Run } from './published-article'

/** What the marks of an article mean, for who reads it elsewhere. */
export type HtmlMarks = {
  /** The whole address that a mention leads to; null where readers may go nowhere. */
  linkOf: (mentionId: string) => string | null
  /** The exact value of a figure. */
  valueOf: (metricId: string) => string | null
  pictureOf: (assetId: string) => { url: string; width: number; height: number } | null
  /** The origin that addresses of the site without one belong to. */
  site: string
}

const element = (name: string, inner: string) => `<${name}>${inner}</${name}>`
const link = (href: string, inner: string) => `<a href="${escapeXml(href)}">${inner}</a>`
const whole = (href: string, site: string) => (/^\/(?!\/)/u.test(href) ? `${site}${href}` : href)

function wordsHtml(run: Run, isInLink: boolean, { site }: HtmlMarks): string {
  let words = run.text === '\n' ? '<br>' : escapeXml(run.text)
  if (run.bold) words = element('strong', words)
  if (run.italic) words = element('em', words)
  return run.href === undefined || isInLink ? words : link(whole(run.href, site), words)
}

function pieceHtml(piece: Piece, isInLink: boolean, marks: HtmlMarks): string {
  if (piece.kind === 'text') return wordsHtml(piece.run, isInLink, marks)
  const href = piece.kind === 'mention' ? marks.linkOf(piece.id) : null
  const value = piece.kind === 'metric' ? marks.valueOf(piece.id) : null
  const inner = piece.pieces.map((child) => pieceHtml(child, isInLink || href !== null, marks)).join('')
  if (href !== null) return link(href, inner)
  return value === null ? inner : `<data value="${escapeXml(value)}">${inner}</data>`
}

const runsHtml = (runs: readonly Run[], marks: HtmlMarks): string =>
  nestPieces(runs)
    .map((piece) => pieceHtml(piece, false, marks))
    .join('')

const blocksHtml = (blocks: readonly PublishedBlock[], marks: HtmlMarks): string =>
  blocks.map((block) => publishedHtml(block, marks)).join('')

function figureHtml(block: Extract<PublishedBlock, { kind: 'figure' }>, marks: HtmlMarks): string {
  const picture = block.assetId === null ? null : marks.pictureOf(block.assetId)
  const image = picture
    ? `<img src="${escapeXml(picture.url)}" width="${picture.width}" height="${picture.height}" alt="${escapeXml(block.alt)}">`
    : ''
  const credit = block.credit === null ? '' : ` <small>${escapeXml(block.credit)}</small>`
  return element('figure', `${image}${element('figcaption', runsHtml(block.runs, marks) + credit)}`)
}

/** A published block as HTML that loads and runs nothing but its picture; every character of its text is in it, once. */
export function publishedHtml(block: PublishedBlock, marks: HtmlMarks): string {
  switch (block.kind) {
    case 'paragraph':
      return element('p', runsHtml(block.runs, marks))
    case 'heading':
      return element('h2', runsHtml(block.runs, marks))
    case 'figure':
      return figureHtml(block, marks)
    case 'quote':
      return element('blockquote', blocksHtml(block.blocks, marks))
    case 'list': {
      const items = block.items.map((blocks) => element('li', blocksHtml(blocks, marks))).join('')
      return element(block.isOrdered ? 'ol' : 'ul', items)
    }
    case 'table': {
      const rows = block.rows.map((row) => {
        const cells = row.map(({ isHeader, blocks }) =>
          element(isHeader ? 'th' : 'td', blocksHtml(blocks, marks)),
        )
        return element('tr', cells.join(''))
      })
      return element('table', element('tbody', rows.join('')))
    }
    case 'rule':
      return '<hr>'
  }
}
