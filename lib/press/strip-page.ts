import { Parser } from 'htmlparser2'
import { PAGE_FACTS_ATTRIBUTE } from '../editorial/page-facts'

export type StrippedPage = {
  /** The styles, icons and own scripts that the page asks for, by the addresses that stand in it. */
  assets: string[]
  /** The JSON that the page carried; null when there was none, or more than one. */
  facts: string | null
  /** The page, its assets at other addresses. */
  write: (assetAddress: AssetAddress) => Buffer
}

/**
 * Markup is ASCII, and what stands between it is carried as it is, a character for each byte: reading and writing Chinese took as long again.
 * React writes no character of an attribute by a name or number beyond ASCII.
 */
const AS_BYTES = 'latin1'

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

/** Elements whose content is text, whatever it looks like. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'xmp', 'noembed', 'noframes'])

/** The beginning of a comment or a tag: a slash, a name. */
const BEGINNING = /<(?:!--|(\/?)([a-zA-Z][^\s/>]*))/gu
const [END, DOUBLE, SINGLE] = ['>', '"', "'"].map((sign) => sign.charCodeAt(0))

/** The place behind the tag that is being read; what stands in quotes may hold anything. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const unit = html.charCodeAt(at)
    if (unit === END) return at + 1
    if (unit !== DOUBLE && unit !== SINGLE) continue
    at = html.indexOf(unit === DOUBLE ? '"' : "'", at + 1)
    if (at === -1) break
  }
  return html.length
}

/** The place of what ends the content of a raw element, or the end of the page. */
function endOfRaw(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'giu')
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}

/** The place behind the comment that begins at `start`; `<!-->` is one, too. */
function endOfComment(html: string, start: number): number {
  const end = html.indexOf('-->', start + 2)
  return end === -1 ? html.length : end + 3
}

function attributesOf(tag: string): Attributes {
  let found: Attributes = {}
  new Parser({ onopentag: (_name, attributes) => (found = attributes) }).end(tag)
  return found
}

type Mark = { start: number; end: number } & ({ kind: 'comment' } | { kind: 'open' | 'close'; name: string })

/**
 * Comments and tags in their order, as HTML tells them apart. A parser that makes attributes of all tags takes twice as long, and a
 * first reader waits for it; the attributes of the few tags that matter are left to one.
 */
function* marksOf(html: string): Generator<Mark> {
  BEGINNING.lastIndex = 0
  for (let at = 0, found; ;) {
    BEGINNING.lastIndex = at
    found = BEGINNING.exec(html)
    if (!found) return
    const { index: start, 1: slash, 2: named } = found
    const name = named?.toLowerCase()
    if (name === undefined) {
      at = endOfComment(html, start)
      yield { kind: 'comment', start, end: at }
      continue
    }
    const isOpening = slash === ''
    const end = endOfTag(html, BEGINNING.lastIndex)
    yield { kind: isOpening ? 'open' : 'close', name, start, end }
    at = isOpening && RAW.has(name) ? endOfRaw(html, name, end) : end
  }
}

/**
 * The page that Next rendered without what only its scripts need: scripts and their preloads, flight data, comments and templates
 * between which they would put things. What remains is what stood there, byte for byte, but for the addresses of assets.
 */
export function stripPage(page: Buffer): StrippedPage {
  const html = page.toString(AS_BYTES)
  const edits: Edit[] = []
  const asking: Asking[] = []
  const facts: string[] = []
  /** The element that is being cut, and how many of its name are open. */
  let cut: { name: string; start: number; depth: number } | null = null

  for (const mark of marksOf(html)) {
    const { start, end } = mark
    if (mark.kind === 'comment') {
      if (!cut) edits.push({ start, end, text: '' })
      continue
    }
    const { kind, name } = mark
    if (cut) {
      if (name !== cut.name) continue
      cut.depth += kind === 'open' ? 1 : -1
      if (cut.depth > 0) continue
      edits.push({ start: cut.start, end, text: '' })
      cut = null
      continue
    }
    if (kind === 'close' || (name !== 'template' && name !== 'script' && name !== 'link')) continue
    const attributes = attributesOf(html.slice(start, end))
    if (name === 'template') {
      const told = attributes[PAGE_FACTS_ATTRIBUTE]
      if (told !== undefined) facts.push(told)
    }
    if (name === 'template' || (name === 'script' && !isData(attributes) && !isOwn(attributes))) {
      cut = { name, start, depth: 1 }
    } else if (name === 'link' && isForScripts(attributes)) edits.push({ start, end, text: '' })
    else {
      const asked = name === 'script' ? attributes.src : attributes.href
      if (asked !== undefined) asking.push({ start, end, name, attributes, asked })
    }
  }
  // What nothing closes goes to the end.
  if (cut) edits.push({ start: cut.start, end: html.length, text: '' })
  return {
    assets: [...new Set(asking.filter(isForAsset).map(({ asked }) => asked))],
    facts: facts.length === 1 && facts[0] !== undefined ? Buffer.from(facts[0], AS_BYTES).toString() : null,
    write: (assetAddress) => {
      const moved = asking.flatMap((one) => withAssetAddress(one, assetAddress(one.asked)))
      return Buffer.from(applyEdits(html, [...edits, ...moved]), AS_BYTES)
    },
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
