import { useFormatter, useTranslations } from 'next-intl'
import { DataTable, type Column } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { PageActsWeek } from '@/lib/editorial/page-acts'

/** How many acts the pages of each week needed: newest first, with a bar that shows the way it goes. */
export function PageActs({ weeks }: { weeks: readonly PageActsWeek[] }) {
  const words = useTranslations('splitting.acts')
  const format = useFormatter()
  if (weeks.length === 0) return <EmptyState title={words('empty')} />
  const most = Math.max(1, ...weeks.map(({ median }) => median ?? 0))
  const columns: Column<PageActsWeek>[] = [
    {
      key: 'week',
      heading: words('week'),
      isName: true,
      isNarrow: true,
      cell: ({ week }) =>
        words('weekOf', {
          date: format.dateTime(new Date(`${week}T00:00:00+08:00`), { dateStyle: 'medium' }),
        }),
    },
    { key: 'pages', heading: words('pages'), isNumeric: true, isNarrow: true, cell: ({ pages }) => pages },
    { key: 'done', heading: words('done'), isNumeric: true, isNarrow: true, cell: ({ done }) => done },
    { key: 'acts', heading: words('count'), isNumeric: true, isNarrow: true, cell: ({ acts }) => acts },
    {
      key: 'untouched',
      heading: words('untouched'),
      isNumeric: true,
      isNarrow: true,
      cell: ({ untouchedShare }) =>
        untouchedShare === null ? '—' : format.number(untouchedShare, { style: 'percent' }),
    },
    {
      key: 'median',
      heading: words('median'),
      cell: ({ median }) =>
        median === null ? (
          '—'
        ) : (
          <span className="flex items-center gap-2 tabular-nums">
            <span className="w-8 flex-none">{format.number(median, { maximumFractionDigits: 1 })}</span>
            <span
              aria-hidden
              className="h-2 flex-none bg-ink"
              style={{ width: `${(median / most) * 12}rem` }}
            />
          </span>
        ),
    },
  ]
  return <DataTable caption={words('caption')} columns={columns} rows={weeks} keyOf={({ week }) => week} />
}
