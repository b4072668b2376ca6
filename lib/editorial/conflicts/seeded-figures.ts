/**
 * Invented sentences about invented figures, by what they are about: `【】` marks the figure, the date is that of printing.
 * `conflicts` names the pairs that cannot both hold by their letters; every other pair can.
 */
export type SeededGroup = {
  indicator: string
  subject: string
  said: readonly (readonly [printedOn: string, sentence: string])[]
  conflicts: readonly string[]
}

const SUBJECTS = ['松江区', '嘉兴市', '金华市', '芜湖市'] as const
const COUNTED = [
  ['高新技术企业', '家'],
  ['科技型中小企业', '家'],
  ['有效发明专利', '件'],
  ['博士后工作站', '个'],
] as const
const MONEY = ['地区生产总值', '研发投入', '进出口总额', '规上工业产值'] as const
const RATES = ['工业增加值', '固定资产投资', '社会消费品零售总额', '外贸进出口'] as const

type Made = Omit<SeededGroup, 'indicator' | 'subject'>

/** What is said of a count `i` in the unit `u` of the place `s`. */
const COUNT_CASES: readonly ((s: string, i: string, u: string) => Made)[] = [
  // One year, two values; the third repeats the first.
  (s, i, u) => ({
    said: [
      ['2024-01-10', `2023年，${s}有${i}【4.7万${u}】，居全省前列。`],
      ['2024-02-21', `${s}2023年的${i}为【5.2万${u}】。`],
      ['2024-03-05', `2023年，${s}${i}共【4.7万${u}】。`],
      ['2024-03-05', `2022年，${s}有${i}【3.9万${u}】。`],
    ],
    conflicts: ['ab', 'bc'],
  }),
  // The end of a year and the year.
  (s, i, u) => ({
    said: [
      ['2024-01-15', `截至2023年底，${s}有${i}【3200${u}】。`],
      ['2024-01-20', `2023年，${s}有${i}【3650${u}】。`],
      ['2024-01-20', `截至2023年6月，${s}有${i}【2900${u}】。`],
      ['2024-01-20', `截至2023年底，${s}有${i}【3200余${u}】。`],
    ],
    conflicts: ['ab'],
  }),
  // 超 is open above, but not below, and not without end.
  (s, i, u) => ({
    said: [
      ['2024-01-15', `2023年，${s}${i}超过【4万${u}】。`],
      ['2024-01-20', `2023年，${s}${i}达【4.7万${u}】。`],
      ['2024-02-02', `2023年，${s}有${i}【38600${u}】。`],
      ['2024-02-03', `2023年，${s}有${i}超【4.5万${u}】。`],
    ],
    conflicts: ['ac', 'bc', 'cd'],
  }),
  // 约 and 近 leave room around a round number.
  (s, i, u) => ({
    said: [
      ['2024-01-15', `2023年，${s}有${i}【约5000${u}】。`],
      ['2024-01-20', `2023年，${s}有${i}【4900${u}】。`],
      ['2024-02-02', `2023年，${s}有${i}【近5000${u}】。`],
      ['2024-02-03', `2023年，${s}有${i}【6200${u}】。`],
    ],
    conflicts: ['ad', 'bd', 'cd'],
  }),
  // A change and the states at its ends.
  (s, i, u) => ({
    said: [
      ['2024-01-15', `从2019年到2023年，${s}${i}从【1.5万${u}增至4.7万${u}】。`],
      ['2024-01-20', `2023年，${s}有${i}【4.7万${u}】。`],
      ['2024-02-02', `2019年，${s}有${i}【1.5万${u}】。`],
      ['2024-02-03', `2021年，${s}有${i}【2.8万${u}】。`],
    ],
    conflicts: [],
  }),
  // What is counted in all, what is new and what comes in a year are different measures.
  (s, i, u) => ({
    said: [
      ['2024-01-15', `2023年，${s}累计培育${i}【2600${u}】。`],
      ['2024-01-20', `2023年，${s}新增${i}【340${u}】。`],
      ['2024-02-02', `2023年，${s}年均认定${i}【290${u}】。`],
      ['2024-02-03', `2023年，${s}净增${i}【210${u}】。`],
      ['2024-02-03', `2023年，${s}新增${i}【410${u}】。`],
    ],
    conflicts: ['be'],
  }),
  // A plan is no state; two plans for one year that differ are a revision to be settled.
  (s, i, u) => ({
    said: [
      ['2023-01-15', `到2025年，${s}力争${i}达到【8000${u}】。`],
      ['2026-01-20', `2025年，${s}有${i}【7450${u}】。`],
      ['2024-02-02', `到2025年，${s}力争${i}达到【9500${u}】。`],
    ],
    conflicts: ['ac'],
  }),
  // Without a date: as of printing. What is printed a month apart may have changed.
  (s, i, u) => ({
    said: [
      ['2024-03-04', `${s}现有${i}【1280${u}】。`],
      ['2024-03-04', `目前，${s}有${i}【1460${u}】。`],
      ['2024-05-20', `目前，${s}有${i}【1610${u}】。`],
      ['2024-03-06', `目前，${s}有${i}【1284${u}】。`],
    ],
    conflicts: ['ab', 'bd'],
  }),
]

/** What is said of an amount of money `i`. */
const MONEY_CASES: readonly ((s: string, i: string) => Made)[] = [
  // Rounded and cut off are one value; another value is not.
  (s, i) => ({
    said: [
      ['2024-01-15', `2023年，${s}${i}为【4072亿元】。`],
      ['2024-01-20', `2023年，${s}${i}达到【4071.6亿元】。`],
      ['2024-02-02', `2023年，${s}实现${i}【0.41万亿元】。`],
      ['2024-02-03', `2023年，${s}${i}为【4168亿元】。`],
    ],
    conflicts: ['ad', 'bd', 'cd'],
  }),
  // Parts of a year, other years.
  (s, i) => ({
    said: [
      ['2023-07-25', `2023年上半年，${s}${i}为【1980亿元】。`],
      ['2023-10-25', `2023年前三季度，${s}${i}为【3010亿元】。`],
      ['2024-01-25', `2023年，${s}${i}为【4072亿元】。`],
      ['2024-01-25', `2022年，${s}${i}为【3866亿元】。`],
      ['2023-07-29', `上半年，${s}${i}为【2190亿元】。`],
    ],
    conflicts: ['ae'],
  }),
]

/** What is said of a growth of `i`. */
const RATE_CASES: readonly ((s: string, i: string) => Made)[] = [
  (s, i) => ({
    said: [
      ['2024-01-15', `2023年，${s}${i}同比增长【12.3%】。`],
      ['2024-01-20', `2023年，${s}${i}增长【13.1%】。`],
      ['2024-02-02', `2022年，${s}${i}同比增长【9.8%】。`],
      ['2024-02-03', `2023年，${s}${i}环比增长【2.1%】。`],
    ],
    conflicts: ['ab'],
  }),
  (s, i) => ({
    said: [
      ['2024-01-15', `2023年，${s}${i}下降【3.2%】。`],
      ['2024-01-20', `2023年，${s}${i}增长【3.2%】。`],
      ['2024-02-02', `2023年，${s}${i}年均增长【8.4%】。`],
    ],
    conflicts: ['ab'],
  }),
]

/** Shares, ranks and areas. */
const OTHER_CASES: readonly ((s: string) => Made)[] = [
  (s) => ({
    said: [
      ['2024-01-15', `2023年，${s}专利申请量占全国【6.79%】。`],
      ['2024-01-20', `2023年，${s}专利申请量占全国的【7.9%】。`],
      ['2024-02-02', `2023年，${s}专利申请量占全省【18%】。`],
    ],
    conflicts: ['ab'],
  }),
  (s) => ({
    said: [
      ['2024-01-15', `2023年，${s}高新技术企业密度列全国【第二】。`],
      ['2024-01-20', `2023年，${s}高新技术企业密度位居全国【第四】。`],
      ['2024-02-02', `2023年，${s}高新技术企业密度列全省【第一】。`],
    ],
    conflicts: ['ab'],
  }),
  (s) => ({
    said: [
      ['2024-01-15', `2023年，${s}盘活土地【35公顷】。`],
      ['2024-01-20', `2023年，${s}盘活土地【0.35平方公里】。`],
      ['2024-02-02', `2023年，${s}盘活土地【525亩】。`],
      ['2024-02-03', `2023年，${s}盘活土地【760亩】。`],
    ],
    conflicts: ['ad', 'bd', 'cd'],
  }),
]

/** The seeded figures: every case about several places and things. */
export const SEEDED: readonly SeededGroup[] = SUBJECTS.flatMap((subject, at) => {
  const [counted, unit] = COUNTED[at] ?? COUNTED[0]
  const money = MONEY[at] ?? MONEY[0]
  const rate = RATES[at] ?? RATES[0]
  return [
    ...COUNT_CASES.map((make) => ({ indicator: counted, subject, ...make(subject, counted, unit) })),
    ...MONEY_CASES.map((make) => ({ indicator: money, subject, ...make(subject, money) })),
    ...RATE_CASES.map((make) => ({ indicator: rate, subject, ...make(subject, rate) })),
    ...OTHER_CASES.map((make) => ({ indicator: '其他', subject, ...make(subject) })),
  ].map((group, number) => ({ ...group, indicator: `${group.indicator} ${number}` }))
})
