import { gazetteer } from './annotations/gazetteer'
import { suggestAnnotations } from './annotations/suggest-annotations'
import { decodeFile, INKED } from './decode-file'
import type { FileFormat } from './formats'
import type { Annotations, GazetteerEntry, PageReading, Printed } from './model'
import { readPage } from './read-page'

/** One printed page of a file. `label` is what the file itself calls it, when it does. */
type Sheet = { text: string; label: string | null }

/** A file as text: one sheet for each printed page, at least one, each with ink or, in a PDF, blank. */
export type FileText = {
  format: FileFormat
  /** Of the bytes; empty for formats that name their own. */
  encoding: string
  sheets: Sheet[]
}

export type ReadSheet = { text: string; reading: PageReading; annotations: Annotations[] }

/** A file read to the end: drafts and suggestions for each of its printed pages. */
export type FileReading = Omit<FileText, 'sheets'> & { sheets: ReadSheet[] }

/** Reads a text or Markdown file; see `readSheets`. Throws ImportError. */
export const readTextFile = (
  bytes: Uint8Array,
  fileName: string,
  names?: readonly GazetteerEntry[],
): FileReading => readSheets(decodeSheets(bytes, fileName), names)

/**
 * A text or Markdown file as sheets: a form feed between two inked parts, as pdftotext writes it, begins a new one. The
 * sheets one after the other are the text of the file.
 *
 * @throws ImportError saying why the file cannot be read.
 */
export function decodeSheets(bytes: Uint8Array, fileName: string): FileText {
  const { text, format, encoding } = decodeFile(bytes, fileName)
  return { format, encoding, sheets: toSheets(text) }
}

/** The form feed itself stays at the end of the sheet that it ends. */
function toSheets(text: string): Sheet[] {
  const sheets: Sheet[] = []
  for (const part of text.split(/(?<=\f)/u)) {
    const open = sheets.at(-1)
    if (open && !(INKED.test(open.text) && INKED.test(part))) open.text += part
    else sheets.push({ text: part, label: null })
  }
  return sheets
}

/**
 * The whole road for each sheet of a file. A sheet that does not say where and when it was printed takes that from the
 * first that does, as a guess; likewise the page label that the file has for it. `names` are the newsroom's own names.
 */
export function readSheets(
  { format, encoding, sheets }: FileText,
  names: readonly GazetteerEntry[] = [],
): FileReading {
  const read = sheets.map(({ text, label }) => ({ text, label, reading: readPage(text) }))
  const newspaper = asGuess(read.find(({ reading }) => reading.newspaper)?.reading.newspaper)
  const printedOn = asGuess(read.find(({ reading }) => reading.printedOn)?.reading.printedOn)
  // The newsroom's own names come first: where both know a name, its tag is meant.
  const entries = names.length > 0 ? [...names, ...gazetteer] : gazetteer
  return {
    format,
    encoding,
    sheets: read.map(({ text, label, reading }) => ({
      text,
      reading: {
        ...reading,
        newspaper: reading.newspaper ?? newspaper,
        printedOn: reading.printedOn ?? printedOn,
        pageLabel: reading.pageLabel ?? asGuess(label === null ? null : { value: label }),
      },
      annotations: reading.drafts.map((draft) => suggestAnnotations(draft, entries)),
    })),
  }
}

const asGuess = (printed: { value: string } | null | undefined): Printed =>
  printed ? { value: printed.value, isGuess: true } : null
