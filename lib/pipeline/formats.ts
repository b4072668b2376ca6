import { ImportError } from './import-error'

const FILE_FORMATS = ['text', 'markdown', 'html', 'pdf', 'docx', 'zip'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** Every format a page can arrive in, by the ends of names. */
const EXTENSIONS: Record<FileFormat, readonly string[]> = {
  text: ['txt', 'text', ''],
  markdown: ['md', 'markdown'],
  html: ['html', 'htm', 'xhtml'],
  pdf: ['pdf'],
  docx: ['docx'],
  zip: ['zip'],
}

export const KNOWN_EXTENSIONS = '.txt, .md, .html, .pdf, .docx, .zip'

/** Names that promise something else we know by sight. */
const FOREIGN = {
  picture: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'tif', 'tiff', 'bmp', 'heic'],
  'old-word': ['doc', 'dot'],
  'old-wps': ['wps', 'wpt'],
  'apple-pages': ['pages'],
  macros: ['docm', 'dotm'],
} as const

type Signature = {
  name: string
  format: FileFormat | 'picture' | 'ole' | 'other'
  bytes: readonly number[]
  at?: number
}

/** First bytes of files that are no text. */
const signatures: readonly Signature[] = [
  { name: 'PDF', format: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'ZIP', format: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'ZIP', format: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { name: 'PNG', format: 'picture', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'JPEG', format: 'picture', bytes: [0xff, 0xd8, 0xff] },
  { name: 'GIF', format: 'picture', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'WebP', format: 'picture', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { name: 'TIFF', format: 'picture', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { name: 'TIFF', format: 'picture', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: 'HEIC', format: 'picture', bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69], at: 4 },
  { name: 'OLE', format: 'ole', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { name: 'GZIP', format: 'other', bytes: [0x1f, 0x8b] },
  { name: '7-Zip', format: 'other', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'RAR', format: 'other', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { name: 'RTF', format: 'other', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { name: 'EXE', format: 'other', bytes: [0x4d, 0x5a, 0x90, 0x00] },
  { name: 'ELF', format: 'other', bytes: [0x7f, 0x45, 0x4c, 0x46] },
]

/**
 * The format of a file by its first bytes, held against its name. A ZIP may still be a DOCX or something else packed
 * like one: only its members tell.
 *
 * @throws ImportError saying what it is instead, or that its name promises something else.
 */
export function toFormat(bytes: Uint8Array, fileName: string): FileFormat {
  const extension = extensionOf(fileName)
  const found = signatures.find((signature) => isAt(bytes, signature))
  const promised = FILE_FORMATS.find((format) => EXTENSIONS[format].includes(extension))
  if (found) return ofSignature(found, bytes, extension, promised)
  if (!promised) throw foreign(extension)
  if (promised === 'pdf' || promised === 'docx' || promised === 'zip') {
    // Mail and web servers put a few bytes before a PDF; readers look for it in the first kilobyte.
    if (promised === 'pdf' && indexOfPdf(bytes) >= 0) return 'pdf'
    throw disguised(extension, bytes.includes(0) ? 'unknown' : 'text')
  }
  if (promised === 'text' && looksLikeHtml(bytes)) {
    if (extension === '') return 'html'
    throw disguised(extension, 'HTML')
  }
  return promised
}

function ofSignature(
  { name, format }: Signature,
  bytes: Uint8Array,
  extension: string,
  promised: FileFormat | undefined,
): FileFormat {
  if (format === 'ole') throw oleError(bytes, extension)
  if (format === 'pdf' || format === 'zip') {
    if (format === 'zip' && promised === 'docx') return 'docx'
    if (format === promised || extension === '' || (!promised && !isForeign(extension))) return format
    throw format === 'zip' && isForeign(extension) ? foreign(extension) : disguised(extension, name)
  }
  if (promised && extension !== '') throw disguised(extension, name)
  if (format === 'picture')
    throw new ImportError('picture', `is a picture (${name}), not text`, { found: name })
  throw new ImportError('unknown-format', `is a ${name} file (known: ${KNOWN_EXTENSIONS})`, { found: name })
}

/** A compound file: an encrypted document of today, or a document of the time before 2007. */
function oleError(bytes: Uint8Array, extension: string): ImportError {
  if (holdsUtf16(bytes, 'EncryptedPackage')) return new ImportError('encrypted', 'is protected by a password')
  if (FOREIGN['old-wps'].some((known) => known === extension)) return foreign(extension)
  return new ImportError('old-word', 'is a Word document of the old format (.doc): save it as .docx', {
    extension,
  })
}

function holdsUtf16(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}

const isForeign = (extension: string) =>
  Object.values(FOREIGN).some((known: readonly string[]) => known.includes(extension))

/** What a name promises, where nothing better is known. */
function foreign(extension: string): ImportError {
  const has = (kind: keyof typeof FOREIGN) => FOREIGN[kind].some((known) => known === extension)
  if (has('old-word'))
    return new ImportError('old-word', 'is a Word document of the old format (.doc): save it as .docx', {
      extension,
    })
  if (has('old-wps'))
    return new ImportError('old-wps', 'is a WPS document of the old format (.wps): save it as .docx', {
      extension,
    })
  if (has('apple-pages'))
    return new ImportError('apple-pages', 'is a document of Apple Pages: export it as PDF or .docx', {
      extension,
    })
  if (has('macros'))
    return new ImportError('macros', 'is a document with macros: save it as .docx', { extension })
  return new ImportError('unknown-format', `unknown format ".${extension}" (known: ${KNOWN_EXTENSIONS})`, {
    extension,
  })
}

/** A file whose name promises one thing and whose bytes are another: a format, plain `text`, or `unknown`. */
export function disguised(extension: string, found: string): ImportError {
  const what = found === 'unknown' ? 'data of no known kind' : found
  return new ImportError('disguised', `is called .${extension} but holds ${what}`, { extension, found })
}

/** Whether bytes begin like a web page: mark, comments and declaration aside. */
function looksLikeHtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return /^(?:\u00EF\u00BB\u00BF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/iu.test(
    head,
  )
}

/** Where a PDF begins; -1 when it is none. */
function indexOfPdf(bytes: Uint8Array): number {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).indexOf('%PDF-')
}

const isAt = (bytes: Uint8Array, { bytes: expected, at = 0 }: Signature): boolean =>
  expected.every((byte, index) => bytes[at + index] === byte)

/** The end of a name after its last dot, in lower case; empty when there is none. */
export function extensionOf(fileName: string): string {
  const baseName = fileName.split(/[\\/]/u).at(-1) ?? ''
  const dot = baseName.lastIndexOf('.')
  return dot <= 0 ? '' : baseName.slice(dot + 1).toLowerCase()
}
