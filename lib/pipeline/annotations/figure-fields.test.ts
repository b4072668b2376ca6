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
  ['as has what is told of the year’s end', [`${GDP}年末常住人口比上年增长0.4%。`], '年末'],
  ['a stretch in which it was done', ['夜市试营业后，小贩三个月卖出烤肠2.4万根。'], '三个月'],
  ['but not one that became shorter', ['领证用时由三天缩短到4小时。'], null],
  ['how long a thing has run', ['索道开通半年，乘客41万人次。'], '开通半年'],
  ['what comes again each day', ['食堂每天送出盒饭260份。'], '每天'],
  ['a place in a row', ['第三批名单里有茶馆18家。'], '第三批'],
  ['the word for a year that no one counts', ['车间年产纽扣7亿粒。'], null],
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
  ['绥化市存栏奶牛41万头，其中青冈县9万头、兰西县6万头。', '存栏奶牛'],
  ['旅游收入增长9.3%。其中，宁德市增长12%，莆田市增长7%。', '旅游收入'],
  ['古田县光伏产业前10月产值72亿元。', '光伏产业产值'],
  ['宁德市茶叶产值38亿元。', '茶叶产值'],
  ['来自绥化市的茶商有46名代表参会。', '代表'],
  ['山上的3200亩坡地上栽了杜仲。', '坡地'],
  ['另有24所学校的学生到场。', '学校'],
  ['园里养着7个品种的鹦鹉。', '品种的鹦鹉'],
  ['硅片产能16吉瓦。', '硅片产能'],
  ['酒精浓度为80毫克每升。', '酒精浓度'],
  ['温度雷达26套。', '温度雷达'],
  ['居民消费价格上涨0.3%。', '居民消费价格'],
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
  ['茶馆比年初净增26家。', 'change'],
  ['船票比去年便宜35元。', 'growth'],
  ['航程比计划长35海里。', 'level'],
  ['工期由两年缩短到200天。', 'change'],
  ['虚拟现实企业有57家。', 'level'],
  ['预测准确率为91%。', 'level'],
  ['收到意见建议86条。', 'level'],
  ['专家建议每亩追肥7公斤。', 'target'],
  ['茶馆明年新增26家。', 'target'],
  ['码头要扩大到42个泊位。', 'target'],
  ['气象台预计，周末降雪7毫米。', 'target'],
  ['米价涨幅将收窄至2%以内。', 'target'],
  ['票价将保持在35元至40元。', 'target'],
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
