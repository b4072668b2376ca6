import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'
import { OFFICE_TITLE } from './person-words'
import { wordIndexAt, type Word } from './words-of'

/** Endings of roads, stations, landings, waters and squares, each with what must not follow it. */
const ENDINGS = [
  '(?:大道|大街)(?:[东西南北中]段)?',
  '(?<![道公铁线思出网电水马之高回陆套走上半开赶修筑问领引后前迷岔弯绝生活末铺退丝销门跑一])[东西南北中]?路(?![上线径途程费网子人过演由况灯面口])(?:[东西南北]段)?',
  '街(?!道|区|头|坊|舞|镇|景|边|拍|上)|巷(?!子|道)|路口|立交桥?|高架桥?',
  '广场(?!舞)|码头|口岸|渡口|(?<![滞到离进出靠返母])港(?![口区股币元澳商人资珠式城])|(?:花卉|小商品|农产品|批发|建材|珠宝|轻纺)市场|花卉世界|国际商贸城|商圈|夜市',
  '(?<![车网油电泵服工水兵驿基]|空间|充电|加油|服务|工作|监测|气象|收费)(?:火车|高铁|地铁)?[东西南北]?站(?![点位在台起立长着内上稳队出岗住])',
  '洲(?!际)|岛(?![内上屿国])|湾(?!区|仔)|群岛|古渡|水库|峡谷|(?<![长黄])[河湖江](?=[,。、的流沿两下上段口岸畔水])|山(?=[,。、的脚下上段顶区])|大桥|特大桥|古桥',
].join('|')
const SITE = new RegExp(ENDINGS, 'gu')
/** Words that tell what sort of road or square it is, not which. */
const COMMON =
  /^(?:文化|中心|市民|休闲|音乐|农贸|批发|劳动力|资本|金融|国际|国内|海外|步行|商业|美食|小吃|古|老|主|小|大|新|产业|创业|致富|富民|振兴|幸福|专用|货运|客运|集装箱|煤炭|散货|原油|自动化|智慧|现代|世界|沿海|沿江|内河|深水|城市|乡村|乡间|林荫|柏油|水泥|盘山|环城|环湖|滨江|滨海|高速|快速|无人|中途|终点|起点|沿途|枢纽|换乘|车|中间|首发|始发|港|跨海|跨江|公路|铁路|人行|天|立交|斜拉|悬索|友谊|运|内|海|江|湖|河|假|孤|半|火|高|雪|青|登|爬|进|出|下|上|过|沿|跨|治|护|入|沿着|人工|城|大型|中型|小型|信息|科技|创新|学习|开放|绿色|特色|网红|热门|著名)$/u
/** 董事长|王汉洲 is a man. */
const OFFICE = new RegExp(OFFICE_TITLE, 'u')
const FUNCTION =
  /^[地的了着和与及或在从向对由把被将是有为以等也都就还又再更最各该本此其这那个一两三四五六七八九十几多不没到至给让使用自于往来去每全第]$/u
const NAMED = /^(?:ns|nr|nrt|nz|nrfg|x|zg|ng|j|z|s|g)$/u

/** Roads, stations, ports, squares, islands and the like with names of their own: 回民街, 绕城立交, 唐家湾码头, 内江北站. */
export function findSites(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const places = known.filter(({ type }) => type === 'place')
  return allMatches(passage.folded, SITE).flatMap((match): Candidate[] => {
    const at = match.index
    const end = at + match[0].length
    if (!passage.edges.has(end)) return []
    if (places.some((place) => place.start < at && place.end >= end)) return []
    const start = nameStart(passage, places, at, /[路街巷]/u.test(match[0]))
    if (start === null || /\d/u.test(passage.folded[start - 1] ?? '')) return []
    const score = places.some((place) => place.start >= start && place.end <= at) ? 0.84 : 0.74
    return [{ start, end, type: 'place', canonical: null, rule: 'shape.site', score }]
  })
}

/** Two to six characters back to a mark, a small word or a verb, of which some are a name. */
function nameStart(
  { words, folded }: Passage,
  places: readonly Candidate[],
  at: number,
  isStreet: boolean,
): number | null {
  let start = at
  let isNamed = false
  for (let index = wordIndexAt(words, at - 1); index >= 0; index -= 1) {
    const word = words[index]
    if (!word) break
    const place = places.find((candidate) => candidate.end === start && candidate.start <= word.start)
    if (place && start - place.start <= 5) {
      start = place.start
      isNamed = true
      break
    }
    const from = Math.max(word.start, 0)
    const behind = COMMON.test(word.text) ? places.find(({ end }) => end === from) : undefined
    if (behind && word.end === at && at - behind.start <= 12) {
      start = behind.start
      isNamed = true
      break
    }
    if (!isNamePart(word, from < at && word.end > at) || at - from > 6) break
    isNamed ||= NAMED.test(word.tag) || word.end - from === 1
    start = from
  }
  const name = folded.slice(start, at)
  if (OFFICE.test(name)) return null
  isNamed ||= isStreet && /[在到从至于]/u.test(folded[start - 1] ?? '')
  const isAlone = start === 0 || isStop(folded, start, words) || places.some(({ end }) => end === start)
  return name.length >= 2 && isNamed && isAlone && !COMMON.test(name) ? start : null
}

function isNamePart({ text, tag }: Word, isCut: boolean): boolean {
  if (isCut) return true
  if (!/^[\u4e00-\u9fff]{1,3}$/u.test(text) || (text.length > 1 && COMMON.test(text))) return false
  if (text.length === 1) return !FUNCTION.test(text)
  return NAMED.test(tag) || tag === 'n'
}

function isStop(folded: string, start: number, words: readonly Word[]): boolean {
  const before = words[wordIndexAt(words, start - 1)]
  if (!before || !/[\u4e00-\u9fff]/u.test(folded[start - 1] ?? '')) return true
  return (
    FUNCTION.test(before.text) ||
    /^(?:v|p|c|u|uj|ul|d|t|r|f|m)$/u.test(before.tag) ||
    /[号线段]$/u.test(before.text)
  )
}
