import { Parser } from 'htmlparser2'
import { PAGE_FACTS_ATTRIBUTE } from '../editorial/page-facts'

export type StrippedPage = {
  html: string
  /** The JSON that the page carried; null when there was none, or more than one. */
  facts: string | null
}

type Edit = { start: number; end: number; text: string }
type Attributes = { [name: string]: string }

/** How an address of the page's own styles and icons becomes one that outlives the build; null leaves it as it is. */
export type AssetAddress = (href: string) => string | null

/** Scripts that a browser never runs: descriptions for machines. */
const isData = ({ type = '' }: Attributes) => /^application\/(?:ld\+)?json$/iu.test(type)

const isForScripts = ({ rel = '', as = '' }: Attributes) =>
  rel === 'modulepreload' || ((rel === 'preload' || rel === 'prefetch') && as === 'script')

const escapeAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/**
 * The page that Next rendered without what only its scripts need: scripts and their preloads, flight data, comments and templates
 * between which they would put things. What remains is what stood there, byte for byte. `head` is set before the head ends.
 */
export function stripPage(html: string, head: string, assetAddress: AssetAddress): StrippedPage {
  const edits: Edit[] = []
  const facts: string[] = []
  /** The element that is being cut, and how many of its name are open. */
  let cut: { name: string; start: number; depth: number } | null = null
  let tagStart = 0

  const parser = new Parser({
    onopentagname() {
      tagStart = parser.startIndex
    },
    onopentag(name, attributes) {
      if (cut) {
        if (name === cut.name) cut.depth += 1
        return
      }
      if (name === 'template') {
        const told = attributes[PAGE_FACTS_ATTRIBUTE]
        if (told !== undefined) facts.push(told)
      }
      if (name === 'template' || (name === 'script' && !isData(attributes))) {
        cut = { name, start: tagStart, depth: 1 }
      } else if (name === 'link') {
        const edit = editLink(attributes, tagStart, parser.endIndex + 1)
        if (edit) edits.push(edit)
      }
    },
    onclosetag(name, isImplied) {
      if (name === 'head' && !cut && !isImplied)
        edits.push({ start: parser.startIndex, end: parser.startIndex, text: head })
      if (cut?.name !== name) return
      cut.depth -= 1
      if (cut.depth > 0) return
      edits.push({ start: cut.start, end: parser.endIndex + 1, text: '' })
      cut = null
    },
    oncomment() {
      if (!cut) edits.push({ start: parser.startIndex, end: parser.endIndex + 1, text: '' })
    },
  })
  const editLink = (attributes: Attributes, start: number, end: number): Edit | null => {
    if (isForScripts(attributes)) return { start, end, text: '' }
    const { href, 'data-precedence': _, ...others } = attributes
    const address = href === undefined ? null : assetAddress(href)
    if (address === null) return null
    const written = Object.entries({ ...others, href: address })
    return {
      start,
      end,
      text: `<link ${written.map(([key, value]) => `${key}="${escapeAttribute(value)}"`).join(' ')}/>`,
    }
  }
  parser.end(html)
  return { html: applyEdits(html, edits), facts: facts.length === 1 ? (facts[0] ?? null) : null }
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text: put } of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + put
    at = end
  }
  return result + text.slice(at)
}

/** The addresses of styles and icons that a page asks for, as they stand in it. */
export function linkedAssets(html: string): string[] {
  const found = new Set<string>()
  const parser = new Parser({
    onopentag(name, { rel = '', href }) {
      if (name === 'link' && href !== undefined && /^(?:stylesheet|icon|apple-touch-icon)$/u.test(rel))
        found.add(href)
    },
  })
  parser.end(html)
  return [...found]
}
