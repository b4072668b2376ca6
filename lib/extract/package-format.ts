import { disguised, KNOWN_EXTENSIONS } from '../pipeline/formats'
import { ImportError } from '../pipeline/import-error'
import { UNPACKED_BYTES_MAX } from '../pipeline/import-limits'
import type { DocxParts } from './read-docx'
import { unzip, type Member } from './unzip'

/** Members that tell what a ZIP is besides an archive. A package lists them early; no document has more members than this. */
const MEMBERS_MAX = 20_000

export type PackageFormat = 'zip' | 'docx' | 'pages' | 'macros' | 'XLSX' | 'PPTX' | 'ODF' | 'EPUB'

const SIGNS: readonly (readonly [RegExp, PackageFormat])[] = [
  [/^word\/vbaProject\.bin$/iu, 'macros'],
  [/^word\/document\.xml$/iu, 'docx'],
  [/^xl\/workbook\.(?:xml|bin)$/iu, 'XLSX'],
  [/^ppt\/presentation\.xml$/iu, 'PPTX'],
  [/^Index\/Document\.iwa$|^Index\.zip$/iu, 'pages'],
  [/^META-INF\/container\.xml$/iu, 'EPUB'],
  [/^META-INF\/manifest\.xml$/iu, 'ODF'],
]

/** What a ZIP file is: a plain archive, or a document that is packed like one. Throws ImportError `corrupt`. */
export async function packageFormat(bytes: Uint8Array): Promise<PackageFormat> {
  const found = new Set<PackageFormat>()
  for await (const { path } of unzip(bytes, MEMBERS_MAX)) {
    for (const [sign, format] of SIGNS) if (sign.test(path)) found.add(format)
  }
  return SIGNS.find(([, format]) => found.has(format))?.[1] ?? 'zip'
}

/** Why a package is not read that is neither what its name promises nor a document we know. */
export function refusePackage(found: PackageFormat, extension: string): ImportError {
  if (found === 'macros')
    return new ImportError('macros', 'is a document with macros: save it as .docx', { extension })
  if (found === 'pages')
    return new ImportError('apple-pages', 'is a document of Apple Pages: export it as PDF or .docx', {
      extension,
    })
  const name = found.toUpperCase()
  if (['docx', 'zip'].includes(extension)) return disguised(extension, name)
  return new ImportError('unknown-format', `is a ${name} file (known: ${KNOWN_EXTENSIONS})`, { found: name })
}

/** The parts of a DOCX package that are read; the rest of it is never unpacked. Throws ImportError. */
export async function docxParts(bytes: Uint8Array): Promise<DocxParts> {
  const parts = { document: '', styles: '' }
  for await (const member of unzip(bytes, MEMBERS_MAX)) {
    if (/^\[Content_Types\]\.xml$/iu.test(member.path) && /macroEnabled/iu.test(await textOf(member)))
      throw new ImportError('macros', 'is a document with macros: save it as .docx')
    if (/^word\/document\.xml$/iu.test(member.path)) parts.document = await textOf(member)
    if (/^word\/styles\.xml$/iu.test(member.path)) parts.styles = await textOf(member)
  }
  return parts
}

/** More than the text of any document has. */
const PART_BYTES_MAX = UNPACKED_BYTES_MAX / 5

async function textOf(member: Member): Promise<string> {
  const bytes = await member.read(PART_BYTES_MAX)
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new ImportError('corrupt', 'is a damaged Word document: a part of it is not well encoded', {
      format: 'DOCX',
    })
  }
}
