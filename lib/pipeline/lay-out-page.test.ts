import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOutPage, type Run } from './lay-out-page'

const run = (text: string, x: number, y: number, size = 10): Run => ({
  text,
  x,
  y,
  size,
  width: [...text].length * size,
  isVertical: false,
})

/** Lines of ten characters below each other. */
const column = (name: string, x: number, y: number, lines: number): Run[] =>
  Array.from({ length: lines }, (_, at) => run(`${name}${at}${'字'.repeat(8)}`, x, y + at * 15))

const linesOf = (runs: readonly Run[]) =>
  layOutPage(runs)
    .split('\n')
    .map((line) => line.slice(0, 2))
    .filter((line) => line !== '')

describe('reading order', () => {
  test('down each column, then the next, whatever order the file has', () => {
    const runs = [...column('丙', 240, 100, 3), ...column('甲', 0, 100, 3), ...column('乙', 120, 100, 3)]
    expect(linesOf(runs)).toEqual(['甲0', '甲1', '甲2', '乙0', '乙1', '乙2', '丙0', '丙1', '丙2'])
  })

  test('a story in columns is read to its end before the one below', () => {
    const story = (name: string, y: number) => [
      run(`${name}题`, 0, y, 18),
      ...column(name, 0, y + 30, 4),
      ...column(name.toUpperCase(), 120, y + 30, 4),
    ]
    const order = linesOf([...story('b', 300), ...story('a', 100)])
    expect(order.map(([name]) => name).join('')).toBe('aaaaaAAAAbbbbbBBBB')
  })

  test('a story beside two others is not mixed with them', () => {
    const runs = [
      run('上题', 0, 100, 18),
      ...column('上', 0, 130, 6),
      run('下题', 0, 260, 18),
      ...column('下', 0, 290, 6),
      run('旁题', 120, 100, 18),
      ...column('旁', 120, 130, 17),
    ]
    expect(
      linesOf(runs)
        .map(([name]) => name)
        .join(''),
    ).toBe(`上${'上'.repeat(6)}下${'下'.repeat(6)}旁${'旁'.repeat(17)}`)
  })
})

describe('lines', () => {
  test('glyphs printed twice to look bold count once', () => {
    expect(layOutPage([run('走廊开工', 0, 50, 20), run('走廊开工', 0.6, 50, 20)])).toBe('走廊开工\n')
  })

  test('radicals that a font shares with characters, ligatures', () => {
    expect(layOutPage([run('⽇⽉⻓⻋', 0, 50), run('ﬁn', 52, 50)])).toBe('日月长车　fin\n')
  })

  test('a heading set wide is one line, a gutter of the same width is not', () => {
    const wide = [...'科创走廊'].map((glyph, at) => run(glyph, at * 22, 50))
    expect(layOutPage(wide)).toBe('科　创　走　廊\n')
    const narrow = [0, 1, 2, 3].flatMap((row) => [
      run('甲'.repeat(10), 0, 50 + row * 15),
      run('乙'.repeat(10), 112, 50 + row * 15),
    ])
    expect(layOutPage(narrow)).toBe(`${`${'甲'.repeat(10)}\n`.repeat(4)}${`${'乙'.repeat(10)}\n`.repeat(4)}`)
  })

  test('a justified line has no spaces between its characters, a list keeps them', () => {
    expect(layOutPage([run('半 发车， 晚 上十点 收', 0, 50)])).toBe('半发车，晚上十点收\n')
    expect(layOutPage([run('松江 嘉兴 杭州 金华', 0, 50)])).toBe('松江 嘉兴 杭州 金华\n')
  })

  test('characters below each other are a vertical line, read from the right', () => {
    const vertical = (text: string, x: number) => [...text].map((glyph, at) => run(glyph, x, 50 + at * 11))
    expect(layOutPage([...vertical('左边一行', 0), ...vertical('右边一行', 14)])).toBe('右边一行\n左边一行\n')
  })

  test('an indented first line keeps its indent', () => {
    expect(layOutPage([run('首行八个字在这里', 20, 50), run('第二行有十个字在这里呢', 0, 65)])).toBe(
      '　　首行八个字在这里\n第二行有十个字在这里呢\n',
    )
  })
})

test('no character is lost or doubled, wherever glyphs stand', () => {
  const place = fc.record({
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 800 }),
    size: fc.integer({ min: 6, max: 40 }),
    isVertical: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), (places) => {
      const runs = places.map((at, index): Run => ({
        ...at,
        text: String.fromCodePoint(0x4e00 + index),
        width: at.size,
      }))
      const printed = [...layOutPage(runs)].filter((glyph) => /\p{Script=Han}/u.test(glyph)).toSorted()
      expect(printed).toEqual(runs.map(({ text }) => text).toSorted())
    }),
  )
})
