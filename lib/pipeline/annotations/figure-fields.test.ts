import { expect, test } from 'vitest'
import type { Draft } from '../model'
import { suggestAnnotations } from './suggest-annotations'

function figuresIn(...texts: string[]) {
  const blocks = texts.map((text) => ({ kind: 'paragraph' as const, text, credit: null, source: [] }))
  const names = { printedSection: null, outlet: null, sourceCredit: null, dateline: null }
  const display = { kicker: null, headline: null, deck: null, continuesFrom: null, continuesTo: null }
  const draft: Draft = { ...display, ...names, isFragment: false, pieces: [], bylines: [], blocks }
  return suggestAnnotations(draft).metrics
}

const GDP = '前三季度，绥化市地区生产总值905亿元。'

test.each([
  [
    'what compares goes on with the time told',
    [`${GDP}固定资产投资28亿元，比上年同期增长11.2%。`],
    '前三季度',
  ],
  ['of the next paragraph too', [GDP, '出口增长14.6%。'], '前三季度'],
  ['parts have the time of the whole', ['截至6月末，全市有养老机构76个。其中，公办的21个。'], '截至6月末'],
  ['a year is told for its paragraph', ['去年，绥化市出口3亿元。进口同比增长4%。'], '去年'],
  ['and for no other', ['去年，绥化市出口3亿元。', '进口同比增长4%。'], null],
  ['what compares with nothing has a time of its own', [`${GDP}绥化市现有企业51家。`], null],
  ['as has what is told of the year’s end', [`${GDP}年末常住人口比上年增长0.4%。`], null],
  ['a plan is for later', [`${GDP}力争出口增长5%。`], null],
  [
    'paragraphs go on with the time the last began with',
    [`${GDP}今年1—8月，进口2亿元。`, '出口增长14.6%。'],
    '前三季度',
  ],
  ['years in a row are told of one clause', ['绥化市出口连续5年居全省第二，企业总数51家。'], null],
  ['an hour of yesterday', ['截至昨日8时，水库蓄水36亿立方米。'], '截至昨日8时'],
  ['a plan that is compared with', ['就地转化率达到85%，比“十三五”末提高11个百分点。'], null],
])('the time of the last figure: %s', (_, texts, period) => {
  expect(figuresIn(...texts).at(-1)?.period).toBe(period)
})

test.each([
  ['工业增加值增长7.8%，高于全省平均水平2.1个百分点。', '工业增加值'],
  ['销售额达到3亿元，增速较去年同期加快3.4个百分点。', '销售额增速'],
  ['零售总额实现63亿元，增长5.1%，规模居全省第四。', '零售总额规模'],
  ['蔬菜产量5万吨，占农产品产量的比重为61.3%。', '蔬菜产量占农产品产量的比重'],
  ['城镇新增就业3.42万人，完成年度目标任务的106.9%。', '城镇新增就业'],
  ['旅客吞吐量达200万人次，恢复至2019年同期的129%。', '旅客吞吐量'],
  ['工业增加值3亿元，按可比价格计算，比上年同期增长6.1%。', '工业增加值'],
  ['地下水埋深13.9米，与去年同期相比回升0.82米。', '地下水埋深'],
  ['机场保障航班起降1.46万架次。', '机场保障航班起降'],
])('what the last figure of %s measures', (text, indicator) => {
  expect(figuresIn(text).at(-1)?.indicator).toBe(indicator)
})

test.each([
  ['宁波今年新增企业24家。', 'level'],
  ['航班起降1.46万架次。', 'level'],
  ['企业占地320亩。', 'level'],
  ['停电时间减少三分之二。', 'growth'],
  ['工业增加值增速比8月份加快1.5个百分点。', 'growth'],
  ['青蟹价格比去年贵了一成。', 'growth'],
  ['桨叶比旧款轻12%。', 'growth'],
  ['市里打算五年改良30万亩。', 'target'],
  ['“雄才计划”支持1.3万名人才。', 'level'],
])('what sort of figure is in %s', (text, kind) => {
  expect(figuresIn(text).at(-1)?.kind).toBe(kind)
})

test.each([
  ['a county by its bureau', '正定县农业农村局局长刘建军说，全县小麦已收获96%。', ['正定县']],
  ['a city among others', '宁德市与厦门市合作。宁德市统计局说，全市出口增长3%。', ['宁德市']],
  ['the country behind who tells', '中国有色金属工业协会通报，1至9月，我国铜产量1112万吨。', ['我国']],
  [
    'names in turn',
    '高要区、四会市、端州区进出口分别为82亿元、71亿元和58亿元。',
    ['高要区', '四会市', '端州区'],
  ],
  ['not when they are fewer', '高要区、四会市进出口分别为82亿元、71亿元和58亿元。', null],
])('whose figures: %s', (_, text, owners) => {
  const subjects = figuresIn(text).map(({ subject }) => subject)
  if (owners) expect(subjects).toEqual(owners)
  else expect(new Set(subjects).size).toBe(1)
})
