import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'
import { LEADING_WORDS } from './name-shapes'
import { wordIndexAt, type Word } from './words-of'

const SECTOR = /产业(?![工园带化升转基政布结联体革])链?|行业(?![协标商准])|赛道|(?<!总)产值|出口额|产业集群/gu
const COMMON =
  /^(?:传统|主导|特色|优势|支柱|新兴|战略性|战略|相关|上游|下游|上下游|配套|重点|关键|核心|工业|农业|总|全|年|本|该|此|各|各个|其他|多|大|小|新|老|千亿|百亿|万亿|千亿级|百亿级|亿元|第一|第二|第三|一|二|三|四|五|六|七|八|九|十|两|几|规上|规模以上|规模|企业|公司|项目|园区|园|高新|高新技术|高新技术企业|高技术|绿色|低碳|现代|现代化|未来|先进|高端|智能|数字|文化|国家|区域|县域|乡村|当地|本地|全省|全市|全区|全县|国内|国际|全球|人均|亩均|年均|单位|累计|预计|产品|进口|出口|贸易|销售|服务|技术|科技|创新|龙头|优质|富民|扶贫|帮扶|致富|朝阳|夕阳|链|集群|完整|成熟|整个|整条|全部|所有|跨境|热门|新型|实体|生产总|总)$/u
const PART = /^(?:n|vn|b|j|nz|ng|an|zg|g)$/u

/** 制鞋业, 装备制造业, 生产性服务业: a trade that is called one. */
const TRADE =
  /(?:(?:现代|先进|高端|高技术|生产性|生活性|电子信息|计算机通信电子|装备|汽车|医药|食品|文化|体育|信息|科技|海洋|农产品)+)?(?:制造|服务|养殖|种植|加工|零售|批发|批发零售|批发和零售|餐饮|住宿|住宿和餐饮|旅游|文旅|纺织|服装|制鞋|鞋|造船|船舶|造纸|印刷|建筑|运输|交通运输|仓储|保险|再保险|租赁|软件|家政|酿造|采矿|冶炼|畜牧|电信|银行|证券|航空|航运|物流|会展|广告|影视|出版|动漫|游戏|饲料|化工|制药|陶瓷|家具|玩具|皮革|五金|房地产|花卉|茶|蚕桑|果|竹|葡萄酒)业(?![务绩者主内界态主])/gu

/** Fields of business by what is said of them: 锂电新材料|产值, 算力|产业链, 海洋智能装备|产业. */
export function findIndustries(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const hasTrade = passage.folded.includes('业')
  const trades = (hasTrade ? allMatches(passage.folded, TRADE) : []).flatMap((match): Candidate[] => {
    const [start, end] = [match.index, match.index + match[0].length]
    const isWhole = passage.edges.has(start) && passage.edges.has(end)
    return isWhole ? [{ start, end, type: 'industry', canonical: null, rule: 'sector.kind', score: 0.7 }] : []
  })
  const sectors = allMatches(passage.folded, SECTOR).flatMap((match): Candidate[] => {
    const at = match.index
    const start = startOf(passage, known, at)
    const length = at - start
    if (length < 3 || length > 10 || passage.folded.slice(start, at).endsWith('型')) return []
    return [{ start, end: at, type: 'industry', canonical: null, rule: 'sector.kind', score: 0.64 }]
  })
  return [...trades, ...sectors]
}

function startOf({ words, folded }: Passage, known: readonly Candidate[], at: number): number {
  let start = at
  for (let index = wordIndexAt(words, at - 1); index >= 0; index -= 1) {
    const word = words[index]
    if (!word || at - word.start > 10) break
    const industry = known.find(
      ({ end, type, start: from }) =>
        end === start && from < start && (type === 'industry' || type === 'technology'),
    )
    if (industry) {
      start = industry.start
      index = wordIndexAt(words, start)
      continue
    }
    const text = folded.slice(word.start, Math.min(word.end, start))
    if (
      known.some(({ end, start: from }) => end === start && from < start) ||
      !isPart({ ...word, text }, start === at)
    )
      break
    start = word.start
  }
  return start
}

function isPart({ text, tag }: Word, isLast: boolean): boolean {
  if (!/^[\u4e00-\u9fff]+$/u.test(text) || LEADING_WORDS.has(text)) return false
  if (COMMON.test(text)) return !isLast && /^(?:智能|数字|新型|高端|绿色|文化)$/u.test(text)
  return PART.test(tag)
}
