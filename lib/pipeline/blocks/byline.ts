import type { BylineDraft } from '../model'
import { parseNames } from './person-names'

export type BylineReading = { bylines: BylineDraft[]; outlet: string | null }

const outletName =
  /本报|本网|本刊|本台|[\p{Script=Han}]{2,8}(?:日报|晚报|晨报|时报|早报|周报|导报|商报|报|网|社|电视台|广播电台|融媒体中心|融媒|客户端|通讯社|杂志|周刊|在线)/u
const roleWords: readonly { role: string; words: RegExp }[] = [
  { role: '记者', words: /(?:首席|见习|实习|特派|特约|驻站|全媒体|全媒|融媒体|融媒|摄影)?记者/u },
  { role: '通讯员', words: /(?:特约)?通讯员/u },
  { role: '摄影', words: /摄影报道|摄影|供图|拍摄|(?<=^|[\s/／])(?:图片|图|摄)(?=[\s:：/／丨|]|$)|摄$/u },
  {
    role: '作者',
    words:
      /作者|撰文|撰稿|特约评论员|本报评论员|评论员|编译|采写|整理|文\s*[/／]\s*(?:图|摄)|图\s*[/／]\s*文|文图|图文|(?<=^|[\s/／])文(?=[\s:：/／丨|]|$)/u,
  },
]
const outletFirst = new RegExp(`^(?:${outletName.source})(?=\\s|$)`, 'u')
const outletLast = new RegExp(`(?<=\\s)(?:${outletName.source})\\s*$`, 'u')
const outletOnly = new RegExp(`^(?:${outletName.source})$`, 'u')
const roleWord = new RegExp(roleWords.map(({ words }) => `(${words.source})`).join('|'), 'gu')
const wrapping = /^[\s■□●◆▲△○★☆◎※*—-]*[（(【[]?|[）)】\]]?\s*$/gu

/**
 * The people named by a line that is nothing but a byline, in any of the printed forms, or null when it is something
 * else. Without a role word only a marked line (`■ 何秀芳李迎宾`) or one in brackets counts.
 */
export function parseByline(line: string): BylineReading | null {
  const text = line.trim()
  const isMarked = /^[■□●◆▲△○★☆◎※（(]/u.test(text)
  if (text.length > 80 || (!isMarked && !/[者员摄图文编写理撰拍]/u.test(text))) return null
  return parsePeople(text.replace(wrapping, ''), isMarked)
}

/** The people of the words inside a dispatch's brackets or of a credit line: `记者 李天蔚 通讯员 陈 浩`. */
export function parsePeople(words: string, isMarked: boolean): BylineReading | null {
  const text = words
    .trim()
    .replace(/(?:报道|采访)\s*[:：]?$/u, '')
    .replace(/(?:^|\s)(?:发|讯)(?=\s)/gu, ' ')
  const marks = [...text.matchAll(roleWord)]
  if (marks.length === 0) {
    const names = isMarked ? parseNames(text, false) : null
    return names ? { bylines: names.map((name) => ({ name, role: null })), outlet: null } : null
  }
  const before = text.slice(0, marks[0]?.index ?? 0).trim()
  if (isOutlet(before)) return readLeading(text, marks, toOutlet(before))
  return readTrailing(text, marks)
}

/** `本报记者 甲 通讯员 乙`: the role word stands before its names. */
function readLeading(text: string, marks: RegExpMatchArray[], first: string | null): BylineReading | null {
  const bylines: BylineDraft[] = []
  let outlet = first
  for (const [index, mark] of marks.entries()) {
    const from = (mark.index ?? 0) + mark[0].length
    const until = marks[index + 1]?.index ?? text.length
    const piece = text.slice(from, until).replace(/^[\s:：/／丨|]+/u, '')
    const later = outletAtEnd(piece)
    const people = later ? piece.slice(0, piece.length - later.length) : piece
    if (people.trim() === '') {
      if (index < marks.length - 1 || bylines.length > 0) continue
      return null
    }
    // `记者了解到` and `文明行为` begin like a byline: without a gap the name must have a known surname.
    const hasGap = /^[\s:：/／丨|]/u.test(text.slice(from, until))
    if (!hasGap && !/(?:记者|通讯员)$/u.test(mark[0])) return null
    const names = parseNames(people, hasGap)
    if (!names) return null
    outlet ??= later
    bylines.push(...names.map((name) => ({ name, role: roleOf(mark[0]) })))
  }
  return bylines.length > 0 ? { bylines, outlet } : null
}

/** `新华网 发 王文生 摄`, `陈正宝/摄`: the role word stands after its names. */
function readTrailing(text: string, marks: RegExpMatchArray[]): BylineReading | null {
  const mark = marks[0]
  if (
    !mark ||
    !/^[\s/／）)]*$/u.test(text.slice((marks.at(-1)?.index ?? 0) + (marks.at(-1)?.[0].length ?? 0)))
  )
    return null
  const words = text
    .slice(0, mark.index)
    .replace(/[/／：:]\s*$/u, '')
    .trim()
  const outlet = outletFirst.exec(words)?.[0] ?? null
  const names = parseNames(words.slice(outlet?.length ?? 0), false)
  return names ? { bylines: names.map((name) => ({ name, role: roleOf(mark[0]) })), outlet } : null
}

function outletAtEnd(piece: string): string | null {
  return outletLast.exec(piece)?.[0] ?? null
}

function isOutlet(text: string): boolean {
  return text === '' || outletOnly.test(text)
}

function toOutlet(text: string): string | null {
  return text === '' ? null : text
}

function roleOf(word: string): string | null {
  return roleWords.find(({ words }) => new RegExp(`^(?:${words.source})$`, 'u').test(word))?.role ?? null
}
