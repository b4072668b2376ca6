import type { Claim, Told } from './claim'
import { comparedUnit, possible, toldStart, toldValue } from './claim'
import { Exact, intersects } from './interval'
import { timeRelation, type TimeRelation } from './time-relation'

/** What could settle a conflict, as a first guess for the editor. */
export const HINTS = ['rounding', 'revised'] as const
export type Hint = (typeof HINTS)[number]

/** Why two figures cannot both hold. */
export type ConflictReason = {
  /** How their times meet. */
  time: TimeRelation
  hint: Hint | null
}

type Sort = 'state' | 'growth' | 'rank' | 'target' | 'difference'

/** Plans are compared with plans, growths with growths; a change without a start is a difference. */
function sortOf({ kind, from }: Claim): Sort {
  if (kind === 'growth' || kind === 'rank' || kind === 'target') return kind
  return kind === 'change' && from === null ? 'difference' : 'state'
}

const MODES = [
  '累计',
  '新增',
  '净增',
  '年均',
  '月均',
  '日均',
  '人均',
  '户均',
  '亩均',
  '平均',
  '环比',
  '最高',
  '最低',
  '单日',
  '单月',
  '当月',
  '合计',
] as const
const CLAUSE_END = /[，,。；;！？!?：:]/u

/** Words beside a figure that make it another measure: 累计, 年均, 环比. */
function modesOf({ text, quote }: Claim): string {
  const at = quote.indexOf(text)
  const before = at < 0 ? quote : quote.slice(0, at)
  const clause = before.split(CLAUSE_END).at(-1) ?? ''
  return MODES.filter((mode) => clause.includes(mode) || text.includes(mode)).join(' ')
}

/** What is said of the things counted, behind the figure in its clause: 33家【企业获基金投决】. */
function saidBehind({ text, quote }: Claim): string {
  const at = quote.indexOf(text)
  return at < 0 ? '' : (quote.slice(at + text.length).split(CLAUSE_END)[0] ?? '').replace(/\s/gu, '')
}

const LEAST_NOUN = 2
const LEAST_SAID = 3

/**
 * 80余家企业进入供应链体系；33家企业获基金投决: an article that counts the same things twice, and tells another thing of each, counts
 * different ones of them.
 */
function countsOthers(a: Claim, b: Claim): boolean {
  if (a.articleId !== b.articleId) return false
  const [ofA, ofB] = [saidBehind(a), saidBehind(b)]
  let shared = 0
  while (shared < ofA.length && ofA[shared] === ofB[shared]) shared += 1
  const [restA, restB] = [ofA.slice(shared), ofB.slice(shared)]
  return (
    shared >= LEAST_NOUN &&
    Math.min(restA.length, restB.length) >= LEAST_SAID &&
    !restA.includes(restB) &&
    !restB.includes(restA)
  )
}

/** A scope that names the subject itself says nothing more. */
const scopeOf = ({ scope, subject }: Claim) => (scope === subject ? null : scope)

function isComparable(a: Claim, b: Claim): boolean {
  return (
    a.id !== b.id &&
    a.indicatorId === b.indicatorId &&
    a.subject === b.subject &&
    scopeOf(a) === scopeOf(b) &&
    sortOf(a) === sortOf(b) &&
    comparedUnit(a) === comparedUnit(b) &&
    modesOf(a) === modesOf(b) &&
    !countsOthers(a, b)
  )
}

/** A figure told in coarser steps may also have been cut off rather than rounded. */
function canHold(a: Told, b: Told): boolean {
  return intersects(possible(a, a.step.gt(b.step)), possible(b, b.step.gt(a.step)))
}

const DRIFT = '0.02'
const gap = (a: Told, b: Told): Exact => a.value.minus(b.value).abs()
const isNearby = (a: Told, b: Told): boolean =>
  gap(a, b).lte(Exact.max(a.value.abs(), b.value.abs()).times(DRIFT))

/** A count that was read on another day of the same week may have moved a little. */
function agree(a: Told, b: Told, time: TimeRelation): boolean {
  return canHold(a, b) || (time === 'same-week' && isNearby(a, b))
}

/** A change from X to Y over a time agrees with a state that is its end, or its start: the words seldom say which. */
function valuesAgree(a: Claim, b: Claim, time: TimeRelation): boolean {
  const [ofA, ofB] = [toldValue(a), toldValue(b)]
  const [startA, startB] = [toldStart(a), toldStart(b)]
  if (startA && startB) return agree(ofA, ofB, time) && agree(startA, startB, time)
  return (
    agree(ofA, ofB, time) ||
    (startA !== null && agree(startA, ofB, time)) ||
    (startB !== null && agree(startB, ofA, time))
  )
}

/**
 * Why two figures cannot both hold, or null when they can or say different things: another indicator, subject, scope, time
 * or measure. Exact: no binary fraction is made on the way.
 */
export function findConflict(a: Claim, b: Claim): ConflictReason | null {
  if (!isComparable(a, b)) return null
  const time = timeRelation(a, b, sortOf(a) === 'state')
  if (time === null || valuesAgree(a, b, time)) return null
  return { time, hint: hintOf(a, b) }
}

function hintOf(a: Claim, b: Claim): Hint | null {
  const [ofA, ofB] = [toldValue(a), toldValue(b)]
  const step = Exact.max(ofA.step, ofB.step)
  if (gap(ofA, ofB).lte(step) && isNearby(ofA, ofB)) return 'rounding'
  return a.printedOn !== null && b.printedOn !== null && a.printedOn !== b.printedOn ? 'revised' : null
}
