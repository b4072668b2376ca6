import { Decimal } from 'decimal.js'
import { groupBy } from '../document/group-by'
import type { StandingPair } from '../editorial/conflict'
import type { FigureRow } from '../editorial/reader-views'
import { canonicalQuantity } from '../pipeline/canonical-quantity'

/** What is measured of an indicator; each is a chart of its own, since their values cannot stand on one axis. */
const MEASURES = ['level', 'share', 'growth', 'change', 'rank'] as const
export type Measure = (typeof MEASURES)[number]

/** One place on a chart. Several stories that state the same are one place. */
export type ChartPoint = {
  /** In reading order of the list it came from; the first is where the chart leads. */
  figures: [FigureRow, ...FigureRow[]]
  from: string
  to: string
  /** Exact, in the unit of the panel; a fall is negative where falls are measured. */
  value: string
  valueTo: string | null
  /** It was revised, superseded or wrong: another figure holds. */
  isReplaced: boolean
  /** Another figure of the same time says otherwise, and nobody has settled it. */
  isContested: boolean
  /** Another figure of the same time measures something else, as an editor said: which of the two a line means nobody knows. */
  isApart: boolean
}

/** Points that may be compared with each other: of one subject and scope, over times of one length, in order. */
export type Strand = { span: string; points: ChartPoint[] }

export type Series = {
  /** The address part by which readers choose it: the tag's slug, else the printed name. */
  key: string
  name: string
  strands: Strand[]
  targets: ChartPoint[]
}

export type Panel = {
  measure: Measure
  unit: string
  series: Series[]
  /** Figures of no known time: listed, never drawn. */
  undated: FigureRow[]
}

const MONTH = 31

/** The length of a time, as far as figures over it compare: a day, whole months, or years. */
export function spanOf(from: string, to: string): string {
  if (from === to) return 'day'
  const [start, end] = [new Date(from), new Date(to)]
  const months =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth() + 1
  const next = new Date(end.getTime() + 86_400_000)
  if (start.getUTCDate() === 1 && next.getUTCDate() === 1)
    return months === 12 && from.endsWith('-01-01') ? 'year' : `${months}m`
  return `${Math.round((end.getTime() - start.getTime()) / 86_400_000 / MONTH)}~m`
}

const isFalling = (figure: FigureRow) =>
  figure.direction === 'down' && (figure.kind === 'growth' || figure.kind === 'change')

function quantityOf(figure: FigureRow) {
  const { value, unit } = canonicalQuantity(figure.value, figure.unit, figure.kind)
  const sign = (text: string) => (isFalling(figure) ? new Decimal(text).neg().toFixed() : text)
  const to =
    figure.valueTo === null ? null : canonicalQuantity(figure.valueTo, figure.unit, figure.kind).value
  return { unit, value: sign(value), valueTo: to === null ? null : sign(to) }
}

const measureOf = ({ kind }: FigureRow): Measure => MEASURES.find((measure) => measure === kind) ?? 'level'

const subjectName = ({ subjectTag, subject, scopeTag, scope }: FigureRow) => {
  const about = subjectTag?.name ?? subject ?? ''
  const within = scopeTag?.name ?? scope
  if (within === null || within === undefined || within === about) return about
  return about === '' ? within : `${about}（${within}）`
}

const subjectKey = (figure: FigureRow) => {
  const about = figure.subjectTag?.slug ?? figure.subject ?? '-'
  const within = figure.scopeTag?.slug ?? figure.scope
  return within ? `${about}~${within}` : about
}

/** What an editor said of two points: of every two of their figures that both stand, or nothing. */
function settledBetween(one: ChartPoint, other: ChartPoint, bothStand: readonly StandingPair[]) {
  const pairs = one.figures.flatMap((a) =>
    other.figures.map((b) => bothStand.find(({ ids }) => ids.includes(a.id) && ids.includes(b.id))),
  )
  if (!pairs.every((pair) => pair !== undefined)) return null
  return pairs.every(({ isSame }) => isSame) ? 'same' : 'apart'
}

function toPoints(figures: readonly FigureRow[], bothStand: readonly StandingPair[]): ChartPoint[] {
  const dated = figures.flatMap((figure) =>
    figure.periodFrom !== null && figure.periodTo !== null
      ? [{ figure, from: figure.periodFrom, to: figure.periodTo, ...quantityOf(figure) }]
      : [],
  )
  const same = groupBy(dated, ({ figure, from, to, value, valueTo }) =>
    [from, to, value, valueTo, figure.qualifier, figure.settled?.holds === false].join('|'),
  )
  const points = [...same.values()].flatMap(([first, ...rest]): ChartPoint[] => {
    if (!first) return []
    const { figure, from, to, value, valueTo } = first
    const isReplaced = figure.settled?.holds === false
    const figures_: ChartPoint['figures'] = [figure, ...rest.map((other) => other.figure)]
    const point = { figures: figures_, from, to, value, valueTo, isReplaced }
    return [{ ...point, isContested: false, isApart: false }]
  })
  const standing = groupBy(
    points.filter(({ isReplaced }) => !isReplaced),
    ({ from, to }) => `${from}|${to}`,
  )
  for (const group of standing.values())
    for (const point of group) {
      const others = group.filter((other) => other !== point)
      const said = others.map((other) => settledBetween(point, other, bothStand))
      point.isContested = said.includes(null)
      point.isApart = !point.isContested && said.includes('apart')
    }
  return points.sort((a, b) => a.to.localeCompare(b.to) || a.from.localeCompare(b.from))
}

function toSeries(
  key: string,
  figures: readonly FigureRow[],
  bothStand: readonly StandingPair[],
): Series | null {
  const [first] = figures
  if (!first) return null
  const targets = toPoints(
    figures.filter(({ kind }) => kind === 'target'),
    bothStand,
  )
  const reached = figures.filter(({ kind }) => kind !== 'target')
  const strands = groupBy(toPoints(reached, bothStand), ({ from, to }) => spanOf(from, to))
  if (targets.length + strands.size === 0) return null
  return {
    key,
    name: subjectName(first),
    strands: [...strands].map(([span, points]) => ({ span, points })),
    targets,
  }
}

export const pointsOf = (series: Series): ChartPoint[] => [
  ...series.strands.flatMap(({ points }) => points),
  ...series.targets,
]

const latestOf = (series: Series) => pointsOf(series).reduce((last, { to }) => (to > last ? to : last), '')

const byWeight = (a: Series, b: Series) =>
  pointsOf(b).length - pointsOf(a).length ||
  latestOf(b).localeCompare(latestOf(a)) ||
  a.name.localeCompare(b.name, 'zh-CN')

/**
 * The figures of an indicator as charts, those with most dated points first. Only what can be compared shares a panel
 * (one measure, one canonical unit) and a strand (one subject and scope, times of one length). Targets and ranges stand
 * where the levels of their unit are. `bothStand` is what editors settled between two of them.
 */
export function toPanels(figures: readonly FigureRow[], bothStand: readonly StandingPair[] = []): Panel[] {
  const units = new Map<string, Measure>()
  for (const figure of figures) {
    if (figure.kind === 'target' || figure.kind === 'range') continue
    const { unit } = quantityOf(figure)
    const known = units.get(unit)
    const measure = measureOf(figure)
    if (known === undefined || MEASURES.indexOf(measure) < MEASURES.indexOf(known)) units.set(unit, measure)
  }
  const panels = groupBy(figures, (figure) => {
    const { unit } = quantityOf(figure)
    const isLoose = figure.kind === 'target' || figure.kind === 'range'
    return `${isLoose ? (units.get(unit) ?? 'level') : measureOf(figure)}|${unit}`
  })
  return [...panels]
    .map(([key, rows]): Panel => {
      const [measure = '', unit = ''] = key.split('|')
      const series = [...groupBy(rows, subjectKey)].flatMap(
        ([name, group]) => toSeries(name, group, bothStand) ?? [],
      )
      return {
        measure: MEASURES.find((known) => known === measure) ?? 'level',
        unit,
        series: series.sort(byWeight),
        undated: rows.filter(({ periodFrom }) => periodFrom === null),
      }
    })
    .sort((a, b) => countPoints(b) - countPoints(a) || b.undated.length - a.undated.length)
}

const countPoints = ({ series }: Panel) => series.reduce((sum, one) => sum + pointsOf(one).length, 0)

/** True when every point of the panel is of one time: then subjects are compared, not years. */
export function isOneTime(series: readonly Series[]): boolean {
  const times = new Set(series.flatMap(pointsOf).map(({ from, to }) => `${from}|${to}`))
  return times.size === 1
}

/**
 * The points of a strand that a line joins, run by run: standing and uncontested, in order of time. It passes over those of which an
 * editor said that they measure different things: they stand beside it.
 */
export function joinedRuns({ points }: Strand): ChartPoint[][] {
  const runs: ChartPoint[][] = [[]]
  for (const point of points) {
    if (point.isReplaced || point.isApart) continue
    if (point.isContested) runs.push([])
    else runs.at(-1)?.push(point)
  }
  return runs.filter((run) => run.length > 1)
}
