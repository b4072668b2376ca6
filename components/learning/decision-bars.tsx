import { decidedOf, type Decided } from '@/lib/editorial/suggestion-rule'

/** What tells the parts of a bar apart besides their colour: full, striped, empty. */
const PARTS = ['accepted', 'corrected', 'rejected'] as const
type Part = (typeof PARTS)[number]

const FILLS: Record<Part, string> = {
  accepted: 'var(--color-positive)',
  corrected: 'url(#corrected)',
  rejected: 'var(--color-paper)',
}

/** The stripes that bars share; once on a page that draws bars. */
export function BarPatterns() {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <defs>
        <pattern
          id="corrected"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="4" height="4" fill="var(--color-paper)" />
          <rect width="2" height="4" fill="var(--color-warning)" />
        </pattern>
      </defs>
    </svg>
  )
}

/** The key to the bars; `labels` names the parts. */
export function BarKey({ labels }: { labels: Record<Part, string> }) {
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-muted">
      {PARTS.map((part) => (
        <li key={part} className="flex items-center gap-1.5">
          <svg aria-hidden width="14" height="10" className="overflow-visible">
            <rect width="14" height="10" fill={FILLS[part]} stroke="var(--color-edge)" />
          </svg>
          {labels[part]}
        </li>
      ))}
    </ul>
  )
}

type BarProps = { counts: Decided; label: string }

/** What was decided as one bar whose parts are shares of it, from left to right; empty when nothing was. */
export function ShareBar({ counts, label }: BarProps) {
  const all = decidedOf(counts)
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      className="h-3 w-full min-w-24"
    >
      <rect
        x="0.3"
        y="0.3"
        width="99.4"
        height="9.4"
        fill="none"
        stroke="var(--color-rule)"
        strokeWidth="0.6"
      />
      {all > 0 &&
        stacked(counts).map(({ part, from, size }) => (
          <rect
            key={part}
            x={(100 * from) / all}
            y="0"
            width={(100 * size) / all}
            height="10"
            fill={FILLS[part]}
            stroke="var(--color-edge)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
    </svg>
  )
}

type ColumnsProps = { weeks: readonly (Decided & { week: string })[]; label: string; size: 'small' | 'large' }

/** A column for each week, as high as much was decided, its parts from the ground up. */
export function WeekColumns({ weeks, label, size }: ColumnsProps) {
  const highest = Math.max(1, ...weeks.map(decidedOf))
  const height = size === 'large' ? 120 : 24
  const width = size === 'large' ? 40 : 8
  const gap = width / 4
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${weeks.length * (width + gap)} ${height + 1}`}
      className={size === 'large' ? 'w-full max-w-[32rem]' : 'h-6 w-20'}
    >
      {weeks.map((week, at) =>
        stacked(week).map(({ part, from, size: count }) => (
          <rect
            key={`${week.week} ${part}`}
            x={at * (width + gap) + 0.5}
            y={height - (height * (from + count)) / highest + 0.5}
            width={width - 1}
            height={(height * count) / highest}
            fill={FILLS[part]}
            stroke="var(--color-edge)"
            strokeWidth="0.7"
          />
        )),
      )}
      <path
        d={`M0 ${height + 0.5}H${weeks.length * (width + gap)}`}
        stroke="var(--color-edge)"
        strokeWidth="1"
      />
    </svg>
  )
}

function stacked(counts: Decided): { part: Part; from: number; size: number }[] {
  let from = 0
  return PARTS.flatMap((part) => {
    const here = { part, from, size: counts[part] }
    from += here.size
    return here.size > 0 ? [here] : []
  })
}
