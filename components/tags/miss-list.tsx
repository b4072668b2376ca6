import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { DataTable, type Column } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { siteAddress } from '@/lib/editorial/addresses'
import type { SearchMiss } from '@/lib/editorial/search'

/** What readers looked for and did not find, most often first. */
export function MissList({ misses }: { misses: readonly SearchMiss[] }) {
  const words = useTranslations('vocabulary.misses')
  const columns = useColumns()
  if (misses.length === 0) return <EmptyState title={words('empty')} />
  return <DataTable caption={words('title')} columns={columns} rows={misses} keyOf={({ terms }) => terms} />
}

function useColumns(): Column<SearchMiss>[] {
  const words = useTranslations('vocabulary.misses')
  const format = useFormatter()
  const locale = useLocale()
  return [
    {
      key: 'query',
      heading: words('query'),
      isName: true,
      cell: ({ query }) => (
        <a
          lang="zh-CN"
          className="wrap-anywhere underline decoration-rule underline-offset-4"
          href={siteAddress.search(locale, query)}
        >
          {query}
        </a>
      ),
    },
    { key: 'count', heading: words('count'), isNumeric: true, cell: ({ count }) => count },
    {
      key: 'last',
      heading: words('last'),
      isNarrow: true,
      cell: ({ lastAt }) => (
        <time dateTime={lastAt.toISOString()} className="tabular-nums">
          {format.dateTime(lastAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      ),
    },
  ]
}
