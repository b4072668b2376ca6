import { cutsWord } from '../chinese/word-pairs'
import { remember } from './feature-group'
import type { FeatureGroup, FeatureGroups } from './feature-group'
import { isNotice } from './form-patterns'
import type { MeasuredLine } from './measured-line'
import { joinCount } from './page-habits'
import type { PageHabits } from './page-habits'

/** What a line's place on the page says: whether its neighbours go on with its words, how near the page's edge is, what is below. */
export function toPlaceFeatures(lines: readonly MeasuredLine[], habits: PageHabits): FeatureGroup[] {
  const repeated = repeatedOnes(lines)
  const joins = joinsBelow(lines, habits)
  const credits = distancesTo(lines, ({ line }) => line.kind.kind === 'credit')
  const notices = distancesTo(lines, ({ line }) => isNotice(line.clean))
  const groups: FeatureGroups = new Map()
  return lines.map((own, index) => {
    const above = joins[index - 1] ?? 0
    const below = joins[index] ?? 0
    const edge = edgeOf(index, lines.length)
    const credit = credits[index] ?? far
    const notice = notices[index] ?? far
    const flags = (repeated[index] === 1 ? 2 : 0) + (own.line.isDoubled ? 1 : 0)
    const edges = (above * JOINS.length + below) * EDGES.length + edge
    const code = ((edges * 8 + credit) * 8 + notice) * 4 + flags
    return (
      groups.get(code) ?? remember(groups, code, placeFeatures({ above, below, edge, credit, notice, flags }))
    )
  })
}

/** Joins and edges by their place in JOINS and EDGES. */
type Place = { above: number; below: number; edge: number; credit: number; notice: number; flags: number }

function placeFeatures({ above, below, edge, credit, notice, flags }: Place): FeatureGroup {
  const features: string[] = []
  if (above > 0) features.push(`joins above=${JOINS[above]}`)
  if (below > 0) features.push(`joins below=${JOINS[below]}`)
  features.push(...(EDGES[edge] ?? []))
  if (flags > 1) features.push(flags === 3 ? 'doubled and elsewhere' : 'elsewhere too')
  if (credit < far) features.push(`credit below=${credit}`)
  if (notice > 0 && notice < far) features.push('notice below')
  return features
}

const JOINS = ['none', 'word', '0', '1', 'more'] as const

/** Whether each line and the one below may cut a word, or a pair of characters that the page prints elsewhere. */
function joinsBelow(lines: readonly MeasuredLine[], habits: PageHabits): Uint8Array {
  const joins = new Uint8Array(lines.length)
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const own = lines[index]
    const after = lines[index + 1]
    if (own && after && !own.isEnded) joins[index] = JOINS.indexOf(joinOf(own, after, habits))
  }
  return joins
}

function joinOf(one: MeasuredLine, other: MeasuredLine, habits: PageHabits): (typeof JOINS)[number] {
  const first = one.line.clean
  const second = other.line.clean
  if (cutsWord(first, second)) return 'word'
  const count = joinCount(habits, first, second)
  return count === 0 ? '0' : count === 1 ? '1' : 'more'
}

const TOPS: readonly (readonly string[])[] = [[], ['first line'], ['near the top']]
const BOTTOMS: readonly (readonly string[])[] = [[], ['last line'], ['near the bottom']]
const EDGES = TOPS.flatMap((top) => BOTTOMS.map((bottom) => [...top, ...bottom]))

/** Its place in EDGES. */
function edgeOf(index: number, length: number): number {
  const top = index >= 5 ? 0 : index === 0 ? 1 : 2
  const bottom = index < length - 3 ? 0 : index === length - 1 ? 1 : 2
  return top * BOTTOMS.length + bottom
}

const far = 5

/** How many lines below each line the next of a kind stands, `far` when it is not near. */
function distancesTo(lines: readonly MeasuredLine[], isOne: (line: MeasuredLine) => boolean): Uint8Array {
  const distances = new Uint8Array(lines.length)
  let distance = far
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index]
    distance = line && isOne(line) ? 0 : Math.min(far, distance + 1)
    distances[index] = distance
  }
  return distances
}

/** Which lines say what the page prints more than once as a short line of text. */
function repeatedOnes(lines: readonly MeasuredLine[]): Uint8Array {
  const keys = lines.map(({ line }) => line.clean.replace(/\s/gu, ''))
  const counts = new Map<string, number>()
  for (const [index, { isText }] of lines.entries()) {
    const key = keys[index] ?? ''
    if (isText && key.length >= 4 && key.length <= 60) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return Uint8Array.from(keys, (key) => ((counts.get(key) ?? 0) > 1 ? 1 : 0))
}
