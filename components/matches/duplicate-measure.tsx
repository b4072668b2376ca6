import { useFormatter, useTranslations } from 'next-intl'
import type { DuplicateRow } from '@/lib/editorial/match-views'

/** How much of two articles agrees. */
export function DuplicateMeasure({ match }: { match: Pick<DuplicateRow, 'containment' | 'longest'> }) {
  const words = useTranslations('matches.duplicate')
  const format = useFormatter()
  return (
    <p className="flex flex-wrap gap-x-4 text-xs text-muted tabular-nums">
      <span>{words('share', { share: format.number(match.containment, { style: 'percent' }) })}</span>
      <span>{words('longest', { count: match.longest })}</span>
    </p>
  )
}
