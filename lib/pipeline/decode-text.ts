import iconv from 'iconv-lite'
import { ImportError } from './import-error'

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
type Encoding = (typeof ENCODINGS)[number]

export type DecodedText = { text: string; encoding: Encoding; hadByteOrderMark: boolean }

const marks: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/**
 * Bytes to text, with the encoding found by byte order mark, by the zero bytes of UTF-16, or by trying UTF-8 and then
 * GB18030 strictly. Only the mark is dropped; line ends stay as they came.
 *
 * @throws ImportError `undecodable`, `binary` or `lone-surrogate`, with the offset where it shows.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte))
  const encoding = mark?.encoding ?? detectUtf16(bytes)
  const content = mark ? bytes.subarray(mark.bytes.length) : bytes
  const decoded = encoding ? { encoding, text: decodeAs(content, encoding) } : decodeUnmarked(content)
  refuseUnusable(decoded.text)
  return { ...decoded, hadByteOrderMark: mark !== undefined }
}

function decodeUnmarked(bytes: Uint8Array): { encoding: Encoding; text: string } {
  const utf8 = tryUtf8(bytes)
  if (utf8 !== null) return { encoding: 'utf-8', text: utf8 }
  if (bytes.includes(0)) throw binary(bytes.indexOf(0))
  return { encoding: 'gb18030', text: decodeAs(bytes, 'gb18030') }
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  const text = encoding === 'utf-8' ? tryUtf8(bytes) : iconv.decode(bytes, encoding, { stripBOM: false })
  // UTF-16 keeps lone surrogates here so that they get their own error; in GB18030 bad bytes become U+FFFD,
  // which the encoding itself can also spell, so only a text that does not encode back is refused.
  if (text === null || !encodesBack(text, bytes, encoding)) {
    throw new ImportError('undecodable', `cannot be decoded as ${encoding}`, { encoding })
  }
  return text
}

function encodesBack(text: string, bytes: Uint8Array, encoding: Encoding): boolean {
  if (encoding === 'gb18030') return !text.includes('\uFFFD') || iconv.encode(text, encoding).equals(bytes)
  return encoding === 'utf-8' || bytes.length % 2 === 0
}

/**
 * UTF-16 without a mark: ASCII (line ends, digits, spaces) leaves zeros on one side of the pairs and none on the other.
 * What reads as UTF-8 too is UTF-16 of ASCII alone, zero in every pair, or UTF-8 with a stray zero.
 */
function detectUtf16(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null
  const sample = bytes.subarray(0, 65_536)
  const isUtf8 = tryUtf8(bytes) !== null
  let zerosFirst = 0
  let zerosSecond = 0
  for (let index = 0; index + 1 < sample.length; index += 2) {
    if (sample[index] === 0) zerosFirst += 1
    if (sample[index + 1] === 0) zerosSecond += 1
  }
  const least = isUtf8 ? sample.length / 2 : Math.max(1, sample.length / 2 / 200)
  if (zerosSecond >= least && zerosFirst === 0) return 'utf-16le'
  if (zerosFirst >= least && zerosSecond === 0) return 'utf-16be'
  return null
}

/**
 * No text of a newspaper holds U+0000 or half of a character, and no database keeps them.
 *
 * @throws ImportError `binary` or `lone-surrogate`, with the offset where it shows.
 */
export function refuseUnusable(text: string): void {
  const zero = text.indexOf('\0')
  if (zero >= 0) throw binary(zero)
  const lone = findLoneSurrogate(text)
  if (lone >= 0) {
    throw new ImportError('lone-surrogate', `holds half a character (lone surrogate) at ${lone}`, {
      offset: lone,
    })
  }
}

function findLoneSurrogate(text: string): number {
  return text.search(/[\uD800-\uDFFF]/u)
}

function binary(offset: number): ImportError {
  return new ImportError('binary', `is binary: a zero byte or character at ${offset}`, { offset })
}
