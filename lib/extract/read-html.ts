import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { INKED } from '../pipeline/decode-file'
import { ImportError } from '../pipeline/import-error'
import type { FileText } from '../pipeline/read-file'
import { decodeHtml } from './decode-html'
import { linesOf } from './lines-of'

/** What a page shows beside its story. */
const BESIDE =
  'script, style, noscript, template, nav, footer, aside, form, iframe, object, embed, svg, [hidden], [aria-hidden="true"], [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"], [role="dialog"], .comments, #comments, .comment-list'
/**
 * A saved web page: its headline, what it says of author and time, and its main text, a paragraph a line. Nothing is
 * fetched and no script is run: the page is only parsed.
 *
 * @throws ImportError `no-text`, or why the bytes cannot be decoded.
 */
export function readHtml(bytes: Uint8Array): FileText {
  const { text: source, encoding } = decodeHtml(bytes)
  const text = mainText(source)
  if (!INKED.test(text)) throw new ImportError('no-text', 'is a web page without text')
  return { format: 'html', encoding, sheets: [{ text, label: null }] }
}

function mainText(source: string): string {
  const page = /<html[\s>]/iu.test(source) ? source : `<html><body>${source}</body></html>`
  const { document } = parseHTML(page)
  const heading = document.querySelector('h1')?.textContent ?? ''
  const article = new Readability(parseHTML(page).document, { charThreshold: 120 }).parse()
  for (const element of document.querySelectorAll(BESIDE)) element.remove()
  // A page without a body element has its text beside the head.
  const all = linesOf(document.documentElement)
  const main = article?.content
    ? linesOf(parseHTML(`<html><body>${article.content}</body></html>`).document.body)
    : []
  // A page of short texts has no main part to tell from the rest.
  const body = main.join('').length * 3 >= all.join('').length ? main : all
  const headline = oneLine(heading || article?.title || '')
  const facts = [oneLine(article?.byline ?? ''), oneLine(article?.publishedTime ?? '')].filter(
    (fact) => fact !== '' && fact.length <= 60 && !body.slice(0, 4).some((line) => line.includes(fact)),
  )
  const rest = body[0] !== undefined && oneLine(body[0]) === headline ? body.slice(1) : body
  const head = [headline, ...facts].filter((line) => line !== '')
  return [...head, ...rest].map((line) => `${line}\n`).join('\n')
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()
