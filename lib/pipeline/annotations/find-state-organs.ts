import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'

const BUREAUS =
  '(?:发展改革|发展和改革|发改|工业和信息化|工信|工业信息化|经济发展|经济运行|经济和信息化|经济信息化|经信|经济|科技创新|科学技术|科技|科创发展|财政|统计|税务|公安|民政|司法|人社|人力资源社会保障|人力资源和社会保障|自然资源和规划|规划和自然资源|规划资源|自然资源|生态环境|住房和城乡建设|住房城乡建设|住建|城乡建设|交通运输|交通|水利|水务|农业农村|商务|文化和旅游|文化广电旅游|文化旅游|文旅|卫生健康|卫健|应急管理|应急|审计|国资|市场监督管理|市场监管|体育|医疗保障|医保|地方金融监督管理|地方金融|金融工作|金融|信访|教育|教体|绿化和市容管理|绿化市容|城市管理行政执法|城管执法|城管|城市管理|房屋管理|住房保障和房屋管理|房管|民防|人防|大数据|大数据发展管理|数据|政务服务|投资促进|招商|外事|机关事务管理|退役军人|退役军人事务|档案|乡村振兴|林业|园林|海洋|港口|口岸|海事|气象|知识产权|粮食|经合|粮食和物资储备|文物|科技工作|组织|宣传|统战|政法|网信|社会工作|台湾事务|能源|民族宗教|民宗|司法行政|侨务|对外贸易|外贸|合作交流|经济合作|金融监管|地方金融管理|营商环境|营商环境建设|行政审批|行政审批服务|政务服务和数据|数据管理|商事服务|医改|广播电视|广电|新闻出版|电影|版权|国防动员|保密|机要|老龄|老干部|妇女儿童|公路|铁路|航空|民航|邮政|烟草|供销|畜牧|畜牧兽医|农机|渔业|水产|茶业|葡萄酒|药品监督管理|药监|疾控|疾病预防控制|中医药|中医药管理|住房公积金|公积金|不动产|测绘|地质|地震|消防救援|消防|矿山安全|煤炭|食品药品|检验检疫|调查|经济促进|海洋与渔业|海洋和渔业|文化广播电视和旅游|文化广电和旅游|文广旅|文体旅|文体广旅|通信管理|通管|产业促进|航空产业促进|科技和工业信息化|工业和科技|工业商务|商务和投资促进|水利水电|水库移民|农业|农牧|农牧业|草原|林业和草原|林草|城乡建设|房产|园林和林业|园林绿化|城市更新|交通运输综合执法|综合行政执法|行政执法|市政|水文|水文水资源|黄河河务|河务|湖泊|航道|港航|铁路建设|重点项目|重大项目|招商引资|投资合作|产业投资|新闻|政府新闻|会展|博览|就业|劳动就业|社会保险|社保|医疗保险|教育体育|教育和科技|教育科技|科技和大数据|大数据管理|大数据和政务服务|信息产业|信息中心|能源和|国有资产|国资监管|金融服务|金融发展|食药监|质监|质量技术监督|知识产权保护)'
const ORGANS = [
  '(?:委理论学习中心组|委政法委|委组织部|委宣传部|委统战部|委社会工作部|委办公室|委网信办|委党校|委常委会|委)(?!员|托|派|屈|任|婉|会|书)',
  '委(?=书记|员会|理论)(?:员会)?(?:理论学习中心组)?',
  '(?:人民)?政府(?:新闻办公室|新闻办|办公厅|办公室|研究室)?',
  '委(?:金融|财经|改革|外事|农村|军民融合|网信|编|全面依法治[省市区县]|社会工作|人才|科技|教育|台湾工作|国安|老干部)[\\u4e00-\\u9fff]{0,4}(?:办公室|办|局)(?!法|理|事|公|好|学)',
  '(?:贸促会|文旅集团|国投集团|城投集团|交投集团|气象台|疾控中心|党史研究室|政策研究室|发展研究中心)(?:[\\u4e00-\\u9fff]{2,4}(?:支会|分会))?',
  '财政(?=出资|投入|补助|补贴|安排|设立|每年|拨付)',
  '(?:人大常委会|人大|政协|纪委监委|纪委|监委|人民法院|法院|人民检察院|检察院|总工会|工商联|妇联|残联|科协|足协|篮协|排协|乒协|羽协|田协|泳协|作协|音协|美协|书协|记协|影协|舞协|剧协|曲协|侨联|台联|青联|学联|文联|团委|红十字会)',
  '(?:科技工作党委|教育工作党委|卫生健康工作党委|党工委|党委|管委会|办事处)',
  `${BUREAUS}(?:委员会|委|厅|局(?:[\\u4e00-\\u9fff]{2,3}分局)?|办公室|办)`,
  '(?:公安|交警|消防|税务|生态环境|自然资源|市场监管|规划资源)分局',
  '(?:经委|科委|教委|建委|农委|国资委|商委|经信委|发改委|卫健委|民宗委|交通委|网信办|台办|侨办|编办)',
].join('|')
const LEVEL = '(?:省|市|区|县|州|盟|旗|镇|乡|街道|新区|自治区|特区|经开区|高新区|开发区|管理区|合作区)'
const ORGAN = new RegExp(`(${LEVEL})?(${ORGANS})(?!长|级|区域)`, 'gu')
/** An organ whose field no list holds, right behind its region: 洛川县|苹果产业管理局. */
const UNLISTED =
  /(?![长级内域府委])(?:(?!和与)[\u4e00-\u9fff]){2,10}?(?<![格布结大全开当邮破僵变战赌饭骗成对败定危平残政时])局(?![面势部限长促气])(?:[\u4e00-\u9fff]{2,3}分局)?/uy
const NO_FIELD = /[的了着在对从把被将为于等到说是有由向给让使]|记者|公司|企业|全国|全省|全市|部门|联合/u
/** 社区, 城市, 都市 and the like end in the character of a level without being one. */
const NO_LEVEL = /(?:[社小园校郊山景库片战城港都超菜夜股牧灾]|地区|特)$/u

/** Organs of party and state: a region or its level with the organ's name (区经委, 苏州市委, 上海市松江区人民政府). */
export function findStateOrgans(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const { folded } = passage
  const found: Candidate[] = []
  for (const match of allMatches(folded, ORGAN)) {
    const level = match[1] ?? ''
    const levelStart = match.index
    const isPlace = known.some(({ type, end }) => type === 'place' && end === levelStart + level.length)
    if (
      level.length === 1 &&
      !isPlace &&
      NO_LEVEL.test(folded.slice(Math.max(0, levelStart - 2), levelStart))
    )
      continue
    const start = regionStart(passage, known, levelStart, level)
    if (start === null) continue
    const end = match.index + match[0].length
    found.push({ start, end, type: 'organization', canonical: null, rule: 'organ.region', score: 0.93 })
  }
  return [...found, ...unlistedOrgans(folded, known)]
}

function unlistedOrgans(folded: string, known: readonly Candidate[]): Candidate[] {
  if (!folded.includes('局')) return []
  return known.flatMap(({ type, start, end }): Candidate[] => {
    if (type !== 'place' || !/[省市区县州旗盟]$/u.test(folded.slice(start, end))) return []
    UNLISTED.lastIndex = end
    const field = UNLISTED.exec(folded)?.[0]
    if (!field || NO_FIELD.test(field)) return []
    const to = end + field.length
    return [{ start, end: to, type: 'organization', canonical: null, rule: 'organ.region', score: 0.86 }]
  })
}

/** Where the region before the organ starts; null when neither region nor level stands there. */
function regionStart(
  passage: Passage,
  known: readonly Candidate[],
  at: number,
  level: string,
): number | null {
  const { folded } = passage
  let start = at
  for (;;) {
    const limit = start
    const ending = limit === at ? level : ''
    const starts = known
      .filter(({ type, start: from, end }) => type === 'place' && from < limit && isEndOf(end, limit, ending))
      .map(({ start: from }) => from)
    if (starts.length === 0) break
    start = Math.min(...starts)
  }
  if (start === at && /^(?:镇|乡|街道|经开区|高新区|开发区)$/u.test(level)) start = localName(passage, at)
  if (folded.endsWith('中共', start)) start -= 2
  return start === at && level === '' ? null : start
}

/** A place ends where the level stands (松江|区委) or with the level (松江区|委). */
function isEndOf(end: number, start: number, level: string): boolean {
  return end === start || (level !== '' && end === start + level.length)
}

/** The name before a level that no list knows: 小昆山|镇, up to four characters back to a word's start. */
function localName({ folded, edges }: Passage, at: number): number {
  for (const length of [3, 2, 4]) {
    const start = at - length
    const name = folded.slice(Math.max(0, start), at)
    const before = folded[start - 1] ?? ','
    if (start < 0 || !/^[\u4e00-\u9fff]+$/u.test(name) || /[的和与在是为对由]/u.test(name)) continue
    if (edges.has(start) && /[,。;:!?、()“”"\s在和与是为对由县市区]/u.test(before)) return start
  }
  return at
}
