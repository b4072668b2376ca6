import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import type { Query } from '@/components/ui/list-address'
import { Pager } from '@/components/ui/pager'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Locale } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import type { ArticleQuery, ArticleRow, Screen, SectionChoice } from '@/lib/editorial/desk-lists'
import { STATUSES } from '@/lib/editorial/workflow'
import { useArticleColumns } from './article-list-columns'
import { PrintedFilters } from './printed-filters'

type Props = {
  locale: Locale
  address: Query
  query: ArticleQuery
  screen: Screen<ArticleRow>
  newspapers: readonly string[]
  sections: readonly SectionChoice[]
}

const FIELDS = ['q', 'status', 'sectionId', 'newspaper', 'printedOn', 'undated'] as const

/** The articles of the desk: filters, table and the way to the next screen. */
export function ArticleList({ locale, address, query, screen, newspapers, sections }: Props) {
  const words = useTranslations('desk.articles')
  const columns = useArticleColumns(locale)
  const by = query.sort ?? 'updated'
  const direction = query.direction ?? (by === 'headline' ? 'asc' : 'desc')
  return (
    <>
      <FilterBar path={deskAddress.articles} query={address} fields={FIELDS}>
        <TextField
          label={words('search')}
          name="q"
          type="search"
          defaultValue={query.q}
          className="min-w-64 grow"
        />
        <StatusField status={query.status} />
        <SelectField
          label={words('section')}
          name="sectionId"
          defaultValue={query.sectionId ?? ''}
          options={[
            { value: '', label: words('sectionAll') },
            ...sections.map(({ id, name, nameEn }) => ({
              value: id,
              label: locale === 'en' ? nameEn : name,
            })),
          ]}
        />
        <PrintedFilters {...{ newspapers }} newspaper={query.newspaper} printedOn={query.printedOn} />
      </FilterBar>
      {screen.rows.length === 0 ? (
        <NoArticles isFiltered={screen.total > 0 || FIELDS.some((name) => address[name])} />
      ) : (
        <DataTable
          caption={words('caption')}
          columns={columns}
          rows={screen.rows}
          keyOf={({ id }) => id}
          sorting={{ path: deskAddress.articles, query: address, by, direction }}
        />
      )}
      <Pager
        path={deskAddress.articles}
        query={address}
        next={screen.next}
        shown={screen.rows.length}
        total={screen.total}
      />
    </>
  )
}

function StatusField({ status }: { status: ArticleQuery['status'] }) {
  const words = useTranslations('desk.articles')
  const common = useTranslations('common.status')
  return (
    <SelectField
      label={words('status')}
      name="status"
      defaultValue={status ?? ''}
      options={[
        { value: '', label: words('statusAll') },
        ...STATUSES.map((value) => ({ value, label: common(value) })),
      ]}
    />
  )
}

function NoArticles({ isFiltered }: { isFiltered: boolean }) {
  const words = useTranslations('desk.articles')
  const common = useTranslations('common.list')
  if (isFiltered) return <EmptyState title={common('noMatch')}>{common('noMatchHint')}</EmptyState>
  return <EmptyState title={words('empty')}>{words('emptyHint')}</EmptyState>
}
