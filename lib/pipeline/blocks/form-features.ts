import { endsSentence, isLetterSpaced } from './measure'
import type { FeatureGroup, RememberedGroups } from './feature-group'
import type { PageLine } from './page-lines'
import { isPersonName } from './person-names'

const dispatch =
  /^(?:本报|本网|本刊|本台)?[\p{Script=Han}]{0,8}讯[\s(（]|^(?:据)?(?:新华社|中新社|中新网|人民网)|^本报.{0,10}\d+月\d+日[电讯]|^.{2,12}\d+月\d+日电/u

const notice =
  /遗失|声明作废|作废|招聘|转让|招租|出租|拍卖|注销|刊登|公告$|启事$|声明$|热线|电话|地址|邮编|咨询|证号|编号|许可证/u

/** Whether words of a classified advertisement or an official notice are in a text. */
export function isNotice(text: string): boolean {
  return notice.test(text)
}

/** Whether text begins as a report does: `本报讯`, `新华社北京3月5日电`. */
export function isDispatch(text: string): boolean {
  return dispatch.test(text)
}

const patterns: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['dispatch', dispatch],
  ['reporter opens', /^(?:本报|[\p{Script=Han}]{2,6}(?:报|网|社))?(?:首席|见习|全媒体|实习)?记者/u],
  [
    'time opens',
    /^(?:近日|日前|昨天|昨日|今天|今日|近期|最近|今年|去年|当前|目前|截至|据悉|据了解|据介绍|为了|随着|同时|此外|另外|记者|会上|\d{1,4}年|\d{1,2}月|\d{1,2}日)/u,
  ],
  [
    'chinese number',
    /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\))/u,
  ],
  ['number', /^(?:[0-9]{1,2}[.、．](?!\d)|[①-⑳]|(?:0[1-9]|PART\s?\d)(?=\s|$|[\p{Script=Han}]))/iu],
  ['bullet', /^[■●◆▲★◎□○◇△☆※•·▶►◀◄]/u],
  ['dash opens', /^[—―-]{1,3}(?=[^—―\-\d])/u],
  ['dash ends', /[—―]{1,3}$/u],
  ['colon ends', /[:：]$/u],
  ['kicker verb ends', /(?:强调|指出|表示|要求|提出|讲话|主持|致辞)$/u],
  ['attendance', /(?:出席|主持|致辞|讲话|参加|陪同)(?:[\s\u3000].*)?$/u],
  ['comma ends', /[，、,；;]$/u],
  ['closer opens', /^[，。、；：？！”’）》〉】」』,.;:!?)\]%％]/u],
  ['never opens', /^[的了着们吗呢吧之者性化等及与和或得地]/u],
  ['never ends', /[的和与及在将为对把被由到从是以于向并而但]$/u],
  ['quote opens', /^[“"「『‘]/u],
  ['colon inside', /^[“\p{Script=Han}A-Za-z0-9”·]{1,9}[:：][^。；]{3,22}[^。，；：、]$/u],
  ['phrase, phrase', /^[^，。；：、\s]{3,12}[，,\s][^，。；：、\s]{3,12}$/u],
  ['speaker', /^(?:[\p{Script=Han}·]{1,8}|《[^》]{2,12}》(?:记者)?)[:：]./u],
  ['question', /[？?]/u],
  ['exclamation', /[！!]/u],
  ['full stop inside', /。/u],
  ['one comma', /^[^，,]*[，,][^，,]*$/u],
  ['more commas', /[，,].*[，,]/u],
  ['list mark', /、/u],
  ['digits', /\d/u],
  ['no Chinese', /^[^\p{Script=Han}]+$/u],
  ['phrases', /^[^\s，。、]{4,}(?:[ \u3000]+[^\s，。、]{4,})+$/u],
  [
    'pointing',
    /^[▲▼◀▶△]|^(?:图为|图片为|图中|上图|下图|左图|右图|题图|图[①-⑳0-9一二三四五])|[（(](?:上|下|左|右|题|小)?图[）)]/u,
  ],
  [
    'picture scene',
    /^(?:近日|日前|昨日|昨天|\d{1,2}月\d{1,2}日)[^。]{0,20}(?:正在|在[^。]{2,20}(?:作业|采摘|参观|游玩|装配|表演|忙|拍摄))/u,
  ],
  [
    'column name',
    /^[【[■●◆]?[\s]*[\p{Script=Han}A-Za-z0-9·]{2,8}(?:访谈|观察|关注|聚焦|视点|简讯|快讯|短讯|要闻|评论|时评|社论|广角|看台|速递|资讯|专栏|专题|专版|论坛|调查|纪实|人物|故事|热点|动态|新闻|集萃|一线|天地|周刊|副刊|视窗|之窗|在线|之声|连线|传真|札记|笔谈|漫谈|杂谈|谈|眼|记)[】\]]?$/u,
  ],
  ['bracketed', /^【[^】]{2,16}】$|^\[[^\]]{2,16}\]$/u],
  ['in brackets', /^[（(].*[）)]$/u],
  ['bracket opens', /^[（(]/u],
  ['bracket ends', /[）)]$/u],
  [
    'box label',
    /^(?:嘉宾简介|人物简介|人物名片|作者简介|专家简介|名片|相关链接|新闻链接|相关新闻|新闻背景|背景链接|延伸阅读|名词解释|知识链接|小贴士|记者手记|采访手记|短评|记者点评|链接)/u,
  ],
  ['note label', /^(?:编者按|编者的话|编者|核心提示|开栏的话|开栏语|导语|引言|内容提要|阅读提示)/u],
  ['author note', /^[（(]?作者(?:系|为|单位|：|:|是|简介)/u],
  ['slogan', /公益广告|讲文明|树新风|社会主义核心价值观|文明健康|中国梦/u],
  ['notice', notice],
  ['notice opens', /^(?:遗失|声明|招聘|转让|招租|出租|拍卖|注销|公告|启事|寻)/u],
  [
    'page pointer',
    /(?:[▶►→>》]|详见|见|转)\s*(?:今日|本报)?(?:第?\s?[A-Z]?\d{1,2}\s?版?|第?[一二三四五六七八九十]{1,3}版)\s*[）)]?$|^[A-Z]?\d{1,2}版/u,
  ],
  ['date', /(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}/u],
  ['paper name', /^(?:[\p{Script=Han}]\s?){2,8}(?:报|刊)$/u],
  ['Chinese date', /[二〇○零一九]{4}年[一二三四五六七八九十]{1,2}月/u],
  [
    'label with number',
    /^[\p{Script=Han}]{2,6}[\s·|/]{0,3}[A-Z]?\d{1,2}$|^[A-Z]?\d{1,2}[\s·|/]{0,3}[\p{Script=Han}]{2,6}$/u,
  ],
  ['price or issue', /零售价|定价|总第|今日\d+版|国内统一|邮发代号|社址|印刷|出版|主办|主管/u],
  ['weekday', /星期[一二三四五六日天]/u],
  ['source words', /^[（(【]?(?:据|来源|转自|选自|摘自|综合)/u],
]

/** What the words of a line say for themselves, by name. */
export function formFeatures(line: PageLine, groups: RememberedGroups): FeatureGroup {
  const { clean, kind } = line
  let first = 0
  let second = 0
  for (let at = 0; at < patterns.length; at += 1) {
    if (patterns[at]?.[1].test(clean) !== true) continue
    if (at < 30) first |= 1 << at
    else second |= 1 << (at - 30)
  }
  const hasGaps = /\s/u.test(clean)
  const others = [
    `kind=${kind.kind === 'discard' ? kind.reason : kind.kind}`,
    `length=${lengthOf(hasGaps ? clean.replace(/\s/gu, '').length : clean.length)}`,
    endsSentence(clean) ? 'sentence ends' : line.isEnded ? 'paragraph ends' : 'open end',
    hasGaps && isLetterSpaced(clean) ? 'letter-spaced' : '',
    line.isDoubled ? 'doubled' : '',
    line.isMarkedHeading ? `marked heading ${levelOf(line.text)}` : '',
    isName(clean) ? 'a name' : '',
  ]
  return groups(`${first} ${second} ${others.join('|')}`, () => [
    'any',
    ...patterns.flatMap(([name], at) =>
      (at < 30 ? first & (1 << at) : second & (1 << (at - 30))) === 0 ? [] : [name],
    ),
    ...others.filter((name) => name !== ''),
  ])
}

function levelOf(text: string): string {
  const level = /^\s*(#{1,6})/u.exec(text)?.[1]?.length ?? 0
  return level > 2 ? '3' : String(level)
}

/** Whether a line is a person's name and nothing else. */
export function isName(clean: string): boolean {
  return clean.length <= 5 && isPersonName(clean.replace(/\s+/gu, ''))
}

function lengthOf(length: number): string {
  if (length <= 4) return '4'
  if (length <= 8) return '8'
  if (length <= 12) return '12'
  if (length <= 16) return '16'
  if (length <= 22) return '22'
  if (length <= 30) return '30'
  return length <= 45 ? '45' : length <= 80 ? '80' : 'long'
}
