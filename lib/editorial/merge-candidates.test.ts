import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findNamePairs, scoreOf, toCandidates, type Named } from './merge-candidates'
import { compared, kinshipOf, type NameKind } from './name-kinship'
import { pinyinOf } from './slug'

const named = (id: string, names: string[], more: Partial<Named> = {}): Named => ({
  id,
  kind: 'organization',
  disambiguation: '',
  names,
  reading: pinyinOf(names[0] ?? ''),
  externalIds: {},
  ...more,
})
const kinds = (a: string, b: string, kind: NameKind = 'organization') =>
  kinshipOf(compared(a, kind, pinyinOf(a)), compared(b, kind, pinyinOf(b)))?.kind ?? null

describe('two names', () => {
  test.for<[string, string, NameKind, string | null]>([
    ['松江区', '松江', 'place', 'affix'],
    ['上海市松江区', '松江区', 'place', 'affix'],
    ['腾讯科技有限公司', '腾讯科技', 'organization', 'affix'],
    ['“揭榜挂帅”', '揭榜挂帅', 'policy', 'same-name'],
    ['ＡＩ 产业', 'AI产业', 'industry', 'same-name'],
    ['2023世界人工智能大会', '世界人工智能大会', 'event', 'containment'],
    ['北京大学', '北大', 'organization', 'abbreviation'],
    ['中国科学技术大学', '中科大', 'organization', 'abbreviation'],
    ['长江三角洲', '长三角', 'place', 'abbreviation'],
    ['新松机器人自动化', '新松机气人自动化', 'organization', 'one-slip'],
    ['李明哲', '李明喆', 'person', 'same-reading'],
    ['高新技术企业数', '高新技术企业数量', 'indicator', 'affix'],
    ['第一人民医院', '第二人民医院', 'organization', null],
    ['东方集成电路', '南方集成电路', 'organization', null],
    ['清华大学', '浙江大学', 'organization', null],
    ['王伟', '王伟国', 'person', null],
  ])('%s and %s (%s): %s', ([a, b, kind, expected]) => {
    expect(kinds(a, b, kind)).toBe(expected)
    expect(kinds(b, a, kind)).toBe(expected)
  })
})

describe('candidates', () => {
  const pairsOf = (...entries: Named[]) => findNamePairs(entries)

  test('are found by aliases too, and carry every kind of evidence once', () => {
    const pairs = pairsOf(
      named('a', ['中国科学技术大学', '中科大']),
      named('b', ['中科大（合肥）', '中科大']),
    )
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([['a', 'b']])
    const found = pairs[0]?.evidence.map(({ kind }) => kind) ?? []
    expect(found).toContain('same-name')
    expect(new Set(found).size).toBe(found.length)
  })

  test('are not two that someone told apart, nor two with different numbers or dimensions', () => {
    const old = { disambiguation: '教授' }
    expect(
      pairsOf(named('a', ['张伟'], { kind: 'person', ...old }), named('b', ['张伟'], { kind: 'person' })),
    ).toEqual([])
    const wikidata = (value: string) => ({ externalIds: { wikidata: value } })
    expect(pairsOf(named('a', ['科大'], wikidata('Q1')), named('b', ['科大公司'], wikidata('Q2')))).toEqual(
      [],
    )
    const of = (dimension: string) => ({ kind: 'indicator' as const, dimension })
    expect(pairsOf(named('a', ['研发投入额'], of('money')), named('b', ['研发投入率'], of('share')))).toEqual(
      [],
    )
  })

  test('of two types have the name alone for it', () => {
    const [pair] = pairsOf(named('a', ['张江'], { kind: 'place' }), named('b', ['张江'], { kind: 'project' }))
    expect(pair?.evidence).toEqual([{ kind: 'other-type', a: '张江', b: '张江' }])
  })

  test('stand in the order of their scores, and articles that name both count by what the names say', () => {
    const pairs = pairsOf(
      named('a', ['北京大学']),
      named('b', ['北大']),
      named('c', ['新松机器人自动化']),
      named('d', ['新松机气人自动化']),
    )
    const alone = toCandidates(pairs, () => 0)
    const together = toCandidates(pairs, () => 3)
    const scoreIn = (list: typeof alone, id: string) => list.find(({ a }) => a === id)?.score ?? 0
    expect(scoreIn(together, 'a')).toBeGreaterThan(scoreIn(alone, 'a'))
    expect(scoreIn(together, 'c')).toBeLessThan(scoreIn(alone, 'c'))
    expect(together.map(({ score }) => score)).toEqual(
      together.map(({ score }) => score).sort((x, y) => y - x),
    )
  })

  test('keep their score between 0 and 1 whatever speaks for them', () => {
    const name = fc.stringMatching(/^[东方科技大学园区集成电路有限公司市]{2,10}$/u)
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 12 }), (all) => {
        const pairs = pairsOf(...all.map((one, at) => named(String(at), [one])))
        for (const { evidence, a, b } of pairs) {
          expect(scoreOf(evidence)).toBeGreaterThan(0)
          expect(scoreOf(evidence)).toBeLessThanOrEqual(1)
          expect(a).not.toBe(b)
        }
      }),
    )
  })

  test('of many names take no more than in proportion', () => {
    const words = [
      '松江',
      '嘉兴',
      '杭州',
      '金华',
      '苏州',
      '湖州',
      '宣城',
      '芜湖',
      '合肥',
      '长三角',
      '张江',
      '临港',
    ]
    const trades = [
      '集成',
      '智能',
      '生物',
      '航天',
      '新材',
      '量子',
      '氢能',
      '光伏',
      '机器',
      '云算',
      '软件',
      '医药',
    ]
    const makeMany = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        named(
          String(at),
          [
            `${words[at % 12]}${String.fromCodePoint(0x4e00 + ((at * 7919) % 20000))}${trades[(at * 5) % 12]}${String.fromCodePoint(0x4e00 + ((at * 104729) % 20000))}有限公司`,
          ],
          { reading: '' },
        ),
      )
    const time = (count: number) => {
      const entries = makeMany(count)
      const start = performance.now()
      findNamePairs(entries)
      return performance.now() - start
    }
    time(500)
    const [few, many] = [time(2500), time(10_000)]
    // Four times the names: all pairs would take sixteen times as long.
    expect(many / few).toBeLessThan(10)
  })
})
