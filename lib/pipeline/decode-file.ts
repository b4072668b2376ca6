import { decodeText } from './decode-text'
import type { DecodedText } from './decode-text'
import { toFormat } from './formats'
import type { FileFormat } from './formats'
import { ImportError } from './import-error'
import { FILE_BYTES_MAX } from './import-limits'

/** Holds a character that leaves ink. */
export const INKED = /[^\s\u180E\u200B-\u200D\u2060\uFEFF]/u

export type DecodedFile = DecodedText & { format: FileFormat }

/**
 * The format of a file that is not too large and not empty.
 *
 * @throws ImportError saying why the file cannot be read, with facts for the message.
 */
export function checkFile(bytes: Uint8Array, fileName: string, bytesMax = FILE_BYTES_MAX): FileFormat {
  if (bytes.length > bytesMax) throw tooLarge(bytes.length, bytesMax)
  if (bytes.length === 0) throw new ImportError('empty', 'is empty')
  return toFormat(bytes, fileName)
}

export const tooLarge = (bytes: number, bytesMax: number): ImportError =>
  new ImportError('too-large', `is ${bytes} bytes, more than ${bytesMax}`, { bytes, bytesMax })

/**
 * A text or Markdown file as it came to its text. Every character is kept, line ends included; only a byte order mark at
 * the very beginning is dropped, and recorded.
 *
 * @throws ImportError saying why the file cannot be read, with facts for the message.
 */
export function decodeFile(bytes: Uint8Array, fileName: string): DecodedFile {
  const format = checkFile(bytes, fileName)
  if (format !== 'text' && format !== 'markdown')
    throw new ImportError('unknown-format', `is no text but ${format}`, { found: format })
  const decoded = decodeText(bytes)
  if (!INKED.test(decoded.text)) throw new ImportError('empty', 'holds only white space')
  return { ...decoded, format }
}
