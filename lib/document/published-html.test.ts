import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import type { PublishedBlock, Run } from './published-article'
import { publishedHtml, type HtmlMarks } from './published-html'
import { publishedTextBlocks } from './published-text-blocks'

const MARKS: HtmlMarks = {
  linkOf: (id) => (id === 'gone' ? null : `https://news.example.cn/tags/${id}`),
  valueOf: (id) => (id === 'gone' ? null : '15000'),
  pictureOf: (id) =>
    id === 'photo' ? { url: 'https://news.example.cn/media/1.jpg', width: 640, height: 480 } : null,
  site: 'https://news.example.cn',
}
const paragraph = (...runs: Run[]): PublishedBlock => ({ kind: 'paragraph', id: 'b', source: [], runs })

test('names are linked, figures carry their value, and nothing else is markup', () => {
  const html = publishedHtml(
    paragraph(
      { text: '松江', mentions: ['songjiang'] },
      { text: '有<企业>&' },
      { text: '近1.5万家', metrics: ['m'], bold: true },
      { text: '。', href: '/tags' },
      { text: '\n' },
      { text: '旧', mentions: ['gone'], metrics: ['gone'] },
    ),
    MARKS,
  )
  expect(html).toBe(
    '<p><a href="https://news.example.cn/tags/songjiang">松江</a>有&lt;企业&gt;&amp;<data value="15000"><strong>近1.5万家</strong></data>' +
      '<a href="https://news.example.cn/tags">。</a><br>旧</p>',
  )
})

test('a figure has its picture, and other blocks hold theirs', () => {
  const figure: PublishedBlock = {
    kind: 'figure',
    id: 'f',
    source: [],
    runs: [{ text: '开园' }],
    credit: '张三',
    assetId: 'photo',
    alt: '"大门"',
  }
  expect(publishedHtml(figure, MARKS)).toBe(
    '<figure><img src="https://news.example.cn/media/1.jpg" width="640" height="480" alt="&quot;大门&quot;"><figcaption>开园 <small>张三</small></figcaption></figure>',
  )
  expect(publishedHtml({ ...figure, assetId: 'lost', credit: null }, MARKS)).toBe(
    '<figure><figcaption>开园</figcaption></figure>',
  )
  const cell = (isHeader: boolean) => ({ isHeader, blocks: [paragraph({ text: '一' })] })
  expect(publishedHtml({ kind: 'table', rows: [[cell(true), cell(false)]] }, MARKS)).toBe(
    '<table><tbody><tr><th><p>一</p></th><td><p>一</p></td></tr></tbody></table>',
  )
  expect(publishedHtml({ kind: 'list', isOrdered: true, items: [[paragraph({ text: '一' })]] }, MARKS)).toBe(
    '<ol><li><p>一</p></li></ol>',
  )
  expect(publishedHtml({ kind: 'quote', blocks: [{ kind: 'rule' }] }, MARKS)).toBe(
    '<blockquote><hr></blockquote>',
  )
})

/** The words of HTML, as a browser would show them. */
function wordsOf(html: string): string {
  let words = ''
  const parser = new Parser({
    ontext: (text) => (words += text),
    onopentag: (name) => (words += name === 'br' ? '\n' : ''),
  })
  parser.end(html)
  return words
}

test('every character of a block is in its HTML, once', () => {
  const id = fc.constantFrom('a', 'b', 'gone')
  const run = fc.record<Run>(
    {
      text: fc.oneof(fc.constant('\n'), fc.stringMatching(/^[一-龥a-z<>&"'，。 ]{1,6}$/u)),
      bold: fc.constant(true as const),
      italic: fc.constant(true as const),
      href: fc.constantFrom('/tags', 'https://example.cn/?a=1&b="'),
      mentions: fc.uniqueArray(id, { maxLength: 2 }),
      metrics: fc.uniqueArray(id, { maxLength: 2 }),
    },
    { requiredKeys: ['text'] },
  )
  fc.assert(
    fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
      const block: PublishedBlock = { kind: 'quote', blocks: [paragraph(...runs)] }
      const text = publishedTextBlocks(block).flatMap((inner) => inner.runs.map((one) => one.text))
      expect(wordsOf(publishedHtml(block, MARKS))).toBe(text.join(''))
    }),
  )
})
