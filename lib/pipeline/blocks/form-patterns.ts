import type { Hints } from './likely-patterns'

const digits = '0123456789'
const spaces =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

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

/** A form that a line can have, with what a line must show for the pattern to be worth trying. */
export type FormPattern = Hints & { name: string; pattern: RegExp }

/** The forms that say something about a line, by the name of their feature. */
export const FORM_PATTERNS: readonly FormPattern[] = [
  { name: 'dispatch', pattern: dispatch, has: '讯社网电' },
  {
    name: 'reporter opens',
    pattern: /^(?:本报|[\p{Script=Han}]{2,6}(?:报|网|社))?(?:首席|见习|全媒体|实习)?记者/u,
    has: '者',
  },
  {
    name: 'time opens',
    pattern:
      /^(?:近日|日前|昨天|昨日|今天|今日|近期|最近|今年|去年|当前|目前|截至|据悉|据了解|据介绍|为了|随着|同时|此外|另外|记者|会上|\d{1,4}年|\d{1,2}月|\d{1,2}日)/u,
    opens: `近日昨今最去当目截据为随同此另记会${digits}`,
  },
  {
    name: 'chinese number',
    pattern:
      /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\))/u,
    opens: '一二三四五六七八九十（(',
  },
  {
    name: 'number',
    pattern: /^(?:[0-9]{1,2}[.、．](?!\d)|[①-⑳]|(?:0[1-9]|PART\s?\d)(?=\s|$|[\p{Script=Han}]))/iu,
    opens: `Pp①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳${digits}`,
  },
  { name: 'bullet', pattern: /^[■●◆▲★◎□○◇△☆※•·▶►◀◄]/u, opens: '■●◆▲★◎□○◇△☆※•·▶►◀◄' },
  { name: 'dash opens', pattern: /^[—―-]{1,3}(?=[^—―\-\d])/u, opens: '—―-' },
  { name: 'dash ends', pattern: /[—―]{1,3}$/u, ends: '—―' },
  { name: 'colon ends', pattern: /[:：]$/u, ends: ':：' },
  {
    name: 'kicker verb ends',
    pattern: /(?:强调|指出|表示|要求|提出|讲话|主持|致辞)$/u,
    ends: '调出示求话持辞',
  },
  {
    name: 'attendance',
    pattern: /(?:出席|主持|致辞|讲话|参加|陪同)(?:[\s\u3000].*)?$/u,
    has: '席持辞话加同',
  },
  { name: 'comma ends', pattern: /[，、,；;]$/u, ends: '，、,；;' },
  {
    name: 'closer opens',
    pattern: /^[，。、；：？！”’）》〉】」』,.;:!?)\]%％]/u,
    opens: '，。、；：？！”’）》〉】」』,.;:!?)]%％',
  },
  {
    name: 'never opens',
    pattern: /^[的了着们吗呢吧之者性化等及与和或得地]/u,
    opens: '的了着们吗呢吧之者性化等及与和或得地',
  },
  {
    name: 'never ends',
    pattern: /[的和与及在将为对把被由到从是以于向并而但]$/u,
    ends: '的和与及在将为对把被由到从是以于向并而但',
  },
  { name: 'quote opens', pattern: /^[“"「『‘]/u, opens: '“"「『‘' },
  {
    name: 'colon inside',
    pattern: /^[“\p{Script=Han}A-Za-z0-9”·]{1,9}[:：][^。；]{3,22}[^。，；：、]$/u,
    has: ':：',
  },
  {
    name: 'phrase, phrase',
    pattern: /^[^，。；：、\s]{3,12}[，,\s][^，。；：、\s]{3,12}$/u,
    has: `，,${spaces}`,
  },
  { name: 'speaker', pattern: /^(?:[\p{Script=Han}·]{1,8}|《[^》]{2,12}》(?:记者)?)[:：]./u, has: ':：' },
  { name: 'question', pattern: /[？?]/u, has: '？?' },
  { name: 'exclamation', pattern: /[！!]/u, has: '！!' },
  { name: 'full stop inside', pattern: /。/u, has: '。' },
  { name: 'one comma', pattern: /^[^，,]*[，,][^，,]*$/u, has: '，,' },
  { name: 'more commas', pattern: /[，,].*[，,]/u, has: '，,' },
  { name: 'list mark', pattern: /、/u, has: '、' },
  { name: 'digits', pattern: /\d/u, has: digits },
  { name: 'no Chinese', pattern: /^[^\p{Script=Han}]+$/u },
  { name: 'phrases', pattern: /^[^\s，。、]{4,}(?:[ \u3000]+[^\s，。、]{4,})+$/u, has: ' \u3000' },
  {
    name: 'pointing',
    pattern:
      /^[▲▼◀▶△]|^(?:图为|图片为|图中|上图|下图|左图|右图|题图|图[①-⑳0-9一二三四五])|[（(](?:上|下|左|右|题|小)?图[）)]/u,
    has: '▲▼◀▶△图',
  },
  {
    name: 'picture scene',
    pattern:
      /^(?:近日|日前|昨日|昨天|\d{1,2}月\d{1,2}日)[^。]{0,20}(?:正在|在[^。]{2,20}(?:作业|采摘|参观|游玩|装配|表演|忙|拍摄))/u,
    opens: `近日昨${digits}`,
  },
  {
    name: 'column name',
    pattern:
      /^[【[■●◆]?[\s]*[\p{Script=Han}A-Za-z0-9·]{2,8}(?:访谈|观察|关注|聚焦|视点|简讯|快讯|短讯|要闻|评论|时评|社论|广角|看台|速递|资讯|专栏|专题|专版|论坛|调查|纪实|人物|故事|热点|动态|新闻|集萃|一线|天地|周刊|副刊|视窗|之窗|在线|之声|连线|传真|札记|笔谈|漫谈|杂谈|谈|眼|记)[】\]]?$/u,
    ends: '谈察注焦点讯闻评论角台递栏题版坛查实物事态萃线地刊窗声真记眼】]',
  },
  { name: 'bracketed', pattern: /^【[^】]{2,16}】$|^\[[^\]]{2,16}\]$/u, opens: '【[' },
  { name: 'in brackets', pattern: /^[（(].*[）)]$/u, opens: '（(' },
  { name: 'bracket opens', pattern: /^[（(]/u, opens: '（(' },
  { name: 'bracket ends', pattern: /[）)]$/u, ends: '）)' },
  {
    name: 'box label',
    pattern:
      /^(?:嘉宾简介|人物简介|人物名片|作者简介|专家简介|名片|相关链接|新闻链接|相关新闻|新闻背景|背景链接|延伸阅读|名词解释|知识链接|小贴士|记者手记|采访手记|短评|记者点评|链接)/u,
    opens: '嘉人作专名相新背延知小记采短链',
  },
  {
    name: 'note label',
    pattern: /^(?:编者按|编者的话|编者|核心提示|开栏的话|开栏语|导语|引言|内容提要|阅读提示)/u,
    opens: '编核开导引内阅',
  },
  { name: 'author note', pattern: /^[（(]?作者(?:系|为|单位|：|:|是|简介)/u, opens: '（(作' },
  {
    name: 'slogan',
    pattern: /公益广告|讲文明|树新风|社会主义核心价值观|文明健康|中国梦/u,
    has: '益明风观梦',
  },
  { name: 'notice', pattern: notice, has: '遗废聘让租卖销登告启声线话址邮咨号证' },
  {
    name: 'notice opens',
    pattern: /^(?:遗失|声明|招聘|转让|招租|出租|拍卖|注销|公告|启事|寻)/u,
    opens: '遗声招转出拍注公启寻',
  },
  {
    name: 'page pointer',
    pattern:
      /(?:[▶►→>》]|详见|见|转)\s*(?:今日|本报)?(?:第?\s?[A-Z]?\d{1,2}\s?版?|第?[一二三四五六七八九十]{1,3}版)\s*[）)]?$|^[A-Z]?\d{1,2}版/u,
    has: `版${digits}`,
  },
  { name: 'date', pattern: /(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}/u, has: '年./-' },
  { name: 'paper name', pattern: /^(?:[\p{Script=Han}]\s?){2,8}(?:报|刊)$/u, ends: '报刊' },
  { name: 'Chinese date', pattern: /[二〇○零一九]{4}年[一二三四五六七八九十]{1,2}月/u, has: '年' },
  {
    name: 'label with number',
    pattern:
      /^[\p{Script=Han}]{2,6}[\s·|/]{0,3}[A-Z]?\d{1,2}$|^[A-Z]?\d{1,2}[\s·|/]{0,3}[\p{Script=Han}]{2,6}$/u,
    has: digits,
  },
  {
    name: 'price or issue',
    pattern: /零售价|定价|总第|今日\d+版|国内统一|邮发代号|社址|印刷|出版|主办|主管/u,
    has: '价第版统邮址刷办管',
  },
  { name: 'weekday', pattern: /星期[一二三四五六日天]/u, has: '期' },
  {
    name: 'source words',
    pattern: /^[（(【]?(?:据|来源|转自|选自|摘自|综合)/u,
    opens: '（(【据来转自选摘综',
  },
  {
    name: 'body opens',
    pattern:
      /^[\p{Script=Han}]{1,6}(?:省|市|县|区|州|镇|乡|村|港|街道|社区|大学|学院|集团|公司|局|厅|委|法院|检察院|海关|银行|医院)(?=[\p{Script=Han}“：:])/u,
    has: '省市县区州镇乡村港道学院团司局厅委关行',
  },
  { name: 'own region', pattern: /[我本全](?:省|市|县|区|国|州)/u, has: '省市县区国州' },
  {
    name: 'news verb',
    pattern:
      /今起|今日|昨日|昨天|明起|明日|首次|首个|首批|正式|启动|启用|开工|开通|揭牌|上线|发布|落户|签约|突破|增长|举行|召开|开幕|闭幕|获|超/u,
    has: '今昨明首正启开揭上发落签突增举召闭获超',
  },
]
