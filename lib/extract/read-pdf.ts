import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api'
import { INKED } from '../pipeline/decode-file'
import { ImportError } from '../pipeline/import-error'
import { SHEETS_MAX } from '../pipeline/import-limits'
import { layOutPage, type Run } from '../pipeline/lay-out-page'
import type { FileText } from '../pipeline/read-file'
import { isReadable } from './is-readable'

/** A PDF ends with its own end mark; one cut short does not. How far from the end the mark may stand, in bytes. */
const END_REACH = 4096
/** Lines at a steeper angle than this are set across the page, in radians. */
const ACROSS = 0.1

/**
 * A PDF with a text layer, one sheet a page. Nothing in it is run or fetched: no scripts, no forms, no fonts, no pictures.
 *
 * @throws ImportError `encrypted`, `corrupt`, `no-text` or `too-many-pages`.
 */
export async function readPdf(bytes: Uint8Array): Promise<FileText> {
  if (!Buffer.from(bytes.slice(-END_REACH)).includes('%%EOF')) throw corrupt('its end is missing')
  const document = await open(bytes)
  try {
    if (document.numPages > SHEETS_MAX)
      throw new ImportError('too-many-pages', `has ${document.numPages} pages, more than ${SHEETS_MAX}`, {
        pages: document.numPages,
        pagesMax: SHEETS_MAX,
      })
    const labels = await document.getPageLabels()
    const pages: Run[][] = []
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await runsOf(document, number))
    const texts = pages.map(layOutPage)
    if (
      !texts.some((text) => INKED.test(text)) ||
      !isReadable(
        pages
          .flat()
          .map(({ text }) => text)
          .join(''),
      )
    )
      throw new ImportError(
        'no-text',
        'holds no text that can be read: its pages are pictures or its fonts name no characters',
      )
    const sheets = texts.map((text, at) => ({ text, label: labelOf(labels?.[at], at) }))
    return { format: 'pdf', encoding: '', sheets }
  } catch (error) {
    throw error instanceof ImportError ? error : corrupt(String(error))
  } finally {
    await document.loadingTask.destroy()
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  try {
    return await getDocument({
      // The bytes are handed over for good.
      data: Uint8Array.from(bytes),
      cMapUrl: `${join(folder, 'cmaps')}/`,
      cMapPacked: true,
      isEvalSupported: false,
      useWasm: false,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      // A page whose content is damaged is an error, not a shorter page.
      stopAtErrors: true,
      verbosity: VerbosityLevel.ERRORS,
    }).promise
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new ImportError('encrypted', 'is protected by a password')
    throw corrupt(String(error))
  }
}

const corrupt = (why: string) => new ImportError('corrupt', `is a damaged PDF: ${why}`, { format: 'PDF' })

/** The glyph runs of a page, upright as the page is shown. What is set across it counts as vertical. */
async function runsOf(document: PDFDocumentProxy, number: number): Promise<Run[]> {
  const { Util } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const page = await document.getPage(number)
  const { transform } = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent()
  page.cleanup()
  return items.flatMap((item): Run[] => {
    if (!('str' in item)) return []
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]: number[] = Util.transform(transform, item.transform)
    const isVertical = styles[item.fontName]?.vertical === true
    const isAcross = Math.abs(Math.atan2(b, a)) > ACROSS
    const width = isVertical ? item.height : item.width
    return [{ text: item.str, x, y, width, size: Math.hypot(c, d), isVertical: isVertical || isAcross }]
  })
}

/** A label that only counts the pages says nothing. */
function labelOf(label: string | undefined, at: number): string | null {
  return label && label !== String(at + 1) ? label : null
}
