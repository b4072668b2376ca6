import { Parser } from 'htmlparser2'
import { INKED } from '../pipeline/decode-file'
import { ImportError } from '../pipeline/import-error'
import type { FileText } from '../pipeline/read-file'

/** Deleted or moved away by a tracked change, hidden, the old twin of a drawing, or how a word is read (拼音指南). */
const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:rt',
  'w:rPrChange',
  'w:pPrChange',
])

/** The parts of a package that are read, as text. */
export type DocxParts = { document: string; styles: string }

/**
 * A Word document: each paragraph and table cell is a line, a heading stands between blank lines. Tracked changes count as
 * accepted; pictures, headers, footers, notes, fields and everything that could run or be fetched are left alone.
 *
 * @throws ImportError `corrupt` or `no-text`.
 */
export function readDocx({ document, styles }: DocxParts): FileText {
  const paragraphs = toParagraphs(document, headingStyles(styles))
  if (!paragraphs.some(({ text }) => INKED.test(text)))
    throw new ImportError('no-text', 'is a document without text')
  return { format: 'docx', encoding: '', sheets: [{ text: toText(paragraphs), label: null }] }
}

type Paragraph = { text: string; isHeading: boolean }

function toText(paragraphs: readonly Paragraph[]): string {
  let text = ''
  let wasHeading = false
  for (const { text: line, isHeading } of paragraphs) {
    const isApart = text !== '' && isHeading !== wasHeading && !text.endsWith('\n\n')
    text += `${isApart ? '\n' : ''}${line}\n`
    wasHeading = isHeading
  }
  return text
}

/** Names of the styles that are headings: by their outline level or by their name in the language of any program. */
function headingStyles(xml: string): Set<string> {
  const names = new Set<string>()
  let id = ''
  parse(xml, (name, attributes) => {
    if (name === 'w:style') id = attributes['w:styleId'] ?? ''
    const value = attributes['w:val'] ?? ''
    const isLevel = name === 'w:outlineLvl' && Number(value) < 9
    if (isLevel || (name === 'w:name' && /^(?:title|subtitle|heading \d|标题|副标题)/iu.test(value)))
      names.add(id)
  })
  return names
}

function toParagraphs(xml: string, headings: ReadonlySet<string>): Paragraph[] {
  const paragraphs: Paragraph[] = []
  // A text box stands within a paragraph: its own paragraphs come first.
  const open: Paragraph[] = []
  let skipped = 0
  let isText = false
  let isHidden = false
  const add = (text: string) => {
    const paragraph = open.at(-1)
    if (paragraph && !isHidden) paragraph.text += text
  }
  parse(
    xml,
    (name, attributes) => {
      if (SKIPPED.has(name)) skipped += 1
      else if (skipped > 0) return
      else if (name === 'w:p') open.push({ text: '', isHeading: false })
      else if (name === 'w:r') isHidden = false
      else if (name === 'w:vanish') isHidden = attributes['w:val'] !== '0' && attributes['w:val'] !== 'false'
      else if (name === 'w:t') isText = true
      else if (name === 'w:tab') add(attributes['w:val'] === undefined ? '\t' : '')
      else if (name === 'w:br' || name === 'w:cr') add('\n')
      else if (name === 'w:noBreakHyphen') add('-')
      const paragraph = open.at(-1)
      const isHeading = name === 'w:pStyle' && headings.has(attributes['w:val'] ?? '')
      if (paragraph && isHeading) paragraph.isHeading = true
    },
    (name) => {
      if (SKIPPED.has(name)) skipped -= 1
      else if (skipped > 0) return
      else if (name === 'w:t') isText = false
      else if (name === 'w:p') {
        const ended = open.pop()
        if (ended) paragraphs.push(ended)
      }
    },
    (text) => isText && skipped === 0 && add(text),
  )
  // A reader of XML closes what a cut document left open: only its own last words tell that it is whole.
  if (paragraphs.length === 0 || !/<\/w:document>\s*$/u.test(xml)) throw damaged()
  return paragraphs
}

const damaged = () => new ImportError('corrupt', 'is a damaged Word document', { format: 'DOCX' })

/** Walks XML without entities of its own: a document type declaration is skipped, nothing outside is read. */
function parse(
  xml: string,
  onopentag: (name: string, attributes: Record<string, string>) => void,
  onclosetag: (name: string) => void = () => {},
  ontext: (text: string) => void = () => {},
): void {
  const parser = new Parser({ onopentag, onclosetag, ontext }, { xmlMode: true, decodeEntities: true })
  parser.end(xml)
}
