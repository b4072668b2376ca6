import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { ImportError } from '../pipeline/import-error'
import { extractFile } from './extract-file'
import { makePdf } from './fixtures/make-pdf'
import { makeDocx, makeZip } from './fixtures/make-zip'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name))
const encode = (text: string) => new TextEncoder().encode(text)
const textsOf = async (bytes: Uint8Array, name: string) =>
  (await extractFile(bytes, name)).sheets.map(({ text }) => text)

const codeOf = (bytes: Uint8Array, name: string): Promise<string> =>
  extractFile(bytes, name).then(
    () => 'read',
    (error: unknown) => (error instanceof ImportError ? error.code : String(error)),
  )

/** A text without the white space of its setting. */
const solid = (text: string) => text.replace(/\s/gu, '')

/** The paragraphs of the page that a fixture was printed from, in their order, page by page. */
function printedPages(): string[][] {
  const html = fixture('newspaper.html').toString('utf8')
  return html
    .split('class="sheet"')
    .slice(1)
    .map((sheet) => [...sheet.matchAll(/<(p|h\d)>(.*?)<\/\1>/gsu)].map(([, , text = '']) => solid(text)))
}

describe('PDF', () => {
  test('columns come in reading order, each paragraph whole, each article after the other', async () => {
    const { sheets } = await extractFile(fixture('newspaper.pdf'), 'a.pdf')
    // The font has one glyph for 户 and 戶 and calls it by the second.
    const texts = sheets.map(({ text }) => solid(text).replaceAll('戶', '户'))
    printedPages().forEach((paragraphs, at) => {
      const [text = ''] = texts.slice(at)
      for (const paragraph of paragraphs) expect(text).toContain(paragraph)
    })
    const [first = [], second = []] = printedPages()
    // The story in the right column stands beside all others: it may come before or after them, but not within one.
    const side = first.findIndex((line) => line === '老厂房里长出新工坊')
    const below = first.findIndex((line) => line === '跨城公交明起增开五条线路')
    const inOrder = [...first.slice(0, side), ...first.slice(below)].join('')
    expect(texts[0]?.replace(first.slice(side, below).join(''), '')).toContain(inOrder)
    expect(texts[1]).toContain(second.join(''))
    expect(sheets.map(({ label }) => label)).toEqual(['A1', 'A2'])
  })

  test('headings stand apart, paragraphs are indented, lines are those of the print', async () => {
    const [, text = ''] = await textsOf(fixture('newspaper.pdf'), 'a.pdf')
    expect(text).toContain(
      '\n\n水乡博物馆向公众免费开放\n\n　　本报讯（记者 柳知秋）经\n过四年建设，水乡博物馆昨天正\n',
    )
  })

  test.each(['UniGB-UCS2-H', 'GBK-EUC-H'])(
    'a font without a table of characters, by the map %s',
    async (encoding) => {
      const line = '长三角G60科创走廊'
      const bytes = makePdf(
        [[{ x: 50, y: 80, size: 12, text: line }], [{ x: 50, y: 80, size: 12, text: '第二页' }]],
        { encoding },
      )
      expect((await textsOf(bytes, 'a.pdf')).map(solid)).toEqual([line, '第二页'])
    },
  )

  test('a page that is only a picture keeps its place between the others', async () => {
    const words = [{ x: 50, y: 80, size: 12, text: '第一页' }]
    expect(await textsOf(makePdf([words, [], words]), 'a.pdf')).toEqual(['第一页\n', '', '第一页\n'])
  })

  test('a password that only forbids printing or copying keeps nobody from reading', async () => {
    const [text = ''] = await textsOf(fixture('owner-password.pdf'), 'a.pdf')
    expect(solid(text)).toBe('走廊开工昨天，九城在松江开工。')
  })

  test('a glyph without a character never becomes half of one', async () => {
    const [text = ''] = await textsOf(
      makePdf([[{ x: 50, y: 80, size: 4, text: `${'走廊开工'.repeat(40)}\uD800` }]]),
      'a.pdf',
    )
    expect(text).toContain('走廊开工')
    expect(text).not.toMatch(/[\uD800-\uDFFF]/u)
  })

  test.each([
    ['encrypted', 'encrypted.pdf'],
    ['no-text', 'pictures.pdf'],
    ['no-text', 'unmapped.pdf'],
  ])('%s: %s', async (code, name) => {
    expect(await codeOf(fixture(name), name)).toBe(code)
  })

  test('cut short anywhere, it is damaged and nothing else', async () => {
    const whole = fixture('newspaper.pdf')
    for (const share of [0.02, 0.3, 0.7, 0.99]) {
      expect(await codeOf(whole.subarray(0, Math.floor(whole.length * share)), 'a.pdf')).toBe('corrupt')
    }
  })
})

describe('DOCX', () => {
  test('paragraphs, cells, tracked changes, text boxes; nothing hidden or deleted', async () => {
    const bytes = makeDocx(
      '<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:t>走廊</w:t></w:r><w:ins><w:r><w:t>开工</w:t></w:r></w:ins><w:del><w:r><w:delText>停工</w:delText></w:r></w:del></w:p>' +
        '<w:p><w:r><w:t xml:space="preserve">本报讯 &lt;甲&gt;</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>九城</w:t><w:br/><w:t>共建</w:t></w:r></w:p>' +
        '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>松江</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1.5万</w:t></w:r></w:p></w:tc></w:tr></w:tbl>' +
        '<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>框内</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>',
    )
    expect(await extractFile(bytes, 'a.docx')).toEqual({
      format: 'docx',
      encoding: '',
      sheets: [{ text: '走廊开工\n\n本报讯 <甲>九城\n共建\n松江\n1.5万\n框内\n\n', label: null }],
    })
  })

  test('how a word is read is no part of the text', async () => {
    const bytes = makeDocx(
      '<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>qú</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>衢</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>州开工</w:t></w:r></w:p>',
    )
    expect(await textsOf(bytes, 'a.docx')).toEqual(['衢州开工\n'])
  })

  test('entities of its own are not unfolded, files outside are not read', async () => {
    const bytes = makeDocx('', {
      'word/document.xml':
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "九九">]><w:document><w:body><w:p><w:r><w:t>前&x;&y;后</w:t></w:r></w:p></w:body></w:document>',
    })
    const [text = ''] = await textsOf(bytes, 'a.docx')
    expect(text).not.toMatch(/root|九九/u)
  })

  const body = '<w:p><w:r><w:t>一</w:t></w:r></w:p>'
  const ole = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  const halfCharacter = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(
      `<w:document><w:body>${body}<w:p><w:r><w:t>\uD800</w:t></w:r></w:p></w:body></w:document>`,
      'utf16le',
    ),
  ])
  test.each([
    ['read', makeDocx(body), 'a.docx'],
    ['macros', makeDocx(body, { 'word/vbaProject.bin': 'x' }), 'a.docx'],
    [
      'macros',
      makeDocx(body, { '[Content_Types].xml': 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
      'a.docx',
    ],
    ['macros', makeDocx(body), 'a.docm'],
    ['encrypted', ole, 'a.docx'],
    ['disguised', makeZip([{ name: 'a.txt', bytes: '一' }]), 'a.docx'],
    ['disguised', fixture('pictures.pdf'), 'a.docx'],
    ['disguised', makeZip([{ name: 'xl/workbook.xml' }]), 'a.docx'],
    ['disguised', makeDocx(body), 'a.txt'],
    ['binary', makeDocx('<w:p><w:r><w:t>一\0二</w:t></w:r></w:p>'), 'a.docx'],
    ['corrupt', makeDocx('', { 'word/document.xml': halfCharacter }), 'a.docx'],
    ['unknown-format', makeZip([{ name: 'xl/workbook.xml' }]), 'a.xlsx'],
    ['apple-pages', makeZip([{ name: 'Index/Document.iwa' }]), 'a.pages'],
    ['no-text', makeDocx('<w:p/>'), 'a.docx'],
    ['corrupt', makeDocx('', { 'word/document.xml': '<w:document><w:body><w:p><w:r><w:t>一' }), 'a.docx'],
    ['corrupt', makeDocx(body).subarray(0, 300), 'a.docx'],
  ])('%s', async (code, bytes, name) => {
    expect(await codeOf(bytes, name)).toBe(code)
  })
})

const STORY = Array.from(
  { length: 6 },
  (_, at) =>
    `<p>第${at + 1}段：长三角G60科创走廊九城市昨天在松江签下一批合作项目，涉及集成电路、生物医药和人工智能。</p>`,
).join('\n')
const PAGE = `<!doctype html><html><head><title>走廊开工 - 江南网</title><meta charset="gb2312"><script>document.body.innerHTML = '改写'</script></head>
<body><nav><a href="/">首页</a><a href="/2">财经频道</a></nav><div class="article"><h1>走廊开工</h1><div class="content">${STORY}</div></div>
<div class="comments"><p>网友：写得好</p></div><footer>版权所有 江南网</footer><img src="http://127.0.0.1:9/x.png"></body></html>`

describe('HTML', () => {
  test.each([
    ['gb18030', iconv.encode(PAGE, 'gb18030')],
    ['utf-8', encode(PAGE)],
    ['utf-16le', iconv.encode(PAGE, 'utf-16le', { addBOM: true })],
    ['big5', iconv.encode(PAGE.replace('gb2312', 'big5').replaceAll(/\P{ASCII}/gu, '中'), 'big5')],
  ])('main text in %s, without what stands around it', async (encoding, bytes) => {
    const { sheets, ...facts } = await extractFile(bytes, 'a.html')
    expect(facts).toEqual({ format: 'html', encoding })
    if (encoding === 'big5') return
    const text = sheets[0]?.text ?? ''
    expect(text.startsWith('走廊开工\n\n第1段：长三角')).toBe(true)
    expect(text.match(/第\d段/gu)).toHaveLength(6)
    expect(text).not.toMatch(/首页|财经频道|网友|版权|改写/u)
  })

  test('a page of short texts keeps all of them', async () => {
    const [text] = await textsOf(
      encode('<p>一则</p><p>二则</p><table><tr><td>松江<td>1.5万</table>'),
      'a.htm',
    )
    expect(text).toBe('一则\n\n二则\n\n松江\n\n1.5万\n')
  })

  test('zero characters and halves of characters never come through', async () => {
    expect(await codeOf(encode('<html><p>一\0二</p>'), 'a.html')).toBe('binary')
    const half = iconv.encode('<html><p>一\uD800二</p>', 'utf-16le', { addBOM: true })
    expect(await codeOf(half, 'a.html')).toBe('lone-surrogate')
    expect(await textsOf(encode('<p>一&#0;&#xD800;二</p>'), 'a.html')).toEqual(['一\uFFFD\uFFFD二\n'])
  })

  test('a page without text, and one nested beyond all measure', async () => {
    expect(await codeOf(encode('<html><body><img src="a.png"></body></html>'), 'a.html')).toBe('no-text')
    expect(await codeOf(encode(`<html>${'<div>'.repeat(3000)}一`), 'a.html')).toMatch(/^(?:corrupt|read)$/u)
  })
})

describe('any bytes', () => {
  const wholes = [
    ['a.pdf', makePdf([[{ x: 50, y: 80, size: 12, text: '走廊' }]])],
    ['a.docx', makeDocx('<w:p><w:r><w:t>走廊</w:t></w:r></w:p>')],
    ['a.html', encode(PAGE)],
  ] as const

  test.each(wholes)(
    '%s damaged or cut is read or refused, never anything else',
    async (name, whole) => {
      const damage = fc.record({
        at: fc.nat(whole.length - 1),
        bytes: fc.uint8Array({ maxLength: 8 }),
        length: fc.nat(whole.length),
        isCut: fc.boolean(),
      })
      await fc.assert(
        fc.asyncProperty(damage, async ({ at, bytes, length, isCut }) => {
          const damaged = Uint8Array.from(whole)
          damaged.set(bytes.subarray(0, whole.length - at), at)
          expect(await codeOf(isCut ? damaged.subarray(0, length) : damaged, name)).not.toMatch(/Error/u)
        }),
        { numRuns: 60 },
      )
    },
    60_000,
  )
})
