import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { tidyWordHtml } from './word-paste'

const tidied = (body: string) =>
  tidyWordHtml(`<html><body>${body}</body></html>`, (html) => parseHTML(html).document)
const item = (sign: string, words: string) =>
  `<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span><span style="mso-list:Ignore">${sign}<span>&nbsp;&nbsp; </span></span></span><span>${words}</span></p>`
/** The tags and words alone. */
const bare = (html: string) => html.replaceAll(/<\/?span[^>]*>/gu, '').replaceAll(/<(\w+)[^>]*>/gu, '<$1>')

test('a list of Word is a list, without the letter that its font draws as a bullet', () => {
  expect(bare(tidied(item('l', '第一条') + item('l', '第二条') + item('1.', '甲')))).toBe(
    '<ul><li><p>第一条</p></li><li><p>第二条</p></li></ul><ol><li><p>甲</p></li></ol>',
  )
})

test('numbers that a list would not write stay words', () => {
  expect(bare(tidied(item('（一）', '总体要求')))).toBe('<p>（一）总体要求</p>')
})

test('empty paragraphs go, but for that of a cell', () => {
  const cell = '<table><tbody><tr><td><p class="MsoNormal">&nbsp;</p></td></tr></tbody></table>'
  expect(tidied(`<p class="MsoNormal">正文</p><p class="MsoNormal">&nbsp;</p>${cell}`)).toMatch(
    /^<p class="MsoNormal">正文<\/p><table>.*<td><p class="MsoNormal">.*<\/p><\/td>/u,
  )
})

test('what does not come of Word is left alone', () => {
  const html = '<p>l</p><p>&nbsp;</p>'
  expect(tidyWordHtml(html, () => expect.fail('nothing to read'))).toBe(html)
})
