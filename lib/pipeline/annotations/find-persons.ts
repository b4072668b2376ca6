import { allMatches } from './all-matches'
import type { AnnotationRule } from '../annotation-rules'
import type { Candidate, Passage } from './candidate'
import { findComposedNames } from './find-composed-names'
import { isNoName, looksLikeName, nameAt, SPEECH } from './person-name'
import { COMPOUND_FAMILY, FAMILY_NAME, OFFICE_TITLE, TITLE } from './person-words'
import { isOrdinaryWord, wordsOf } from './words-of'

const GIVEN = '[\\u4e00-\\u9fff]'
const TITLE_BEFORE = new RegExp(
  `(?:${TITLE}|(?<=[\\u4e00-\\u9fff])[员师匠长手])(?:、|,|\\s|:)?(?=${FAMILY_NAME})`,
  'gu',
)
const ENDS_OFFICE = new RegExp(`${OFFICE_TITLE}$`, 'u')
const SPEAKER = new RegExp(`(?<=^|[,。;:!?“”"\\s])(${FAMILY_NAME}${GIVEN}{1,2}?)(?=${SPEECH})`, 'gu')
const HONORED = new RegExp(
  `(?<=^|[,。;:!?、“”"\\s()和与同由向])(${FAMILY_NAME}${GIVEN}{1,2}?)(?=总书记|总理|主席|院士|教授|同志|女士|先生|博士|老师|警官|书记|市长|区长|研究员|等\\d+(?:名|位|人))`,
  'gu',
)
const NAMED_LIST = new RegExp(
  `(?<=^|[,。;:!?”"\\s])(${FAMILY_NAME}${GIVEN}{1,2}(?:、${FAMILY_NAME}${GIVEN}{1,2})+)(?=等[^,。;、]{0,8}(?:运动员|选手|院士|专家|教授|演员|艺术家|科学家|学者|名家|教练|老师|领导|嘉宾|烈士|同志|作家))`,
  'gu',
)
const ACTOR = new RegExp(
  `(?<=^|的|[,。!?;”"])((${FAMILY_NAME})${GIVEN}{1,2})(?=[,:]|说|正|把|拿|向|给|对着)`,
  'gu',
)
const COMPOUND = new RegExp(
  `(${COMPOUND_FAMILY})${GIVEN}{1,2}?(?=[^\\u4e00-\\u9fff]|[说对正把向给在和与的]|$)`,
  'gu',
)
const TITLED_SPEAKER = new RegExp(
  `(${OFFICE_TITLE}|研究员|教授|专家)([\\u4e00-\\u9fff]{2,4}?)(?=${SPEECH}|给记者|向记者|对记者)`,
  'gu',
)
/** 主任在会上说, 经理笑着说: between an office and a verb of speech there may be more than a name. */
const NO_SPEAKER =
  /[的了着在对向于给等们均都还也就又曾已并均则亦即会上中后前里]|^(?:他|她|我|该|要|可|能|应|需|再|从|由|写|一|这|那|今|昨|当|近|日|随|接|自|激|兴|高|笑|算|这样|如此|告诉|表示|介绍|认为|指出|[副兼])|(?:地|同时|随后|接着|首先|分别|一致|近日|日前)$/u
/** Characters that foreign names are written with. */
const SOUNDS =
  '阿艾安昂敖奥巴白拜班邦贝本比彼别宾波博伯布策察查昌车茨茲次达戴丹当德登邓迪蒂丁东都杜顿多厄恩尔耳法范菲费芬丰弗福富盖甘冈高戈格根贡古瓜圭哈海汉豪赫黑亨洪侯胡华怀霍基吉季加佳贾简姜杰捷金津京久卡开凯坎康考柯科可克肯库夸奎昆拉腊莱赖兰朗劳勒雷蕾黎里理礼李丽利莉连良列林琳留柳龙隆卢鲁路露伦罗洛吕律马玛买迈麦曼芒毛梅美门蒙孟米密民敏明缪摩莫默姆木穆拿纳娜乃奈南内嫩能尼年涅宁纽农努女诺欧帕派潘庞佩彭蓬皮片席宗温赞藤品平泼普奇契齐恰强乔切钦琴青琼丘让热仁日荣茹儒瑞若撒萨塞赛三桑瑟森沙莎山珊尚绍舍申生圣施诗石什史舒斯丝司松苏素孙索塔台泰坦汤唐特提田铁廷通图土托瓦娃万汪旺威韦维为温文翁沃乌吾武伍西希锡夏显香肖谢辛欣兴休许雅亚延扬杨耶叶伊依宜因音殷英永尤于雨约宰赞扎泽曾詹章哲珍真芝治钟朱卓兹宗祖佐买吐逊合甫孜哈江艳努尔木沙依古丽提克萨尼亚旦增嘎措姆珠央金顿巴桑次仁平旺堆曲扎西罗布卓玛洛'
const FOREIGN = new RegExp(
  `[\\u4e00-\\u9fff]{1,8}(?:-[${SOUNDS}]{1,6})?(?:·(?:[A-Z]\\.?|[${SOUNDS}]{1,8}|[陈王张刘黄吴周徐杨赵孙朱胡郭何高罗郑谢宋唐许邓韩冯曹彭曾萧蔡潘袁董余苏叶吕魏蒋田沈姜范方]))+`,
  'gu',
)
const ONLY_SOUNDS = new RegExp(`^[${SOUNDS}]+$`, 'u')
const AFTER_TITLE = new RegExp(`^[^·]*${TITLE}(?=[^·])`, 'u')
const LATIN_NAME = /(?<=[\u4e00-\u9fff]\()[A-Z][a-z]+(?:[ .-]+[A-Z][a-z.]*)+(?=\))/gu

/**
 * Named people: after a title, before a verb of speech or an address, in a list that such a name opens, and
 * foreign names with a middle dot. Names of reporters and photographers in credits are bylines, not mentions.
 */
export function findPersons(passage: Passage): Candidate[] {
  const { folded } = passage
  const credits = creditRanges(folded)
  const found = [...afterTitles(passage), ...bySpeech(folded), ...foreignNames(folded)]
  found.push(...inNamedLists(folded), ...byAct(passage), ...compoundNames(passage))
  found.push(...foreignOfficers(passage))
  found.push(...findComposedNames(passage), ...betweenTitles(passage))
  const lists = found.filter(({ score }) => score >= 0.85).flatMap(({ end }) => listed(passage, end))
  return [...found, ...lists].filter(
    ({ start }) => !credits.some(([from, to]) => start >= from && start < to),
  )
}

/** 闽东日报讯(郑培銮 张颖珍), 本刊记者 陈诗韵 发自香港: who reports, at the head of a report. */
const OPENING_CREDIT =
  /^[^,。;:!?()]{0,24}(?:[报刊网台社]|新闻|客户端)(?:[\u4e00-\u9fff]{0,6}(?:\d{1,2}月\d{1,2}日)?(?:专?电|讯)\s?(?:\([^()]{2,40}\)|(?=\s|\d|[\u4e00-\u9fff]))|(?:见习|首席|特约)?记者\s?[\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{2,4}){0,3}(?:\s?(?:发自|自)[\u4e00-\u9fff]{2,8}|\s?[\u4e00-\u9fff]{0,2}报道|$))/u

const CREDIT =
  /\([^()]{0,12}(?:记者|通讯员|摄影|作者|实习生)[^()]{0,60}\)|(?:本报|见习|首席)记者\s?[^,。]{2,8}(?:报道|摄|$)/gu

/** Where the page credits its reporters: (记者 李天蔚), 本报记者 …, 新华社发. */
export function creditRanges(folded: string): [number, number][] {
  if (!folded.includes('(') && !folded.includes('记者')) return []
  const credits = allMatches(folded, CREDIT).map(({ index, 0: text }): [number, number] => [
    index,
    index + text.length,
  ])
  const opening = OPENING_CREDIT.exec(folded)
  return opening ? [[0, opening[0].length], ...credits] : credits
}

function afterTitles(passage: Passage): Candidate[] {
  const found: Candidate[] = []
  for (const match of allMatches(passage.folded, TITLE_BEFORE)) {
    const start = match.index + match[0].length
    const name = passage.edges.has(start) ? nameAt(passage, start, ENDS_OFFICE.test(match[0])) : null
    const isDirect = !/[、,:\s]$/u.test(match[0])
    if (name) found.push(person(start, start + name.length, 'person.after-title', isDirect ? 0.97 : 0.8))
  }
  return found
}

function bySpeech(folded: string): Candidate[] {
  return [SPEAKER, HONORED].flatMap((pattern) =>
    allMatches(folded, pattern).flatMap((match) => {
      const name = match[1] ?? ''
      if (isNoName(name)) return []
      return [person(match.index, match.index + name.length, 'person.by-speech', 0.93)]
    }),
  )
}

/** 做测试的林岚,刷码… and 贾砚波:因为…: a name between 的 or a mark and a mark, by its characters alone. */
function byAct({ folded, edges }: Passage): Candidate[] {
  return allMatches(folded, ACTOR).flatMap((match) => {
    const [, name = '', family = ''] = match
    const end = match.index + name.length
    if (!edges.has(match.index) || !edges.has(end) || !looksLikeName(name, family)) return []
    return [person(match.index, end, 'person.by-place', 0.72)]
  })
}

/** 秘书长区炳文说, 院长次旺罗布给记者看: what stands between an office and a verb of speech is a name, be its family name ever so rare. */
function betweenTitles({ folded, edges }: Passage): Candidate[] {
  return allMatches(folded, TITLED_SPEAKER).flatMap((match) => {
    const [, title = '', printed = ''] = match
    const name = printed.replace(HONORIFIC, '')
    const start = match.index + title.length
    if (name.length < 2 || !edges.has(start) || NO_SPEAKER.test(name) || isOrdinaryWord(name)) return []
    return [person(start, start + name.length, 'person.after-title', 0.86)]
  })
}

const FOREIGN_OFFICER = new RegExp(
  `(${OFFICE_TITLE})([${SOUNDS}]{3,5})(?=[,。、;)]|[在对说称向于是将和与]|会见|会谈|访问?|一行|出席|主持|签署|当天|日前|近日|[一二三四五六七八九十\\d]+日)`,
  'gu',
)
const HONORIFIC = /(?:教授|院士|博士|先生|女士|老师|研究员|主任|书记)$/u

/** 欧阳婵娟 needs no witness but its compound family name. */
/** 联邦主席|阿姆赫德: what stands behind an office and is written with nothing but the characters of foreign names. */
function foreignOfficers({ folded, edges }: Passage): Candidate[] {
  return allMatches(folded, FOREIGN_OFFICER).flatMap((match) => {
    const [, title = '', name = ''] = match
    const start = match.index + title.length
    if (!edges.has(start) || isOrdinaryWord(name) || isOrdinaryWord(name.slice(0, 2))) return []
    return [person(start, start + name.length, 'person.foreign', 0.8)]
  })
}

function compoundNames({ folded, edges }: Passage): Candidate[] {
  return allMatches(folded, COMPOUND).flatMap((match) => {
    const [name, family = ''] = match
    const end = match.index + name.length
    if (!edges.has(match.index) || !edges.has(end) || !looksLikeName(name, family)) return []
    return [person(match.index, end, 'person.compound', 0.85)]
  })
}

/** 郑钦文、潘展乐、全红婵等运动员: a list of nothing but names that says whom it names. */
function inNamedLists(folded: string): Candidate[] {
  if (!folded.includes('、') || !folded.includes('等')) return []
  return allMatches(folded, NAMED_LIST).flatMap((match) => {
    let start = match.index
    return (match[1] ?? '').split('、').map((name) => {
      const found = person(start, start + name.length, 'person.named-list', 0.9)
      start += name.length + 1
      return found
    })
  })
}

/** Further names behind one that is sure: 周诚、刘福升、顾建斌出席. */
function listed(passage: Passage, from: number): Candidate[] {
  const found: Candidate[] = []
  let at = from
  for (;;) {
    const comma = /^[、\s]/u.exec(passage.folded.slice(at, at + 1))
    const name = comma && nameAt(passage, at + 1)
    if (!name) return found
    found.push(person(at + 1, at + 1 + name.length, 'person.listed', 0.92))
    at += 1 + name.length
  }
}

function foreignNames(folded: string): Candidate[] {
  if (!/[·(]/u.test(folded)) return []
  return [FOREIGN, LATIN_NAME].flatMap((pattern) =>
    allMatches(folded, pattern).map((match) => {
      const title = AFTER_TITLE.exec(match[0])?.[0] ?? ''
      const name = match[0].slice(title.length)
      const start = match.index + title.length + leadOf(name)
      const isCut =
        name.endsWith('为') && /^[\u4e00-\u9fff]/u.test(folded.slice(match.index + match[0].length))
      return person(start, match.index + match[0].length - Number(isCut), 'person.foreign', 0.85)
    }),
  )
}

/** 英格兰球星|迈克尔·欧文: how much of the first part are words that say who it is, which sound characters do not write. */
function leadOf(name: string): number {
  const first = name.split('·')[0] ?? ''
  const said = wordsOf(first).filter(
    ({ text }) => text.length > 1 && !ONLY_SOUNDS.test(text) && isOrdinaryWord(text),
  )
  const end = said.at(-1)?.end ?? 0
  return end < first.length ? end : 0
}

function person(start: number, end: number, rule: AnnotationRule, score: number): Candidate {
  return { start, end, type: 'person', canonical: null, rule, score }
}
