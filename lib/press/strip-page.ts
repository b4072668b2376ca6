import { Parser } from 'htmlparser2'
import { PAGE_FACTS_ATTRIBUTE } from '../editorial/page-facts'

export type StrippedPage = {
  /** The styles, icons and own scripts that the page asks for, by the addresses that stand in it. */
  assets: string[]
  /** The JSON that the page carried; null when there was none, or more than one. */
  facts: string | null
  /** The page, its assets at other addresses. */
  write: (assetAddress: AssetAddress) => string
}

type Edit = { start: number; end: number; text: string }
type Attributes = { [name: string]: string }
/** An element that asks for a file. */
type Asking = { start: number; end: number; name: string; attributes: Attributes; asked: string }

/** How an address of the page's own styles and icons becomes one that outlives the build; null leaves it as it is. */
type AssetAddress = (href: string) => string | null

/** Scripts that a browser never runs: descriptions for machines. */
const isData = ({ type = '' }: Attributes) => /^application\/(?:ld\+)?json$/iu.test(type)

/** A script of the site itself, which stands in a file of its own. */
const isOwn = ({ src }: Attributes) => src !== undefined && !src.startsWith('/_next/')

const isForScripts = ({ rel = '', as = '' }: Attributes) =>
  rel === 'modulepreload' || ((rel === 'preload' || rel === 'prefetch') && as === 'script')

/** Whether an element asks for a file that the press keeps. */
const isForAsset = ({ name, attributes }: Asking) =>
  name === 'script' || /^(?:stylesheet|icon|apple-touch-icon)$/u.test(attributes.rel ?? '')

const escapeAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/**
 * The page that Next rendered without what only its scripts need: scripts and their preloads, flight data, comments and templates
 * between which they would put things. What remains is what stood there, byte for byte, but for the addresses of assets. The page is
 * read once: most of what a first reader waits for here is reading it.
 */
export function stripPage(html: string): StrippedPage {
  const edits: Edit[] = []
  const asking: Asking[] = []
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
        const asked = name === 'script' ? attributes.src : attributes.href
        if (asked !== undefined) asking.push({ ...place, name, attributes, asked })
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
  return {
    assets: [...new Set(asking.filter(isForAsset).map(({ asked }) => asked))],
    facts: facts.length === 1 ? (facts[0] ?? null) : null,
    write: (assetAddress) =>
      applyEdits(html, [
        ...edits,
        ...asking.flatMap((one) => withAssetAddress(one, assetAddress(one.asked))),
      ]),
  }
}

/** The tag with the address of the kept asset; nothing to edit when that is null. */
function withAssetAddress({ name, attributes, start, end }: Asking, address: string | null): Edit[] {
  if (address === null) return []
  const key = name === 'script' ? 'src' : 'href'
  const { [key]: _asked, 'data-precedence': _, ...others } = attributes
  const written = Object.entries({ ...others, [key]: address })
  const text = written.map(([attribute, value]) => `${attribute}="${escapeAttribute(value)}"`).join(' ')
  return [{ start, end, text: name === 'script' ? `<script ${text}>` : `<link ${text}/>` }]
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
