/** The part of the DOM that is read here; the parsed page is plain data. */
type Node = { nodeType: number; nodeName: string; textContent: string | null; childNodes: Iterable<Node> }

const TEXT = 3
const ELEMENT = 1
const INLINE = new Set(
  'A ABBR B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RUBY RB S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
)
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE RT RP HEAD TITLE IFRAME OBJECT SVG SELECT TEXTAREA BUTTON'.split(' '),
)

/** What a browser shows of an element as lines of text: each block, table cell and `br` ends one. Without blank lines. */
export function linesOf(root: Node): string[] {
  const lines: string[] = []
  let open = ''
  const end = () => {
    const line = open.replace(/[ \t\r\n\f\u00A0]+/gu, ' ').trim()
    if (line !== '') lines.push(line)
    open = ''
  }
  const walk = (node: Node) => {
    if (node.nodeType === TEXT) open += node.textContent ?? ''
    if (node.nodeType !== ELEMENT) return
    const name = node.nodeName.toUpperCase()
    if (SKIPPED.has(name)) return
    const isBlock = !INLINE.has(name)
    if (isBlock) end()
    for (const child of node.childNodes) walk(child)
    if (isBlock) end()
  }
  walk(root)
  end()
  return lines
}
