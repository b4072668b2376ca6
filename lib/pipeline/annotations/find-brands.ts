import { allMatches } from './all-matches'
import type { AnnotationRule } from '../annotation-rules'
import type { Candidate, Passage } from './candidate'
import { FIRM_ENDINGS, FIRM_PREFIXES } from './firm-words'
import { LEADING_WORDS } from './name-shapes'
import { isOrdinaryWord, wordIndexAt, wordsWithin, type Word } from './words-of'

const ENDING = new RegExp(FIRM_ENDINGS, 'gu')
const CLOSED = new RegExp(`(?:${FIRM_ENDINGS})$`, 'u')
const PREFIXED = new RegExp(
  `(?:${FIRM_PREFIXES})[\\u4e00-\\u9fff]{2}(?!企业|单位|系统|[\\u4e00-\\u9fff]*(?:院|所|大学))`,
  'gu',
)
/** Who leads a firm; what stands before is the firm. */
const LED =
  /(?<=^|[,。;:!?、“”"])((?![该本这其某各一])[\u4e00-\u9fff]{3,9}?)(?=(?:执行|常务|副|联席|技术|生产|销售|质量|财务|运营|市场|研发|项目)*(?:董事长|总经理|总裁|CEO|创始人|联合创始人|厂长|总工程师|总设计师|总监|合伙人|产品经理|首席(?:执行官|科学家|技术官|运营官|专家)))/gu
const STAGED = /(?<=^|[,。;:!?、“”"]|[在和与])([\u4e00-\u9fff]{3,5})[一二三四]期(?=的|[,。]|项目|工程|施工)/gu
const HEADQUARTERS =
  /(?<=^|[,。;:!?、“”"]|在)([\u4e00-\u9fff]{2,5}?)(?=(?:全球|中国|亚太|华东|华南|西南|北方|区域|第二)总部)/gu
/** What follows a firm's name; a noun behind it makes it part of something else (飞秒激光|器). */
const GOES_ON = /^(?:n|vn|b|a|an|nz|ng|g|f|k|j)$/u
const FIRM_NOUN =
  /^(?:公司|集团|股份|董事长|总经理|总裁|创始人|厂长|经理|首席|负责人|工程师|研发|工厂|车间|一期|二期|三期|项目|总部|基地|上市|副|总工程师|总监|技术|团队|员工|生产|创始|执行|联合|合作|代表|常务|财务)/u
const EVIDENCE =
  /^(?:公司|集团|股份)?(?:联合|副|执行|技术|生产|财务|研发|首席|常务|项目|总)?(?:董事长|总经理|总裁|创始人|厂长|经理|科学家|负责人|总?工程师|总监|CEO)/u
/** A brand's parts: single characters that are no particles, or names. */
const NO_PART =
  /^[的了着和与及或在从向对由把被将是有为以等也都就还已又再更最每各该本此其这那个一两一二三四五六七八九十不没到至给让使用自于但当筑做建育推促供买卖兴聚融拓搞抓办跑拼抢共勇而并且我你他她们家款座种台只条项次元年月日时分秒后前中上下内外里间]$/u

/** Trades that say as much of any thing as of a firm. */
const WEAK =
  /^(?:电机|电缆|线缆|轴承|阀门|传动|液压|储能|氢能|光伏|风电|仪器|仪表|锂电|文创|文旅|种业|渔业|水产|技术|信息|数据|网络|云|智能|循环|通信|环境|显示|检测|认证|文旅|航空|航天|动力|能源|电力|集团|包装|资本|保险|信托|证券|期货|互联|装备|材料|机械|汽车|电池|工厂|芯片|化工|机器人|无人机|新能源|新材料)$/u
const TASK = /^(?:创新|发展|服务|合作|研发|应用|转化|赋能|攻关|改造|升级|产业|领域|行业|建设|安全)/u

/** Firms that their full name never introduces: a coined word with a trade behind it (云泊智能), or before who leads it. */
export function findBrands(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const isFree = ({ start, end }: Candidate) =>
    !known.some(
      (name) =>
        name.start < end &&
        start < name.end &&
        !(name.start <= start && name.end < end && name.type === 'place') &&
        name.end - name.start >= end - start,
    )
  return [...byEnding(passage, known), ...byPrefix(passage), ...byLeader(passage, known)].filter(isFree)
}

function byEnding(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const { folded, edges } = passage
  return allMatches(folded, ENDING).flatMap((match) => {
    const ending = match.index
    const end = ending + match[0].length
    if (!edges.has(end) && !FIRM_NOUN.test(folded.slice(end))) return []
    if (goesOn(passage, end)) return []
    const brand = brandStart(passage, ending, known)
    if (brand === null) return []
    const place = known.find((name) => name.type === 'place' && name.end === brand)
    const start = place?.start ?? brand
    if (!isFirmHere(passage, brand, ending, end)) return []
    if (isOrdinaryWord(folded.slice(start, end))) return []
    const stage = /^[一二三四]期(?:车间|厂房|基地|工厂)?/u.exec(folded.slice(end))?.[0]
    if (stage) return [{ ...firm(start, end + stage.length, 'brand.stage', 0.74), type: 'project' }]
    const full = end + (/^(?:集团|股份)?(?:有限)?公司/u.exec(folded.slice(end))?.[0].length ?? 0)
    const score = EVIDENCE.test(folded.slice(end)) ? 0.88 : startsClause(folded, start) ? 0.7 : 0.62
    return [firm(start, full, 'brand.trade', score)]
  })
}

/** A brand that the dictionary knows must be a name there; a weak trade needs an office or a mark behind it. */
function isFirmHere({ folded, words }: Passage, start: number, ending: number, end: number): boolean {
  const word = words[wordIndexAt(words, start)]
  const isOneWord = word !== undefined && word.start === start && word.end === ending
  if (isOneWord && !/^(?:nz|nrt|nr|x|zg)$/u.test(word.tag)) return false
  const after = folded.slice(end, end + 12)
  if (!WEAK.test(folded.slice(ending, end)) || EVIDENCE.test(after) || FIRM_NOUN.test(after)) return true
  return startsClause(folded, start) && /^(?:[,。、的]|$)/u.test(after)
}

function goesOn({ words, folded }: Passage, end: number): boolean {
  if (FIRM_NOUN.test(folded.slice(end, end + 6))) return false
  if (TASK.test(folded.slice(end, end + 2))) return true
  const next = words[wordIndexAt(words, end)]
  return next !== undefined && next.start === end && GOES_ON.test(next.tag) && !/\d/u.test(next.text)
}

/** Goes left over two to four characters that no dictionary joins, up to a mark, a verb or a small word. */
function brandStart({ words }: Passage, ending: number, known: readonly Candidate[]): number | null {
  let index = wordIndexAt(words, ending - 1)
  let start = ending
  let isCoined = false
  let hasVerb = false
  while (index >= 0) {
    const word = words[index]
    if (!word || !isBrandPart(word) || ending - word.start > 4) break
    if (word.text.length > 1 && known.some(({ end, type }) => type === 'place' && end === word.end)) break
    isCoined ||= word.text.length === 1 || /^(?:nz|nr|nrt|ns|x|zg|ng)$/u.test(word.tag)
    hasVerb ||= word.text.length > 1 && word.tag === 'v'
    start = word.start
    index -= 1
    if (ending - start >= 2 && isCoined && isStop(words[index])) break
  }
  const length = ending - start
  if (length < 2 || !isCoined || hasVerb || !isStop(words[index])) return null
  return start
}

function isBrandPart({ text, tag }: Word): boolean {
  if (!/^[\u4e00-\u9fff]{1,2}$/u.test(text)) return false
  if (text.length === 1) return !NO_PART.test(text)
  return /^(?:nz|nr|nrt|ns|n|x|zg|ng|j)$/u.test(tag) && !LEADING_WORDS.has(text)
}

/** What may stand before a brand: nothing, a mark, a particle, a verb or a word of time. */
function isStop(word: Word | undefined): boolean {
  if (!word) return true
  if (/[^\u4e00-\u9fff]$/u.test(word.text)) return true
  return (
    /^(?:v|p|c|u|uj|ul|uz|d|t|r|f|y|m|q|vn|ns)$/u.test(word.tag) ||
    word.text.length > 2 ||
    /(?:人|企业|公司|客户|商|厂|方)$/u.test(word.text)
  )
}

function startsClause(folded: string, start: number): boolean {
  return start === 0 || /[,。;:!?、“”"()的]/u.test(folded[start - 1] ?? '')
}

/** 中铁十二局, 中交一航局: the numbered bureaus of the building groups. */
const BUREAU =
  /中(?:国)?(?:铁|交|建|水电|电建|核|煤|化学工程)(?:第)?[一二三四五六七八九十]{1,3}(?:航|公|航务工程)?(?:工程)?局(?:集团)?/gu

function byPrefix({ folded, edges }: Passage): Candidate[] {
  const bureaus = folded.includes('局') ? allMatches(folded, BUREAU) : []
  return [
    ...prefixed({ folded, edges }),
    ...bureaus.map((match) => firm(match.index, match.index + match[0].length, 'brand.prefix', 0.9)),
  ]
}

function prefixed({ folded, edges }: Pick<Passage, 'folded' | 'edges'>): Candidate[] {
  return allMatches(folded, PREFIXED).flatMap((match) => {
    const end = match.index + match[0].length
    return edges.has(match.index) && edges.has(end) ? [firm(match.index, end, 'brand.prefix', 0.72)] : []
  })
}

function byLeader(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const { folded } = passage
  const staged = allMatches(folded, STAGED).flatMap((match): Candidate[] => {
    const end = match.index + match[0].length
    const isFirm =
      hasCoinedPart(passage, match.index, match.index + (match[1] ?? '').length) &&
      passage.edges.has(match.index)
    return isFirm ? [{ ...firm(match.index, end, 'brand.stage', 0.7), type: 'project' }] : []
  })
  const led = [...allMatches(folded, LED), ...allMatches(folded, HEADQUARTERS)].flatMap((match) => {
    const name = match[1] ?? ''
    const end = match.index + name.length
    if (/[的和与等在是]|公司|企业|项目|团队|平台|教授|院士/u.test(name) || isOrdinaryWord(name)) return []
    if (known.some((other) => other.end === end && other.start >= match.index)) return []
    const isFirm = hasCoinedPart(passage, match.index, end) || CLOSED.test(name)
    return isFirm ? [firm(match.index, end, 'brand.leader', 0.82)] : []
  })
  return [...staged, ...led]
}

function hasCoinedPart({ words }: Passage, start: number, end: number): boolean {
  return wordsWithin(words, start, end).some(({ text, tag }) =>
    text.length === 1 ? !NO_PART.test(text) : /^(?:nz|nr|nrt|ns|x|zg)$/u.test(tag),
  )
}

function firm(start: number, end: number, rule: AnnotationRule, score: number): Candidate {
  return { start, end, type: 'organization', canonical: null, rule, score }
}
