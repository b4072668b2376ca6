import { decodeText } from './import/decode-text'
import type { DecodedText } from './import/decode-text'
import { toFormat } from './import/formats'
import type { FileFormat } from './import/formats'
import { ImportError } from './import/import-error'

export { ImportError } from './import/import-error'

/** The largest file that is read, in bytes. */
export const FILE_BYTES_MAX = 20 * 1024 * 1024

export type DecodedFile = DecodedText & { format: FileFormat }

/**
 * A file as it came to the text of a page. Every character is kept, line ends included; only a byte order mark at the
 * very beginning is dropped, and recorded.
 *
 * @throws ImportError saying why the file cannot be read, with facts for the message.
 */
export function decodeFile(bytes: Uint8Array, fileName: string): DecodedFile {
  if (bytes.length > FILE_BYTES_MAX) {
    const facts = { bytes: bytes.length, bytesMax: FILE_BYTES_MAX }
    throw new ImportError('too-large', `is ${bytes.length} bytes, more than ${FILE_BYTES_MAX}`, facts)
  }
  if (bytes.length === 0) throw new ImportError('empty', 'is empty')
  const format = toFormat(bytes, fileName)
  const decoded = decodeText(bytes)
  if (!/[^\s\u180E\u200B-\u200D\u2060\uFEFF]/u.test(decoded.text))
    throw new ImportError('empty', 'holds only white space')
  return { ...decoded, format }
}
