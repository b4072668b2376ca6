import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeFile } from './decode-file'
import { ImportError } from './import-error'
import { FILE_BYTES_MAX } from './import-limits'

const text = '本报讯(记者 李天蔚)\r\n昨天上午\r推进长三角G60科创走廊\n'

function codeOf(bytes: Uint8Array, name = 'page.txt'): string {
  try {
    decodeFile(bytes, name)
    return 'decoded'
  } catch (error) {
    return error instanceof ImportError ? error.code : String(error)
  }
}

describe('encodings', () => {
  test.each([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', false],
    ['utf-16le', true],
    ['utf-16be', false],
    ['utf-16be', true],
    ['gb18030', false],
  ] as const)('%s, byte order mark: %s', (encoding, hadByteOrderMark) => {
    const bytes = iconv.encode(text, encoding, { addBOM: hadByteOrderMark })
    expect(decodeFile(bytes, 'page.txt')).toEqual({ text, encoding, hadByteOrderMark, format: 'text' })
  })

  test('UTF-16 of ASCII alone, without a mark', () => {
    for (const encoding of ['utf-16le', 'utf-16be']) {
      const bytes = iconv.encode('G60 2024\n', encoding, { addBOM: false })
      expect(decodeFile(bytes, 'page.txt')).toMatchObject({ text: 'G60 2024\n', encoding })
    }
  })

  test('keeps every character of any UTF-8 text but the first mark', () => {
    const visible = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((any) => /\S/u.test(any) && !any.includes('\0'))
    fc.assert(
      fc.property(visible, (any) => {
        const bytes = new TextEncoder().encode(`字${any}`)
        expect(decodeFile(bytes, 'page.md').text).toBe(`字${any}`)
      }),
    )
  })

  test('any bytes are decoded or refused with a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(codeOf(bytes)).not.toMatch(/^(?:Type|Range)?Error/u)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('refusals', () => {
  const encoded = new TextEncoder().encode(text)

  test.each([
    ['empty', new Uint8Array(), 'page.txt'],
    ['empty', new TextEncoder().encode(' \n\u3000\u200b\n'), 'page.txt'],
    ['too-large', new Uint8Array(FILE_BYTES_MAX + 1), 'page.txt'],
    ['unknown-format', encoded, 'page.exe'],
    ['disguised', new TextEncoder().encode('%PDF-1.7'), 'page.txt'],
    ['disguised', encoded, 'page.pdf'],
    ['disguised', new TextEncoder().encode('<!DOCTYPE html><p>一'), 'page.txt'],
    ['disguised', Uint8Array.from([0x4d, 0x5a, 0x90, 0x00, 0x03]), 'page.pdf'],
    ['disguised', Uint8Array.from([0x4d, 0x5a, 0x50, 0x00, 0x02]), 'page.pdf'],
    ['disguised', Uint8Array.from([0x4d, 0x5a, 0x90, 0x00, 0x03]), 'page.txt'],
    ['unknown-format', Uint8Array.from([0x4d, 0x5a, 0x90, 0x00, 0x03]), 'page.exe'],
    ['picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'page.png'],
    ['disguised', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'page.txt'],
    ['old-word', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'page.doc'],
    ['old-wps', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'page.wps'],
    ['apple-pages', Uint8Array.from([0x50, 0x4b, 0x03, 0x04]), 'page.pages'],
    ['unknown-format', new TextEncoder().encode('{\\rtf1 a}'), 'page.rtf'],
    ['binary', new TextEncoder().encode('报\0纸'), 'page.txt'],
    ['binary', new TextEncoder().encode('报报纸\0'), 'page.txt'],
    ['binary', new TextEncoder().encode('a\0'.repeat(9) + 'ab'), 'page.txt'],
    ['undecodable', Uint8Array.from([0xb1, 0xa8, 0xff, 0xff]), 'page.txt'],
    ['lone-surrogate', Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x31, 0x00]), 'page.txt'],
  ])('%s', (code, bytes, name) => {
    expect(codeOf(bytes, name)).toBe(code)
  })
})
