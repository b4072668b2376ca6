import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotations, Draft } from '../model'
import { suggestAnnotations } from './suggest-annotations'

function draftOf(...texts: string[]): Draft {
  const blocks = texts.map((text) => ({ kind: 'paragraph' as const, text, credit: null, source: [] }))
  const names = { printedSection: null, outlet: null, sourceCredit: null, dateline: null }
  const display = { kicker: null, headline: null, deck: null, continuesFrom: null, continuesTo: null }
  return { ...display, ...names, isFragment: false, pieces: [], bylines: [], blocks }
}

const namesIn = ({ mentions }: Annotations) => mentions.map(({ text, type }) => `${text} ${type}`)

test.each([
  ['区经委主任陈超表示，要落实。', ['区经委 organization', '陈超 person']],
  ['中国建设银行党委书记、董事长田国立表示欢迎。', ['中国建设银行 organization', '田国立 person']],
  ['良渚实验室常务副主任欧阳宏伟表示', ['良渚实验室 organization', '欧阳宏伟 person']],
  ['局长朱亮说，水质好了。', ['朱亮 person']],
  ['物流学会副会长恽绵认为', ['恽绵 person']],
  ['居民解难题、办实事', []],
  ['各方面表示赞同，马上表示支持。', []],
  ['本报讯（记者 李天蔚）昨天上午', []],
  ['嘉善县姚庄镇金星村的林地', ['嘉善县姚庄镇金星村 place']],
  ['印发《长三角G60科创走廊建设方案》。', ['长三角G60科创走廊建设方案 policy']],
  ['实施“十四五”规划的关键一年', ['“十四五”规划 policy']],
  ['第26届中国（晋江）国际鞋业博览会开幕', ['第26届中国（晋江）国际鞋业博览会 event']],
  ['中阿国家改革发展论坛举行', ['中阿国家改革发展论坛 event']],
  ['涌现出一批企业、高校和科研院所', []],
  ['推进社区党委建设，建设宜居城市委实不易', []],
  ['山南日报讯（郑培銮 张颖珍）秋收开始了。', []],
  ['养殖户洛桑平措笑了。', ['洛桑平措 person']],
  ['秘书长区炳文说，要抱团。', ['区炳文 person']],
  ['陕西顶端果业科技有限公司投产', ['陕西顶端果业科技有限公司 organization']],
  ['比赛中，徐州队逼平对手。', ['徐州队 organization']],
  ['第十一届共同家园论坛将举行', ['第十一届共同家园论坛 event']],
])('names in %s', (text, names) => {
  expect(namesIn(suggestAnnotations(draftOf(text)))).toEqual(names)
})

test.each([
  ['上半年完成投资71.4亿元，完成年度计划的43.2%。', '43.2%', '=', 'share', '年度计划'],
  ['全县冷库能力80万吨，超过年产量的七成。', '超过年产量的七成', '>', 'share', '年产量'],
  ['医院死亡率降至十万分之二十三。', '十万分之二十三', '=', 'level', null],
  ['灌区节水38%。', '38%', '=', 'growth', null],
  ['回采率不得低于75%。', '不得低于75%', '>', 'target', null],
])('the whole and the kind of the last figure in %s', (text, printed, qualifier, kind, scope) => {
  const figure = suggestAnnotations(draftOf(text)).metrics.at(-1)
  expect(figure).toMatchObject({ text: printed, qualifier, kind, scope })
})

test('a short form that the article announces stands for the full name', () => {
  const draft = draftOf('长飞光纤光缆股份有限公司（以下简称“长飞公司”）扩产。', '长飞公司去年增产。')
  const short = suggestAnnotations(draft).mentions.filter(({ text }) => text === '长飞公司')
  expect(short.map(({ canonical }) => canonical)).toEqual([
    '长飞光纤光缆股份有限公司',
    '长飞光纤光缆股份有限公司',
  ])
})

test('a company is known by its brand once its full name was given', () => {
  const draft = draftOf('上海昊海生物科技股份有限公司上市。', '昊海生科总裁吴剑英表示满意。')
  expect(namesIn(suggestAnnotations(draft, []))).toContain('昊海生科 organization')
})

test('the newsroom’s own names take the place of the shipped ones', () => {
  const own = [{ surface: '云间粮仓', type: 'project' as const, canonical: '云间粮仓文创园' }]
  const [mention] = suggestAnnotations(draftOf('云间粮仓开市'), own).mentions
  expect(mention).toMatchObject({ text: '云间粮仓', type: 'project', canonical: '云间粮仓文创园' })
})

const figure = (text: string) => suggestAnnotations(draftOf(text)).metrics[0]

test.each([
  ['高新技术企业从1.5万家上升到4.7万家。', { value: '47000', from: '15000', unit: '家', kind: 'change' }],
  ['规上工业产值4072亿元。', { value: '407200000000', unit: '元', kind: 'level', indicator: '规上工业产值' }],
  ['新能源汽车产量占全国近三成。', { value: '30', unit: '%', qualifier: '≈', kind: 'share', scope: '全国' }],
  ['骑行人数占游客的四分之一。', { value: '0.25', unit: 'ratio', kind: 'share' }],
  ['贡献了全国1/15的GDP', { value: '0.06666667', unit: 'ratio', indicator: 'GDP', scope: '全国' }],
  ['产值翻两番。', { value: '2', unit: '番', kind: 'growth' }],
  ['成本降低百分之六。', { value: '6', unit: '%', kind: 'growth', direction: 'down' }],
  ['利率下浮30BP至50BP。', { value: '30', valueTo: '50', unit: 'BP', kind: 'range', direction: 'down' }],
  ['是“十二五”末的3.7倍。', { value: '3.7', unit: '倍', kind: 'growth' }],
  ['占比较上年提高7.5个百分点。', { value: '7.5', unit: '个百分点', kind: 'growth' }],
  ['打造千亿级产业集群。', { value: '100000000000', unit: '元', qualifier: '≈' }],
  ['汇聚十余家机构。', { value: '10', unit: '家', qualifier: '>' }],
  ['汇聚百余家机构。', { value: '100', unit: '家', qualifier: '>' }],
  ['成交额逾120亿元。', { value: '12000000000', unit: '元', qualifier: '>' }],
  ['约３０２家企业', { value: '302', unit: '家', qualifier: '≈' }],
  ['上百只白鹭', { value: '100', unit: '只', qualifier: '>' }],
  ['近百家平台', { value: '100', unit: '家', qualifier: '≈' }],
  ['惠及职工两万多人', { value: '20000', unit: '人', qualifier: '>' }],
  ['总量位列全市第三。', { value: '3', unit: '位', kind: 'rank', scope: '全市' }],
  ['耗时不足30分钟。', { value: '30', unit: '分钟', qualifier: '<' }],
  ['投资 20 亿 元', { value: '2000000000', unit: '元' }],
  ['到2027年吞吐量达到2500万标准箱。', { value: '25000000', kind: 'target', period: '到2027年' }],
  ['当日最低气温-5.5℃。', { value: '-5.5', unit: '℃', kind: 'level' }],
  ['最高气温3-5℃。', { value: '3', valueTo: '5', unit: '℃', kind: 'range' }],
  ['每吨价格7.6万元跌至6.1万元。', { from: '76000', value: '61000', kind: 'change', direction: 'down' }],
  ['综合实力由第九位升至第六位。', { from: '9', value: '6', unit: '位', kind: 'rank' }],
  ['综合得分首次进入全国前40。', { value: '40', unit: '位', kind: 'rank' }],
  ['通关用时两个半小时。', { value: '2.5', unit: '小时' }],
  ['通关用时不到半分钟。', { value: '0.5', unit: '分钟', qualifier: '<' }],
  ['当地发生5.2级地震。', { value: '5.2', unit: '级' }],
  ['可通航5000吨级船舶。', { value: '5000', unit: '吨' }],
  ['群众满意度评分94.6分。', { value: '94.6', unit: '分' }],
  ['全书560万字。', { value: '5600000', unit: '字' }],
  ['目前，现有工作站55家。', { value: '55', period: '目前', indicator: '工作站' }],
])('the figure in %s', (text, fields) => {
  expect(figure(text)).toMatchObject(fields)
})

test.each([
  '2023年12月4日第三版',
  '推进G60科创走廊建设专责小组第五次全体会议',
  '3.0版“九城共建”',
  '“6+X”战新产业和“1+7+N”体系',
  '九城市携手五周年，紧扣两个关键词、三大任务',
  '热线电话021-57720000',
  '一家企业的故事，三个阶段的发展',
  '闵行区是上海市唯一一个示范区',
  '打通最后一公里',
  '全国第一张营业执照',
  '这是长征系列运载火箭的第612次飞行',
  '上午10时30分，3级甲等医院的主任医师开讲',
  '他是第12位获评职称的外国专家',
])('no figure in %s', (text) => {
  expect(suggestAnnotations(draftOf(text)).metrics).toEqual([])
})

test('every suggestion stands where it says and names its rule', () => {
  const pieces = fc.constantFrom(
    '上海市松江区',
    '主任陈超',
    '《方案》',
    '1.5万家',
    '上升到',
    '４０７２亿元',
    '（以下简称“甲”）',
    '、',
    '，',
    '。',
    '𠮷',
    '“6+X”',
    '研究院',
    '占全国',
    '1/15',
    '\u3000',
    'G60',
    '大会',
  )
  fc.assert(
    fc.property(fc.array(fc.array(pieces, { maxLength: 12 }), { maxLength: 4 }), (paragraphs) => {
      const draft = draftOf(...paragraphs.map((parts) => parts.join('')))
      const { mentions, metrics } = suggestAnnotations(draft)
      for (const { block, start, end, text, rule, score } of [...mentions, ...metrics]) {
        expect(draft.blocks[block]?.text.slice(start, end)).toBe(text)
        expect(rule).not.toBe('')
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1)
      }
    }),
  )
})
