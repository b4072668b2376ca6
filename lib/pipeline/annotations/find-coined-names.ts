import { allMatches } from './all-matches'
import type { AnnotationRule } from '../annotation-rules'
import type { TagType } from '../model'
import type { Candidate, Passage } from './candidate'

const QUOTED = /[“"‘]([^“”"‘’《》,。;:!?、…\s]{2,16})[”"’]/gu

/** Heads that go with the quoted words into one name: “一镇千播”计划. */
const JOINED: readonly [TagType, RegExp][] = [
  [
    'policy',
    /^(?![等的和在])(?:(?![等的和在])[\u4e00-\u9fff]){0,6}?(?:行动计划|专项行动|行动方案|计划(?!的)|规划|示范工程)/u,
  ],
  [
    'project',
    /^(?:[\u4e00-\u9fff]{0,4}(?:示范区|示范园|产业园|展销中心|展示中心|服务中心|共享中心|科普馆|体验馆|主题公园|文化园|总装基地|生产基地|示范基地))/u,
  ],
  ['organization', /^(?:联合)?(?:实验室|创新中心|研究院|联盟|合作社|工作室)/u],
  ['event', /^(?:国际|全国|系列)?(?:论坛|大赛|峰会|展览|音乐会|文化节|博览会)/u],
]
/** Heads that only say what the quoted words name. */
const HEADS: readonly [TagType, RegExp][] = [
  [
    'policy',
    /^(?:机制|制度|改革|政策|模式|举措|办法|战略|倡议|[\u4e00-\u9fff]{0,2}行动(?![了起])|工程|计划|协作)/u,
  ],
  [
    'project',
    /^(?:(?:数字|智慧|综合|公共|线上|智能)?(?:[\u4e00-\u9fff]{0,6}平台|小程序|APP|App|客户端|专列|班列|航线|品牌|数据库|大厅|专窗|专区|服务站|驿站|基地|园区|贷款|专线|公众号|热线|项目|产品|号))/u,
  ],
  [
    'technology',
    /^(?:牌|(?:系列)?[\u4e00-\u9fff]{0,8}?)(?:掘进机|起重机|收割机|拖拉机|牵引车|重卡|客车|列车|动车组|快艇|救生艇|大?模型|机器人|芯片|火箭|卫星|发动机|服务器|蝴蝶兰|新?品种|胶囊|注射液|疫苗|算法|飞机|无人机|潜水器|钻机|装备|样机|原型机|轮|散货船|计算机|系统)/u,
  ],
]
/** What coined words are by their own ending. */
const ENDINGS: readonly [TagType, RegExp][] = [
  ['policy', /(?:共识|宣言|倡议|协定|公约|议定书)$/u],
  ['organization', /(?:实验室|研究院|研究所|研究中心|创新中心|联盟|合作社|基金)$/u],
  [
    'project',
    /(?:贷|保|险|码|通|卡|票|券|专列|专线|课堂|学堂|学院|工坊|驿站|书房|食堂|大脑|超市|专窗|专区|计算器|地图|管家|超人|农场|工厂|大道|小站|小院|集群|快线|转企|指数|车间|通道|庄园|服务队|直通车|班列|示范区|生活圈|通勤圈|夜校|讲堂|书屋|市集|丝路|广场|公园|街区|长廊|之家|记忆|游线|小屋|晚会|快递|直播间)$/u,
  ],
  ['technology', /[\u4e00-\u9fff](?:\d+|[一二三四五六七八九十])号$|(?:器|机|芯|模型|悟空|系列|[一二三]代)$/u],
  ['project', /[号行]$/u],
  [
    'policy',
    /(?:制|法|令|通办|[一二三四五六七八九十\d]+条|一件事|即办|即准|标准地|后转|承诺制|清单制|行动|计划|工程|战略|协作|[百千万]企|[百千万][家村校])$/u,
  ],
]
const MADE =
  /(?:推出|推行|设立|上线|开通|发布|启动|创办|命名为?|取名为?|名为|名叫|叫做?|研发(?:出|的)?|研制(?:出|的)?|自主研发的|培育(?:出|的)?|选育(?:出|的)?|开发(?:出|的)?|搭建|打造|实施|注册|办理|首[趟列艘款颗]|一[趟列艘款颗]|编号|代号|品牌|型号|产品|模型|系统|机器人|服务器|平台|小程序|品种|玫瑰|散货船)(?:了|的|为)?$/u
/** Sayings and figures that quotation marks hold as well. */
const NOT_COINED =
  /^(?:五一|十一|两会|一带一路|双碳|三农|卡脖子|四梁八柱|小巨人|专精特新|最后一公里|绿水青山|真金白银)$|[的了着吗呢吧啊是不没我你他]|^[一二三四五六七八九十两\d]+[个大条类项]|^(?:从|让|把|为|给|当|要|再|变|送|走|来|去)/u

/** What is done to a policy. */
const GOVERNED = /(?:推行|实行|实施|落实|践行|贯彻|深化|执行|出台|探索|创新)(?:了|的|为)?$/u

type Reading = { type: TagType; end: number; rule: AnnotationRule; score: number }

/** Names that quotation marks make: “秦岭升规贷”, “听豚” of a model, “先用后转”机制, “一镇千播”计划. */
export function findCoinedNames({ folded }: Passage, known: readonly Candidate[]): Candidate[] {
  return allMatches(folded, QUOTED).flatMap((match): Candidate[] => {
    const name = match[1] ?? ''
    if (NOT_COINED.test(name)) return []
    const start = match.index + 1
    const close = start + name.length
    if (known.some((other) => other.start === start && other.end === close)) return []
    const reading = readCoined(
      name,
      folded.slice(Math.max(0, match.index - 12), match.index),
      folded.slice(close + 1, close + 15),
    )
    if (!reading) return []
    const { type, end, rule, score } = reading
    return [
      {
        start: end > 0 ? match.index : start,
        end: close + (end > 0 ? end + 1 : 0),
        type,
        canonical: null,
        rule,
        score,
      },
    ]
  })
}

function readCoined(name: string, before: string, after: string): Reading | null {
  const isMade = MADE.test(before)
  for (const [type, pattern] of JOINED) {
    const head = pattern.exec(after)
    if (head) return { type, end: head[0].length, rule: 'quoted.joined', score: 0.75 }
  }
  const own = ENDINGS.find(([, pattern]) => pattern.test(name))
  const head = HEADS.find(([, pattern]) => pattern.test(after))
  if (own && (head || isMade)) return { type: own[0], end: 0, rule: 'quoted.coined', score: 0.82 }
  if (head) return { type: head[0], end: 0, rule: 'quoted.coined', score: isMade ? 0.8 : 0.7 }
  if (own && name.length > 2) return { type: own[0], end: 0, rule: 'quoted.coined', score: 0.66 }
  if (GOVERNED.test(before) || /^(?:实施|落地)/u.test(after))
    return { type: 'policy', end: 0, rule: 'quoted.coined', score: 0.62 }
  return isMade ? { type: 'technology', end: 0, rule: 'quoted.coined', score: 0.55 } : null
}
