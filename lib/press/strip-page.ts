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

/** A script of the site itself, which stands in a file of its own. */
const isOwn = ({ src }: Attributes) => src !== undefined && !src.startsWith('/_next/')

const isForScripts = ({ rel = '', as = '' }: Attributes) =>
  rel === 'modulepreload' || ((rel === 'preload' || rel === 'prefetch') && as === 'script')

const escapeAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/**
 * The page that Next rendered without what only its scripts need: scripts and their preloads, flight data, comments and templates
 * between which they would put things. What remains is what stood there, byte for byte, but for the addresses of assets.
 */
export function stripPage(html: string, assetAddress: AssetAddress): StrippedPage {
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
      const place = { start: tagStart, end: parser.endIndex + 1 }
      if (name === 'template' || (name === 'script' && !isData(attributes) && !isOwn(attributes))) {
        cut = { name, start: tagStart, depth: 1 }
      } else if (name === 'link' && isForScripts(attributes)) edits.push({ ...place, text: '' })
      else if (name === 'link' || name === 'script') {
        const text = withAssetAddress(name, attributes, assetAddress)
        if (text !== null) edits.push({ ...place, text })
      }
    },
    onclosetag(name) {
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
  parser.end(html)
  return { html: applyEdits(html, edits), facts: facts.length === 1 ? (facts[0] ?? null) : null }
}

/** The tag with the address of the kept asset; null when it asks for none. */
function withAssetAddress(name: string, attributes: Attributes, assetAddress: AssetAddress): string | null {
  const key = name === 'script' ? 'src' : 'href'
  const { [key]: asked, 'data-precedence': _, ...others } = attributes
  const address = asked === undefined ? null : assetAddress(asked)
  if (address === null) return null
  const written = Object.entries({ ...others, [key]: address })
  const text = written.map(([attribute, value]) => `${attribute}="${escapeAttribute(value)}"`).join(' ')
  return name === 'script' ? `<script ${text}>` : `<link ${text}/>`
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

/** The addresses of the styles, icons and own scripts that a page asks for, as they stand in it. */
export function linkedAssets(html: string): string[] {
  const found = new Set<string>()
  const parser = new Parser({
    onopentag(name, attributes) {
      const { rel = '', href, src } = attributes
      if (name === 'link' && href !== undefined && /^(?:stylesheet|icon|apple-touch-icon)$/u.test(rel))
        found.add(href)
      if (name === 'script' && src !== undefined && isOwn(attributes)) found.add(src)
    },
  })
  parser.end(html)
  return [...found]
}
