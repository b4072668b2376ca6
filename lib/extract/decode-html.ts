import iconv from 'iconv-lite'
import { decodeText } from '../pipeline/decode-text'
import { ImportError } from '../pipeline/import-error'

/** Names that pages give to what every browser reads as GB18030. */
const GB = /^(?:gb2312|gbk|gb_2312-80|x-gbk|gb18030|cp936|hz-gb-2312)$/iu
const META = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/iu
const XML = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)["']/iu

/**
 * The text of a web page: encoding by byte order mark, else as the page declares when that fits its bytes, else found as
 * for text files.
 *
 * @throws ImportError when no encoding fits.
 */
export function decodeHtml(bytes: Uint8Array): { text: string; encoding: string } {
  const declared = hasMark(bytes) ? null : declaredEncoding(bytes)
  const text = declared && declared !== 'utf-8' && declared !== 'gb18030' ? decodeAs(bytes, declared) : null
  if (text !== null && declared) return { text, encoding: declared }
  const { text: found, encoding } = decodeText(bytes)
  return { text: found, encoding }
}

const hasMark = ([first, second, third]: Uint8Array): boolean =>
  (first === 0xef && second === 0xbb && third === 0xbf) ||
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff)

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const name = (XML.exec(head) ?? META.exec(head))?.[1]?.toLowerCase()
  if (!name) return null
  return GB.test(name) ? 'gb18030' : name === 'utf8' ? 'utf-8' : name
}

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  if (/^(?:utf|ucs|base64|hex|binary)/u.test(encoding) || !iconv.encodingExists(encoding)) return null
  const text = iconv.decode(Buffer.from(bytes), encoding)
  if (text.includes('\0')) throw new ImportError('binary', 'is binary: it holds zero characters')
  return text.includes('\uFFFD') ? null : text
}
