import type { BylineDraft } from '../model'
import { noise, outletFirst, roleOfGroup, roleWord } from './byline-words'
import type { RoleWord } from './byline-words'
import { parseNames } from './person-names'

export type BylineReading = { bylines: BylineDraft[]; outlet: string | null }

/** How sure it is that the words name people: `sure` takes any two to four characters for a name. */
export type Certainty = 'words-only' | 'marked' | 'sure'

const wrapping = /^[\s■□●◆▲△○★☆◎※*—-]*[（(【[]?|[）)】\]]?\s*$/gu
const separator = /[\s:：/／丨|、，,]+/u

/**
 * The people named by a line that is nothing but a byline, in any of the printed forms, or null when it is something
 * else. Without a role word only a marked line (`■ 何秀芳李迎宾`) or one in brackets counts.
 */
export function parseByline(line: string): BylineReading | null {
  const text = line.trim()
  const isMarked = /^[■□●◆▲△○★☆◎※（(]/u.test(text)
  if (text.length > 80 || (!isMarked && !/[者员摄图文编写理撰拍]/u.test(text))) return null
  return parsePeople(text.replace(wrapping, ''), isMarked ? 'marked' : 'words-only')
}

/** The people of a byline that something else says is one: its place on the page, or an editor. */
export function readByline(line: string): BylineReading | null {
  return parseByline(line) ?? parsePeople(line.trim().replace(wrapping, ''), 'sure')
}

/** A stretch of the words between two role words, and the role word before it. */
type Segment = {
  word: RoleWord | null
  isJoinedBefore: boolean
  isJoinedAfter: boolean
  words: string
  outlet: string | null
}

/** The people of the words inside a dispatch's brackets or of a credit line: `记者 李天蔚 通讯员 陈 浩`. */
export function parsePeople(words: string, certainty: Certainty): BylineReading | null {
  const text = words.trim().replace(noise, ' ').trim()
  const segments = toSegments(text)
  if (segments.length === 1) {
    const names = certainty === 'words-only' ? null : parseNames(text, certainty === 'sure')
    return names ? { bylines: names.map((name) => ({ name, role: null })), outlet: null } : null
  }
  const bylines = toBylines(segments, certainty)
  if (!bylines || bylines.length === 0) return null
  return { bylines, outlet: segments.find(({ outlet }) => outlet !== null)?.outlet ?? null }
}

function toSegments(text: string): Segment[] {
  const marks = [...text.matchAll(roleWord)]
  const segments: Segment[] = [
    segmentOf(text.slice(0, marks[0]?.index ?? text.length), text, marks[0]?.index),
  ]
  for (const [index, mark] of marks.entries()) {
    const from = (mark.index ?? 0) + mark[0].length
    const until = marks[index + 1]?.index ?? text.length
    const group = Object.entries(mark.groups ?? {}).find(([, value]) => value !== undefined)?.[0] ?? ''
    segments.push({
      ...segmentOf(text.slice(from, until), text, marks[index + 1]?.index),
      word: roleOfGroup[group] ?? null,
      isJoinedBefore: /[/／]\s*$/u.test(text.slice(0, mark.index)),
      isJoinedAfter: /^\s*[:：/／丨|]/u.test(text.slice(from)),
    })
  }
  return segments
}

/** The outlet can stand at the end of the names before, just before the next role word: `甲 解放日报记者 乙`. */
function segmentOf(words: string, text: string, next: number | undefined): Segment {
  const bare = words.replace(/^[\s:：/／丨|、，,]+/u, '')
  const tail = next === undefined ? '' : text.slice(next)
  const at = Math.max(bare.search(/\S+\s*$/u), 0)
  const last = bare.slice(at)
  const outlet =
    next === undefined
      ? null
      : (outletFirst.exec(`${last.trimEnd()}${/\s$/u.test(last) ? ' ' : ''}${tail}`)?.groups?.['outlet'] ??
        null)
  const isWhole = outlet !== null && outlet === last.trim()
  const first = at > 0 ? (/^(\S+)\s/u.exec(bare)?.[1] ?? '') : ''
  const leading = first !== '' && outletFirst.exec(`${first} `)?.groups?.['outlet'] === first ? first : null
  const people = isWhole ? bare.slice(0, at) : bare
  return {
    word: null,
    isJoinedBefore: false,
    isJoinedAfter: false,
    words: (leading === null ? people : people.slice(leading.length)).trim(),
    outlet: isWhole ? outlet : leading,
  }
}

/** `记者` names those behind it; `文` and `摄` those before it, unless a stroke or their place at the front says otherwise. */
function toBylines(segments: readonly Segment[], certainty: Certainty): BylineDraft[] | null {
  const bylines: BylineDraft[] = []
  let waiting: string[] = []
  for (const [index, segment] of segments.entries()) {
    const { word, words } = segment
    const trails =
      word !== null &&
      !word.isLeading &&
      waiting.length > 0 &&
      (segment.isJoinedBefore || !segment.isJoinedAfter)
    if (trails) {
      bylines.push(...waiting.map((name) => ({ name, role: word.role })))
      waiting = []
    }
    if (words === '') continue
    const names = namesOf(segment, segments[index + 1], index === 0, certainty)
    if (!names) return null
    const isReversed =
      bylines.length > 0 &&
      waiting.length === 0 &&
      word !== null &&
      !word.isLeading &&
      !trails &&
      !segment.isJoinedAfter
    if (isReversed && index < segments.length - 1) waiting.push(...names)
    else if (word && !trails) bylines.push(...names.map((name) => ({ name, role: word.role })))
    else waiting.push(...names)
  }
  const rest = waiting.map((name) => ({ name, role: null }))
  return [...bylines, ...rest]
}

function namesOf(
  { word, words }: Segment,
  next: Segment | undefined,
  isFirst: boolean,
  certainty: Certainty,
): string[] | null {
  // What stands before 记者 without a gap is a paper's name that is not known: `YMG全媒体记者`.
  if (isFirst && next?.word?.isLeading && words.length <= 6 && !separator.test(words)) return []
  // `记者了解到` and `文明行为` begin like a byline: without a gap the name must have a known surname.
  const isSure = certainty === 'sure' || (word?.isLeading === true && certainty === 'marked')
  return parseNames(words, isSure)
}
