import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toGoldPage } from './to-gold-page'
import { joinSheets } from './join-sheets'
import { decodeSheets, readSheets, readTextFile } from './read-file'
import { toLines } from './to-lines'

const encode = (text: string) => new TextEncoder().encode(text)
const textsOf = (text: string) => decodeSheets(encode(text), 'a.txt').sheets.map((sheet) => sheet.text)

const PAGE = (label: string, headline: string) =>
  `江南晨报 2024年5月16日 星期四 第${label}版\n\n${headline}\n\n本报讯（记者 李明）昨天，科创走廊在松江开工。\n`

describe('form feeds', () => {
  test.each([
    ['一\n\f二\n', ['一\n\f', '二\n']],
    ['一\f\f二\f', ['一\f\f', '二\f']],
    ['\f\n一\n\f\n', ['\f\n一\n\f\n']],
    ['一', ['一']],
  ])('%j', (text, sheets) => {
    expect(textsOf(text)).toEqual(sheets)
  })

  test('sheets one after the other are the text, each with ink', () => {
    const texts = fc.string({ unit: fc.constantFrom('一', '\f', '\n', ' ', '　', 'a') })
    fc.assert(
      fc.property(texts, (text) => {
        const sheets = textsOf(`字${text}`)
        expect(sheets.join('')).toBe(`字${text}`)
        for (const sheet of sheets) expect(sheet).toMatch(/[字一a]/u)
      }),
    )
  })
})

describe('a file of several pages', () => {
  const bytes = encode(
    `${PAGE('1', '走廊一期开工')}\f${PAGE('2', '走廊二期开工')}\f\n没有报头的一页\n\n本报讯（记者 王芳）昨天，第三页只有这一句话。\n`,
  )

  test('a page that does not say when and where takes it from the first, as a guess', () => {
    const { sheets } = readTextFile(bytes, 'a.txt')
    expect(sheets.map(({ reading }) => reading.pageLabel)).toEqual([
      { value: '1', isGuess: false },
      { value: '2', isGuess: false },
      null,
    ])
    expect(sheets[2]?.reading.newspaper).toEqual({ value: '江南晨报', isGuess: true })
    expect(sheets[2]?.reading.printedOn).toEqual({ value: '2024-05-16', isGuess: true })
  })

  test("the file's own name for a page is a guess", () => {
    const read = readSheets({ format: 'pdf', encoding: '', sheets: [{ text: '一行\n', label: 'A3' }] })
    expect(read.sheets[0]?.reading.pageLabel).toEqual({ value: 'A3', isGuess: true })
  })

  test('joined, articles of all pages count their lines through the whole text', () => {
    const joined = joinSheets(readTextFile(bytes, 'a.txt'))
    expect(joined.text).toBe(new TextDecoder().decode(bytes))
    const gold = toGoldPage('a.txt', toLines(joined.text), joined)
    expect(gold.publication).toMatchObject({ name: '江南晨报', date: '2024-05-16', page: '1' })
    expect(gold.articles.map(({ headline, lines }) => [headline, lines])).toEqual([
      ['走廊一期开工', [[3, 5]]],
      ['走廊二期开工', [[8, 10]]],
      ['没有报头的一页', [[12, 14]]],
    ])
  })

  test('every line with ink has one owner, also one on which two pages meet', () => {
    const texts = fc.string({ unit: fc.constantFrom('一二三', '。', '\f', '\n', '　', '本报讯 ', 'a') })
    fc.assert(
      fc.property(texts, (text) => {
        const { text: whole, ...page } = joinSheets(readTextFile(encode(`字${text}`), 'a.txt'))
        const gold = toGoldPage('a.txt', toLines(whole), page)
        const owned = [...gold.articles, ...gold.discarded]
          .flatMap(({ lines }) => lines)
          .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
        const inked = toLines(whole).filter(({ isBlank }) => !isBlank)
        for (const { number } of inked) expect(owned.filter((line) => line === number)).toHaveLength(1)
      }),
    )
  })
})
