import { allMatches } from './all-matches'
import { isKnown, type Candidate, type Passage } from './candidate'
import { INNER_VERBS, LEADING_WORDS, NAME_SHAPES, type NameShape } from './name-shapes'
import { isCoined, OPENS_NAME, reachSounds } from './coined-openings'
import { FIRM_PREFIXES } from './firm-words'
import { findEditions } from './find-editions'
import { isCommonFirm } from './is-common-firm'
import { isProperName } from './is-proper-name'
import { TITLE } from './person-words'
import { behindBuilding, behindSort, reachMark } from './name-openings'
import { ENDS_NAME, isPartOfName, joins } from './name-parts'
import { reachPlace } from './reach-place'
import { tailBefore } from './tail-before'
import { wordEndingAt, wordIndexAt, type Word } from './words-of'

const SHAPES = NAME_SHAPES.map((shape) => ({ ...shape, pattern: toPattern(shape.endings) }))
const LONGEST = 34
/** A company's brand may be cut into any single characters, but for these. */
const BRAND_PART = /^[^和与由向对为在的及将等被把以据是从到并了着过、，。\s]$/u
const EDITION_AHEAD = /^第[一二三四五六七八九十百\d]+届/u
const EDITION = /(?:\d{4}年?|第[一二三四五六七八九十百\d]+[届次])$/u
/** 中阿, 中欧: China and another land in one word. */
const BILATERAL = /中[阿瑞老欧美日韩俄德法英非巴哈白意荷以泰马越柬缅蒙加澳拉亚新]$/u
/** 推进… is part of the name of a meeting or a body made for that task. */
const TASK = /(?:大会|座谈会|工作会议|小组|指挥部|工作专班)$/u
const STARTS_TITLE = new RegExp(`^${TITLE}`, 'u')
/** 国务院新闻办公室发布会: where something is told, no event of its own. */
const PRESS = /(?:新闻|办公室|[办委局厅部府])发布会$/u
/** 220千伏|昝西输变电工程, 100万千瓦|光伏项目: how large a work is, inside its name. */
const SIZE = /[±]?\d[\d.]*[万亿]?(?:千伏|千瓦|兆瓦|吉瓦|吨|立方米|亩|公里|平方米|床|MW|GW|kV)级?$/u
const FOUNDED = /(?:建立|建成|建起|上线|启用|推出|开通|打造|开发|研发|首创|搭建|创建)(?:了|的)?$/u
const BUILT = /^shape\.(?:park|facility|center|learned)$/u
const SIZED = /\d[\d.]*[万亿]?(?:千伏|千瓦|兆瓦|吉瓦|吨|立方米|MW|GW|kV)/u
const FIRM_PREFIX = new RegExp(`^(?:${FIRM_PREFIXES})$`, 'u')
const SINGULAR = /^shape\.(?:park|facility|center|event|association|learned)$/u
/** 全省冬春农田水利建设推进会: a meeting of all that a region has. */
const WHOLE = /全(?:省|市|县|区|州|镇|自治区)$/u
const STOPS = /^[,。;:!?、()《》…\s"”‘’/]$/u

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
    for (const match of allMatches(passage.folded, shape.pattern)) {
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
  if (/最[长大高深宽难新快]/u.test(passage.folded.slice(start, end))) return null
  if (/第[一二三四五六七八九十\d]+[条座个家颗台批]/u.test(passage.folded.slice(start, endingStart)))
    return null
  if (shape.type === 'event' && PRESS.test(passage.folded.slice(start, end))) return null
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
    length >= 5 &&
    /^shape\.(?:facility|platform|center)$/u.test(shape.rule) &&
    FOUNDED.test(tailBefore(passage.folded, start, 5))
  )
    return { start, end, type: shape.type, canonical: null, rule: shape.rule, score: 0.6 }
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
  const isHeld =
    /[会展节赛坛]$/u.test(folded.slice(end - 1, end)) && /^(?:上|期间|现场|后|前|中)/u.test(folded.slice(end))
  const isWhole = isHeld || /(?:[分支]行|公司|集团|学院|委员会|研究院)$/u.test(folded.slice(end - 3, end))
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
  if (shape.rule === 'shape.company' && start < from) start = reachMark(passage, start, from)
  if (start < from) start = reachSounds(passage, known, start)
  const whole =
    shape.type === 'event' && start < from ? WHOLE.exec(tailBefore(passage.folded, start, 4)) : null
  if (whole) return { start: start - whole[0].length, isProper: true }
  if (BUILT.test(shape.rule)) start = behindBuilding(passage, known, start, from)
  const head = passage.folded.slice(start, from)
  const isOwn = SIZED.test(head) || (shape.rule === 'shape.learned' && head === '中国')
  return { start, isProper: isOwn || isProperName(passage, known, start, from) }
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
  if (folded.startsWith('中试', at - 2)) return at - 2
  if (/[—-]/u.test(folded[at - 1] ?? ''))
    return known.find(({ end, type }) => end === at - 1 && type === 'place')?.start ?? null
  if (shape.type === 'event' && EDITION_AHEAD.test(folded.slice(at, at + 8))) return null
  const size = /^shape\.(?:facility|park)$/u.test(rule) ? SIZE.exec(tailBefore(folded, at, 12)) : null
  if (size) return at - size[0].length
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
  if (FIRM_PREFIX.test(tailBefore(passage.folded, at, 2))) return at - 2
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
  let at =
    shape.type === 'organization' || shape.type === 'project' ? behindSort(passage, start, from) : start
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
