import { checkFile } from '../pipeline/decode-file'
import { refuseUnusable } from '../pipeline/decode-text'
import { extensionOf, type FileFormat } from '../pipeline/formats'
import { ImportError } from '../pipeline/import-error'
import { decodeSheets, type FileText } from '../pipeline/read-file'
import { docxParts, packageFormat, refusePackage } from './package-format'

/**
 * The text of a file of any format but an archive, in this process. What readers of formats throw of their own accord is
 * an ImportError `corrupt`: input that they cannot cope with is damaged or made to harm.
 *
 * @throws ImportError saying why the file cannot be read.
 */
export async function extractFile(bytes: Uint8Array, fileName: string): Promise<FileText> {
  const format = checkFile(bytes, fileName)
  if (format === 'text' || format === 'markdown') return decodeSheets(bytes, fileName)
  try {
    const text = await extractFormat(format, bytes, fileName)
    for (const sheet of text.sheets) refuseUnusable(sheet.text)
    return text
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError('corrupt', `is a damaged file: ${String(error)}`, { format: format.toUpperCase() })
  }
}

async function extractFormat(format: FileFormat, bytes: Uint8Array, fileName: string): Promise<FileText> {
  if (format === 'pdf') return (await import('./read-pdf')).readPdf(bytes)
  if (format === 'html') return (await import('./read-html')).readHtml(bytes)
  return extractPackage(bytes, extensionOf(fileName))
}

async function extractPackage(bytes: Uint8Array, extension: string): Promise<FileText> {
  const found = await packageFormat(bytes)
  if (found === 'docx') return (await import('./read-docx')).readDocx(await docxParts(bytes))
  throw refusePackage(found, extension)
}
