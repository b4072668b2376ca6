import iconv from 'iconv-lite'
import type { Entry } from 'yauzl'

const UTF8_FLAG = 0x800
const UNICODE_PATH = 0x7075

/**
 * The name of a member: UTF-8 where the archive says so or the bytes are, else GB18030 as Chinese Windows writes it. A
 * name that could not be a label loses its control characters.
 */
export function zipName(entry: Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag' | 'extraFields'>): string {
  const unicode = entry.extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > 5)
  const raw = unicode ? unicode.data.subarray(5) : entry.fileNameRaw
  const isSaid = unicode !== undefined || (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0
  const name = tryUtf8(raw) ?? (isSaid ? raw.toString('utf8') : iconv.decode(raw, 'gb18030'))
  return name.replace(/[\p{Cc}\uFFFD]/gu, '_').replaceAll('\\', '/')
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
