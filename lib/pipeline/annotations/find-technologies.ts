import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'
import { LEADING_WORDS } from './name-shapes'
import { GENERIC_PRODUCTS, LOCAL_PRODUCTS, PRODUCT_ENDINGS, TECHNICAL_VERBS } from './technology-words'
import { wordIndexAt, type Word } from './words-of'

const ENDING = new RegExp(PRODUCT_ENDINGS, 'gu')
const LONGEST = 14
/** 波音747, A320系列飞机, 歼-20: what a maker's letters and a number name. */
const MODEL =
  /(?:波音|空客|空中客车|歼|运|直|轰|翼龙|彩虹|新舟|捷龙|力箭|谷神星|快舟|双曲线|朱雀|天龙)[A-Z]?-?\d{1,4}(?:-\d+[A-Z]{0,3}|neo|[A-Z]{1,3})?(?:号|[甲乙丙])?|长征[一二三四五六七八九十]+号(?:[甲乙丙丁])?(?:遥[一二三四五六七八九十百]+)?(?:运载)?火箭|(?:千帆极轨|吉林一号|珞珈三号|风云|高分|海洋|资源|遥感|试验|实践|天绘|天链|通信技术试验|互联网技术试验)[\dA-Z一二三四五六七八九十号-]{1,8}[组星批]?(?:卫星|星)|(?![的和与及等了])[\u4e00-\u9fff]{1,2}(?:两优|优|麦|豆|稻|粳|籼)\d{2,4}号?|(?:问界|智界|享界|尊界|极氪|蔚来|小鹏|理想|启源|长安启源|深蓝|极狐|零跑|岚图|阿维塔|小米|领克|银河|吉利银河|腾势|仰望|方程豹|埃安|昊铂|智己|哪吒|红旗|魏牌|坦克|哈弗|风云|星纪元)[A-Z]{1,2}\d{0,3}[A-Z]{0,2}(?![A-Za-z\d])|(?<![A-Za-z\d])[A-Z]{1,4}-?\d{2,4}[A-Z]{0,3}(?=(?:系列)?(?:飞机|客机|货机|直升机|无人机|发动机|芯片|机型|车型|机器人|系列|型))/gu
/** Words that say how good, how new or whose a thing is, not which. */
const PRAISE =
  /^(?:新|老|旧|好|大|小|多|先进|高端|低端|关键|核心|重要|主要|优质|优秀|新型|传统|普通|一般|进口|国产|国内|国外|国际|全球|世界|首|首台|首款|首套|自主|自研|同类|相关|各类|各种|这种|该|此|本|其|他|我|你|它|每|全|整|单|双|多种|个性|个性化|特色|绿色|环保|智慧|数字|信息|综合|基础|专业|现代|现代化|一体化|标准|公司|企业|工业|产业|行业|科技|技术|产品|设备|生产|市场|研发|制造|销售|出口|采购|订单|零部件|部件|配件|成品|样品|实用|高性能|高质量|高品质|高精度|大型|中型|小型|微型|商用|民用|军用|家用|移动|便携|电子|电|气|车|船|人|机|物|地|水|火|风|天|里|上|下|中|内|外|前|后|间|等|个|台|套|只|颗|枚|款|种|艘|架|辆|件|条|块|片|批|代|号|级|型|品牌|批量|系列|公斤|吨|软件)$/u
const PART = /^(?:n|vn|nz|b|j|ng|x|eng|l|zg|nrt|g|k|q|s|f|an)$/u
/** A figure that is part of a thing's name: 18兆瓦级海上风电主轴轴承, 3.6万吨压机. */
const SIZE =
  /(?:[A-Z]级)?\d[\d.]*[万千]?(?:兆瓦|千瓦|吨|毫米|英寸|纳米|微米|千伏|伏|马力|米|轴|核|寸|座)级?$/u

/** Devices, materials and methods by what they are, with the technical words before them: 氮化硅芯片, 力矩传感器, 飞秒激光. */
export function findTechnologies(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const { folded, edges } = passage
  const models = allMatches(folded, MODEL).map((match): Candidate => {
    const end = match.index + match[0].length
    return { start: match.index, end, type: 'technology', canonical: null, rule: 'product.kind', score: 0.72 }
  })
  const products = allMatches(folded, ENDING).flatMap((match): Candidate[] => {
    const at = match.index
    const end = at + match[0].length
    if (!edges.has(end) || goesOn(passage, end)) return []
    if (known.some((name) => name.type === 'organization' && name.end === end)) return []
    const start = startOf(passage, known, at)
    const isGeneric = GENERIC_PRODUCTS.test(match[0])
    if (start === at && (isGeneric || match[0].length < 3 || !edges.has(at))) return []
    const score = start === at ? 0.6 : isGeneric ? 0.66 : 0.7
    return [{ start, end, type: 'technology', canonical: null, rule: 'product.kind', score }]
  })
  return [
    ...models,
    ...varieties(passage),
    ...products,
    ...localProducts(passage, known),
    ...madeThings(passage, known),
  ]
}

/** 桂糖42号, 西农979: a crop's variety, where the text tells of seeds. */
const VARIETY = /([\u4e00-\u9fff]{2})\d{2,5}号?(?=[、,。等的”"/和)])/gu

function varieties({ folded, edges, words }: Passage): Candidate[] {
  if (!/品种|良种|选育|育种|种业|种子|播种/u.test(folded)) return []
  return allMatches(folded, VARIETY).flatMap((match): Candidate[] => {
    const start = match.index
    const word = words[wordIndexAt(words, start)]
    if (
      !edges.has(start) ||
      !word ||
      /^[vdpcmtru]/u.test(word.tag) ||
      /[第年月日达到约近超增]/u.test(match[1] ?? '')
    )
      return []
    return [
      {
        start,
        end: start + match[0].length,
        type: 'technology',
        canonical: null,
        rule: 'product.kind',
        score: 0.7,
      },
    ]
  })
}

const MADE_THING =
  /(?<=(?:研发|研制|开发|首创|创制|发明|独创|采用|应用|运用|攻克|突破|掌握|推出|创新)(?:了|出|的|并应用|并采用)?(?:世界首[个台套]|全球首[个台套款]|国内首[个台套款]|国产)?)((?:(?![的了着和与及在等对从将让使其该我全])[\u4e00-\u9fffA-Za-z\d+-]){4,18}?)(系统|装置|工艺|算法|模型|技术|疗法|工法|制备法|浇筑法|施工法|检测法|材料|设备|装备|试剂|制剂|药物)(?=[,。;、“”()的等已可]|实现|投用|投入|填补|打破|上线|成功|取得|施工|作业|进行|生产|加工|治疗|处理|将|，)/gu
const COMMON_THING =
  /^(?:.{0,2}(?:关键|核心|先进|相关|新型|最新|前沿|高端|智能化|数字化|信息化|国际|领先|自主|创新|一批|多项|各项|各类|系列|项|个|多种|这|此|该|上述|有关|配套|专业|科学|现代|传统|绿色低碳|卡脖子))|(?:关键|核心|先进|共性|领先|前沿|重大|重点)/u

/** 采用|挂篮悬臂浇筑法, 研发的|蓝藻水华预测预警系统: what is made or used, by an ending that many things have. */
function madeThings({ folded, edges }: Passage, known: readonly Candidate[]): Candidate[] {
  return allMatches(folded, MADE_THING).flatMap((match): Candidate[] => {
    const [thing, name = ''] = match
    const [start, end] = [match.index, match.index + thing.length]
    if (COMMON_THING.test(name) || !edges.has(start) || !edges.has(end)) return []
    if (known.some((other) => other.start < end && start < other.end && other.type === 'organization'))
      return []
    return [{ start, end, type: 'technology', canonical: null, rule: 'product.kind', score: 0.64 }]
  })
}

const LOCAL = new RegExp(`(?:${LOCAL_PRODUCTS})`, 'uy')

/** 安吉|白茶, 固城湖|螃蟹: what a place is known for bears its name. */
function localProducts(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const { folded, edges } = passage
  return known.flatMap(({ type, start, end }): Candidate[] => {
    if (type !== 'place' || end - start > 4 || /[省市县区州旗国]$/u.test(folded.slice(start, end))) return []
    LOCAL.lastIndex = end
    const product = LOCAL.exec(folded)?.[0]
    if (!product || !edges.has(end + product.length) || goesOn(passage, end + product.length)) return []
    return [
      {
        start,
        end: end + product.length,
        type: 'technology',
        canonical: null,
        rule: 'product.kind',
        score: 0.68,
      },
    ]
  })
}

/** 传感器|产业, 机器人|企业: a thing that only says which trade is no thing named. */
function goesOn({ words }: Passage, end: number): boolean {
  const next = words[wordIndexAt(words, end)]
  if (next?.start !== end) return false
  return /^(?:产业|行业|企业|公司|领域|市场|赛道|厂|工厂|集团|产业链|产业园|研究院|研究所|协会|学会|大赛|大会|论坛|展|研发|设计|制造业|制造商|生产线|产能|产量)/u.test(
    next.text,
  )
}

function startOf(passage: Passage, known: readonly Candidate[], at: number): number {
  const { words, folded } = passage
  let start = at
  for (let index = wordIndexAt(words, at - 1); index >= 0; index -= 1) {
    const word = words[index]
    if (!word || at - word.start > LONGEST) break
    const compound = [4, 3, 2].find((length) => TECHNICAL_VERBS.has(folded.slice(start - length, start)))
    if (compound && start < at + 1) {
      start -= compound
      index = wordIndexAt(words, start)
      continue
    }
    const text = folded.slice(word.start, Math.min(word.end, start))
    const name = known.find((candidate) => candidate.end === start && candidate.start < start)
    if (name && name.type !== 'technology' && name.type !== 'industry') break
    if (name) {
      start = name.start
      index = wordIndexAt(words, start)
      continue
    }
    if (!isPart({ ...word, text }, at - word.start)) break
    start = word.start
  }
  const size =
    start < at || /\d/u.test(folded[at - 1] ?? '')
      ? SIZE.exec(folded.slice(Math.max(0, start - 10), start))
      : null
  return size ? start - size[0].length : start
}

function isPart({ text, tag }: Word, distance: number): boolean {
  if (PRAISE.test(text) || LEADING_WORDS.has(text) || text.startsWith('每')) return false
  if (/^[A-Za-z][A-Za-z\d-]*$/u.test(text)) return true
  if (!/^[\u4e00-\u9fff]+$/u.test(text)) return false
  if (tag === 'q') return text === '级'
  if (TECHNICAL_VERBS.has(text)) return true
  if (text.length === 1)
    return (
      /^[液气光声电磁热冷氢氧氮氦铜铝钢铁钛锂硅碳油水微纳超慢快柔冰热核量金木石湿干环缝高低深浅轻重双多单全无有数智云端边]$/u.test(
        text,
      ) && distance > 0
    )
  return PART.test(tag)
}
