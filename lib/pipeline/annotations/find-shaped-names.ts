import { isKnown, type Candidate, type Passage } from './candidate'
import { INNER_VERBS, LEADING_WORDS, NAME_SHAPES, type NameShape } from './name-shapes'
import { isCoined, OPENS_NAME, reachSounds } from './coined-openings'
import { findEditions } from './find-editions'
import { isCommonFirm } from './is-common-firm'
import { isProperName } from './is-proper-name'
import { TITLE } from './person-words'
import { reachPlace } from './reach-place'
import { tailBefore } from './tail-before'
import { wordEndingAt, wordIndexAt, type Word } from './words-of'

const SHAPES = NAME_SHAPES.map((shape) => ({ ...shape, pattern: toPattern(shape.endings) }))
const LONGEST = 34
/** A company's brand may be cut into any single characters, but for these. */
const BRAND_PART = /^[^和与由向对为在的及将等被把以据是从到并了着过、，。\s]$/u
const EDITION_AHEAD = /^第[一二三四五六七八九十百\d]+届/u
const EDITION = /(?:\d{4}年?|第[一二三四五六七八九十百\d]+届)$/u
/** 中阿, 中欧: China and another land in one word. */
const BILATERAL = /中[阿瑞老欧美日韩俄德法英非巴哈白意荷以泰马越柬缅蒙加澳拉亚新]$/u
/** 推进… is part of the name of a meeting or a body made for that task. */
const TASK = /(?:大会|座谈会|工作会议|小组|指挥部|工作专班)$/u
const ENDS_TITLE = new RegExp(`${TITLE}$`, 'u')
const STARTS_TITLE = new RegExp(`^${TITLE}`, 'u')
const HELD_TITLE =
  /^(?:领导|代表|委员|职工|员工|学生|市民|居民|专家|律师|记者|教师|工程师|青年|工人|科学家|村民|志愿者|医师|医生)$/u
/** What is done to works, and no part of their names. */
const BUILDING = /^(?:建设|启动|推进|推动|发布|签约|揭牌|生产|经营|销售|规划|登陆|改革)$/u
const SINGULAR = /^shape\.(?:park|facility|center|event|association|learned)$/u
/** 全省冬春农田水利建设推进会: a meeting of all that a region has. */
const WHOLE = /全(?:省|市|县|区|州|镇|自治区)$/u
const STOPS = /^[,。;:!?、()《》…\s"”‘’/]$/u
const NAME_TAGS = /^(?:n|nr|ns|nt|nz|nrt|nrfg|ng|eng|j|l|i|vn|an|b|s|f|m|g|ag|vg|x|k|h|t|tg|q|a|ad|d|v)$/u
const ENDS_NAME =
  /(?:公司|集团|大学|学院|研究院|研究所|实验室|中心|协会|联盟|委员会|管委会|厂|大会|论坛|峰会|园区|基地|平台|大厦|医院|银行|局|厅|示范区|研究所)$/u

type Walk = { start: number; isProper: boolean }

/** Names by their endings (公司, 大学, 论坛, 产业园…), of one shape or all: the walk goes left, word by word, to where the name begins. */
export function findShapedNames(
  passage: Passage,
  known: readonly Candidate[],
  only?: NameShape['rule'],
): Candidate[] {
  const edited = only === undefined ? findEditions(passage) : []
  const shaped = SHAPES.filter(({ rule }) => only === undefined || rule === only).flatMap((shape) => {
    const found: Candidate[] = []
    for (const match of passage.folded.matchAll(shape.pattern)) {
      const candidate = nameEndingAt(passage, known, shape, match.index, match.index + match[0].length)
      if (candidate) found.push(candidate)
    }
    return found
  })
  return [...shaped, ...edited]
}

function toPattern(endings: string): RegExp {
  const alternatives = endings.split(/\|(?![^(]*\))/u).toSorted((a, b) => b.length - a.length)
  return new RegExp(alternatives.join('|'), 'gu')
}

function nameEndingAt(
  passage: Passage,
  known: readonly Candidate[],
  shape: NameShape,
  endingStart: number,
  end: number,
): Candidate | null {
  if (!endsHere(passage, end) || isKnownThere(passage, known, endingStart, end)) return null
  const { start, isProper } = walkLeft(passage, known, endingStart, shape)
  const length = endingStart - start
  const isNumbered = /\d号线/u.test(passage.folded.slice(endingStart, end))
  if (length < 2 && !isProper && !isNumbered) return null
  if ((length === 0 && !isNumbered) || length > LONGEST || !isBalanced(passage.folded.slice(start, end)))
    return null
  if (shape.type === 'organization' && /^\d{4}.*会议$/u.test(passage.folded.slice(start, end))) return null
  if (
    !isProper &&
    /^(?:[种养水农果蔬粮棉茶]|蔬菜|水果)/u.test(passage.folded.slice(start, end)) &&
    passage.folded.slice(start, end).endsWith('合作社')
  )
    return null
  if (!isProper && /^shape\.(?:company|firm)$/u.test(shape.rule) && isCommonFirm(passage, start, end))
    return null
  if (
    shape.type === 'event' &&
    !isProper &&
    length >= 4 &&
    /(?:举行|召开|举办)的?$/u.test(passage.folded.slice(Math.max(0, start - 4), start))
  )
    return { start, end, type: 'event', canonical: null, rule: shape.rule, score: 0.75 }
  if (!isProper && isCoined(passage, start, endingStart))
    return { start, end, type: shape.type, canonical: null, rule: shape.rule, score: shape.proper - 0.12 }
  if (
    !isProper &&
    SINGULAR.test(shape.rule) &&
    length >= 5 &&
    OPENS_NAME.test(passage.folded.slice(Math.max(0, start - 1), start)) &&
    shape.common >= 0.4
  )
    return { start, end, type: shape.type, canonical: null, rule: shape.rule, score: 0.55 }
  const score = isProper || isNumbered ? shape.proper : length < 4 ? shape.common - 0.15 : shape.common
  return { start, end, type: shape.type, canonical: null, rule: shape.rule, score }
}

/** A known name that ends here already says what the name is. */
function isKnownThere(
  { folded }: Passage,
  known: readonly Candidate[],
  endingStart: number,
  end: number,
): boolean {
  return known.some((name) => {
    if (name.end !== end || name.start >= endingStart || !isKnown(name)) return false
    const before = folded.slice(Math.max(0, name.start - 12), name.start)
    return (
      !/(?:\d{4}年?|第[一二三四五六七八九十\d]+届[\u4e00-\u9fff]{0,4})$/u.test(before) &&
      !ENDS_NAME.test(before)
    )
  })
}

/** A dictionary may join an ending with the office behind it: 玻璃|协会主席. */
function endsHere({ edges, folded }: Passage, end: number): boolean {
  const isWhole = /(?:[分支]行|公司|集团|学院|委员会|研究院)$/u.test(folded.slice(end - 3, end))
  return edges.has(end) || isWhole || STARTS_TITLE.test(folded.slice(end, end + 8))
}

function isBalanced(text: string): boolean {
  if (/[”"][“"]/u.test(text)) return false
  const marks = text.replace(/[^“”"()]/gu, '').replace(/“”|""|\(\)/gu, '')
  return marks === ''
}

/** Goes left over the words a name can hold and cuts off leading verbs and common words. */
function walkLeft(passage: Passage, known: readonly Candidate[], from: number, shape: NameShape): Walk {
  let start = from
  while (start > 0 && from - start <= LONGEST) {
    const previous = stepLeft(passage, known, start, from, shape)
    if (previous === null) break
    start = previous
  }
  start = withTask(passage, cutLeading(passage, known, start, from, shape), from, shape)
  start = reachPlace(passage, known, start, from, shape)
  if (start < from) start = reachSounds(passage, known, start)
  const whole =
    shape.type === 'event' && start < from ? WHOLE.exec(tailBefore(passage.folded, start, 4)) : null
  if (whole) return { start: start - whole[0].length, isProper: true }
  return { start, isProper: isProperName(passage, known, start, from) }
}

function stepLeft(
  passage: Passage,
  known: readonly Candidate[],
  at: number,
  from: number,
  shape: NameShape,
): number | null {
  const { rule } = shape
  const isBrand = rule === 'shape.company'
  const isAssociation = rule === 'shape.association'
  const { folded } = passage
  const inner = /\([^()]{2,6}\)$/u.exec(tailBefore(folded, at, 16))
  if (inner) return at === from || isPlaceInside(known, at) ? at - inner[0].length : null
  if (/[”"]/u.test(folded[at - 1] ?? '')) return quoteStart(folded, at)
  const name = known.find((candidate) => candidate.end === at)
  if (name && rule === 'shape.place' && /(?:高铁|铁路|高速|城际)$/u.test(folded.slice(name.start, name.end)))
    return null
  if (name) return name.type === 'person' ? null : name.start
  if (folded.startsWith('..', at - 2)) return null
  if (folded.startsWith('可持续', at - 3)) return at - 3
  if (/[—-]/u.test(folded[at - 1] ?? ''))
    return known.find(({ end, type }) => end === at - 1 && type === 'place')?.start ?? null
  if (shape.type === 'event' && EDITION_AHEAD.test(folded.slice(at, at + 8))) return null
  const edition = /^(?:shape.event|shape.policy|shape.association)$/u.test(rule)
    ? EDITION.exec(folded.slice(Math.max(0, at - 10), at))
    : null
  if (edition) return at - edition[0].length
  if (BILATERAL.test(tailBefore(folded, at, 2))) return at - 2
  if (known.some(({ start, type }) => start === at && isAnchor(type))) return beforeAnchor(passage, at)
  const word = wordEndingAt(passage.words, passage.folded, at)
  if (!word || STOPS.test(word.text)) return null
  if (word.text === '联合' && ENDS_NAME.test(folded.slice(Math.max(0, word.start - 8), word.start)))
    return null
  if (/^[和与]$/u.test(word.text) && ENDS_NAME.test(folded.slice(Math.max(0, word.start - 8), word.start)))
    return null
  if (/^[和与]$/u.test(word.text)) return joins(passage, known, word.start) ? word.start : null
  if (
    at === from &&
    word.tag === 'v' &&
    isAssociation &&
    word.text.length === 2 &&
    !LEADING_WORDS.has(word.text)
  )
    return word.start
  return isPartOfName(word, /^shape\.(?:park|facility|place)$/u.test(rule)) ||
    (isBrand && BRAND_PART.test(word.text))
    ? word.start
    : null
}

function isPlaceInside(known: readonly Candidate[], at: number): boolean {
  return known.some(({ end, type }) => end === at - 1 && type === 'place')
}

function isAnchor(type: Candidate['type']): boolean {
  return type === 'place' || type === 'organization' || type === 'project' || type === 'event'
}

/** Names begin with a place or a body; only another name, a contraction (中阿) or 推进 of a task stands before it. */
function beforeAnchor(passage: Passage, at: number): number | null {
  const word = wordEndingAt(passage.words, passage.folded, at)
  if (!word) return null
  if (ENDS_NAME.test(word.text)) return word.start
  return /^(?:j|nz|nt|nrt)$/u.test(word.tag) && !/暨/u.test(word.text) && !LEADING_WORDS.has(word.text)
    ? word.start
    : null
}

/** “二陆”文化小镇: short quoted words at the head or inside are part of the name. */
function quoteStart(folded: string, at: number): number | null {
  const quoted = /[“"][^“”",。]{1,8}[”"]$/u.exec(tailBefore(folded, at, 20))
  return quoted ? at - quoted[0].length : null
}

/** 脑科学与智能技术: goes on over 与 only between words of one name, not between two names. */
function joins({ folded, words }: Passage, known: readonly Candidate[], at: number): boolean {
  const before = folded.slice(Math.max(0, at - 12), at)
  if (ENDS_NAME.test(before) || known.some(({ end, type }) => end === at && type !== 'industry')) return false
  const word = words[wordIndexAt(words, at - 1)]
  return word?.end === at && /^(?:n|vn|b|nz|an|l|j)$/u.test(word.tag) && !LEADING_WORDS.has(word.text)
}

function isPartOfName({ text, tag }: Word, isWork: boolean): boolean {
  if (
    !NAME_TAGS.test(tag) ||
    /[的了着暨]|^(?:所属|下属|旗下|直属|隶属|位于|坐落|来自|现有|拥有|累计|已有|共有|新增|集聚|聚集)$/u.test(
      text,
    )
  )
    return false
  if (ENDS_TITLE.test(text) && !HELD_TITLE.test(text)) return false
  if (text === '未来') return true
  if (/^[vd]$/u.test(tag)) return INNER_VERBS.has(text) && !(isWork && BUILDING.test(text))
  if (/^(?:a|ad|f|t|q|k|h)$/u.test(tag))
    return /^(?:[新高大小东西南北中上下老智绿美]|[春夏秋冬]季)$/u.test(text) || tag === 'a'
  if (tag === 'm') return /^(?:第.+|\d{4}年?|年|[\dA-Za-z.+-]+|[一二三四五六七八九十]+)$/u.test(text)
  return true
}

function withTask({ folded }: Passage, start: number, from: number, { type }: NameShape): number {
  const isTask = TASK.test(folded.slice(start, from + 4)) || /^(?:大会|座谈会)/u.test(folded.slice(from))
  const task = /(?:深入)?(?:推进|推动)$/u.exec(tailBefore(folded, start, 4))
  return task && isTask && /^(?:event|organization)$/u.test(type) ? start - task[0].length : start
}

function cutLeading(
  passage: Passage,
  known: readonly Candidate[],
  start: number,
  from: number,
  shape: NameShape,
): number {
  let at = start
  while (at < from) {
    if (known.some((candidate) => candidate.start === at && candidate.end <= from)) return at
    if (BILATERAL.test(passage.folded.slice(at, at + 2))) return at
    const word = passage.words[wordIndexAt(passage.words, at)]
    if (
      word &&
      /^[市省区县]$/u.test(word.text) &&
      /[一二三四五六七八九十两]/u.test(passage.folded[at - 1] ?? '')
    ) {
      at = word.end
      continue
    }
    const isBrand = shape.rule === 'shape.company' && word?.text.length === 1
    if (!word || isBrand || !isLeading(word, passage, from)) return at
    at = word.end
  }
  return from
}

function isLeading(word: Word, { words }: Passage, from: number): boolean {
  const { text, tag, end } = word
  if (/^(?:ad|a|z)$/u.test(tag) && end < from) {
    const next = words[wordIndexAt(words, end)]
    if (next && LEADING_WORDS.has(next.text) && next.tag === 'v') return true
  }
  if (!LEADING_WORDS.has(text) && INNER_VERBS.has(text)) return false
  return (
    LEADING_WORDS.has(text) ||
    /^(?:v|d|p|c|u|r|q|f|y|t)$/u.test(tag) ||
    (tag === 'm' && !/\d{4}|第/u.test(text))
  )
}
