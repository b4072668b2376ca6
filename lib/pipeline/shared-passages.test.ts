import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalOf, SURE } from './fingerprint'
import {
  isDuplicate,
  likenessOf,
  repeatedRanges,
  REPEATED_FROM,
  REUSED_FROM,
  sharedPassages,
} from './shared-passages'

const character = fc.constantFrom(
  ...'长三角科创走廊松江嘉兴杭州金华苏州湖州宣城芜湖合肥高质量发展，。、一二三四五六七八九十',
)
const textOf = (min: number, max: number) =>
  fc.array(character, { minLength: min, maxLength: max }).map((all) => all.join(''))
const plain = (text: string) => normalOf(text).text

describe('shared passages', () => {
  test('hold the same characters on both sides, in order, without overlaps in the second', () => {
    fc.assert(
      fc.property(textOf(30, 120), textOf(0, 80), textOf(0, 80), textOf(0, 80), (shared, a, b, c) => {
        const [first, second] = [a + shared + b, shared + c + shared]
        let last = 0
        for (const passage of sharedPassages(first, second)) {
          const words = plain(second.slice(passage.second.start, passage.second.end))
          expect(plain(first.slice(passage.first.start, passage.first.end))).toBe(words)
          expect(words).toHaveLength(passage.length)
          expect(passage.second.start).toBeGreaterThanOrEqual(last)
          last = passage.second.end
        }
      }),
    )
  })

  test('miss no passage that a fingerprint finds', () => {
    fc.assert(
      fc.property(textOf(SURE * 2, SURE * 3), textOf(0, 60), textOf(0, 60), (shared, a, b) => {
        const length = plain(shared).length
        const found = sharedPassages(a + shared, shared + b)
        expect(found.reduce((sum, one) => sum + one.length, 0)).toBeGreaterThanOrEqual(length)
      }),
    )
  })

  test('are quick on long texts, and on texts of one character', () => {
    const [long] = fc.sample(textOf(60_000, 60_000), { numRuns: 1, seed: 3 })
    const started = performance.now()
    sharedPassages(long ?? '', long ?? '')
    sharedPassages('一'.repeat(30_000), '一'.repeat(30_000))
    repeatedRanges('一'.repeat(30_000))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

const STORY =
  '本报讯(记者 李天蔚)昨天上午，推进长三角G60科创走廊科创生态建设大会在松江举行，九城市共同发布科创生态宣言，' +
  '一批跨区域合作重点项目签约，涉及集成电路、生物医药、人工智能和新能源等产业，总投资超过四百亿元。' +
  '与会嘉宾表示，要以制度供给的精准性对冲市场的不确定性，让企业、高校和研究机构在走廊里找到彼此。'
const QUOTED = '以制度供给的精准性对冲市场的不确定性，让企业、高校和研究机构在走廊里找到彼此'

describe('likeness', () => {
  test('a second printing with a few characters read wrongly is the same text', () => {
    const reread = STORY.replace('上午', '上年').replace('九城市共同', '九城巿共同').replace('表示', '表云')
    const likeness = likenessOf(STORY, `短评：${reread}`)
    expect(likeness.containment).toBeGreaterThan(0.7)
    expect(isDuplicate(likeness)).toBe(true)
  })

  test('a passage taken over into another text counts from its length, a quotation below it does not', () => {
    const own =
      '松江区的工业用地更新计划本周公布。'.repeat(3) + fc.sample(textOf(900, 900), { numRuns: 1, seed: 5 })[0]
    const long = STORY.slice(0, REUSED_FROM + 20)
    expect(isDuplicate(likenessOf(STORY, own + long))).toBe(true)
    const quoting = likenessOf(STORY, `${own}“${QUOTED}”`)
    expect([quoting.longest < REUSED_FROM, isDuplicate(quoting)]).toEqual([true, false])
  })

  test('of texts about the same thing is small', () => {
    const other = '长三角G60科创走廊科创生态建设大会昨天闭幕，来自九城市的代表参观了松江的研究基地和企业。'
    expect(isDuplicate(likenessOf(STORY, other))).toBe(false)
    expect(likenessOf('', other).containment).toBe(0)
  })
})

describe('repetitions within a text', () => {
  test('are found with their first occurrence, whatever breaks the lines', () => {
    const broken = STORY.replace(/.{17}/gu, '$&\n')
    const page = `科创走廊\n${STORY}\n要闻简报\n${broken}\n`
    const [only, ...more] = repeatedRanges(page)
    expect(more).toEqual([])
    expect(plain(page.slice(only?.first.start, only?.first.end))).toBe(plain(STORY))
    expect(plain(page.slice(only?.again.start, only?.again.end))).toBe(plain(STORY))
    expect(only?.again.start).toBeGreaterThan(page.indexOf('要闻简报'))
  })

  test('are none where only phrases come again', () => {
    expect(repeatedRanges(`${QUOTED}。他又说：${QUOTED.slice(0, 30)}。`)).toEqual([])
  })

  test('take the punctuation along that both occurrences have around them', () => {
    const page = `“${QUOTED}，${QUOTED.slice(0, 30)}。”\n中间一句。\n“${QUOTED}，${QUOTED.slice(0, 30)}。”（完）`
    const [only] = repeatedRanges(page)
    const whole = `“${QUOTED}，${QUOTED.slice(0, 30)}。”`
    expect(page.slice(only?.first.start, only?.first.end)).toBe(whole)
    expect(page.slice(only?.again.start, only?.again.end)).toBe(whole)
  })

  test('never overlap what they repeat, nor each other', () => {
    fc.assert(
      fc.property(
        textOf(REPEATED_FROM, 140),
        fc.integer({ min: 2, max: 4 }),
        fc.oneof(textOf(0, 40), fc.constantFrom('。', '”“', '——。——')),
        (part, times, gap) => {
          let last = 0
          for (const { first, again } of repeatedRanges(Array(times).fill(part).join(gap))) {
            expect(first.end).toBeLessThanOrEqual(again.start)
            expect(again.start).toBeGreaterThanOrEqual(last)
            last = again.end
          }
        },
      ),
    )
  })
})
