import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { listAddress, type Query } from '@/components/ui/list-address'
import { Pager } from '@/components/ui/pager'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Locale } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import type { ArticleQuery, ArticleRow, Screen, SectionChoice, StateCounts } from '@/lib/editorial/desk-lists'
import { STATES } from '@/lib/editorial/workflow'
import { useArticleColumns } from './article-list-columns'
import { PrintedFilters } from './printed-filters'

type Props = {
  locale: Locale
  address: Query
  query: ArticleQuery
  screen: Screen<ArticleRow>
  newspapers: readonly string[]
  sections: readonly SectionChoice[]
  states: StateCounts
  people: readonly { id: string; name: string }[]
}

const FIELDS = [
  'q',
  'status',
  'sectionId',
  'assigneeId',
  'overdue',
  'newspaper',
  'printedOn',
  'undated',
] as const

/** The articles of the desk: filters, table and the way to the next screen. */
export function ArticleList({ locale, address, query, screen, newspapers, sections, states, people }: Props) {
  const words = useTranslations('desk.articles')
  const columns = useArticleColumns(locale)
  const by = query.sort ?? 'updated'
  const direction = query.direction ?? (by === 'headline' ? 'asc' : 'desc')
  return (
    <>
      <StateLinks address={address} current={query.status} counts={states} />
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
        <AssigneeFields query={query} people={people} />
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

type StateProps = { address: Query; current: ArticleQuery['status']; counts: StateCounts }

/** How many articles are in each state, each with the way to them; states that hold none are left out. */
function StateLinks({ address, current, counts }: StateProps) {
  const words = useTranslations('workflow')
  const to = (status: string | null) => listAddress(deskAddress.articles, address, { status, after: null })
  const held = STATES.filter((state) => counts[state] || state === current)
  return (
    <nav aria-label={words('list.states')} className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      <StateLink href={to(null)} isCurrent={!current}>
        {words('list.all')}
      </StateLink>
      {held.map((state) => (
        <StateLink key={state} href={to(state)} isCurrent={state === current}>
          {words(`states.${state}`)}{' '}
          <span className="text-xs text-muted tabular-nums">{counts[state] ?? 0}</span>
        </StateLink>
      ))}
    </nav>
  )
}

type LinkProps = { href: string; isCurrent: boolean; children: ReactNode }

const StateLink = ({ href, isCurrent, children }: LinkProps) => (
  <Link
    href={href}
    prefetch={false}
    aria-current={isCurrent ? 'page' : undefined}
    className="border-b-2 border-transparent py-0.5 hover:text-accent aria-[current=page]:border-ink aria-[current=page]:font-bold"
  >
    {children}
  </Link>
)

function AssigneeFields({ query, people }: { query: ArticleQuery; people: Props['people'] }) {
  const words = useTranslations('workflow.list')
  return (
    <>
      <SelectField
        label={words('assignee')}
        name="assigneeId"
        defaultValue={query.assigneeId ?? ''}
        options={[
          { value: '', label: words('assigneeAll') },
          { value: 'none', label: words('assigneeNone') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <label className="flex min-h-8 items-center gap-1.5 text-xs">
        <input type="checkbox" name="overdue" value="true" defaultChecked={query.overdue} />
        {words('overdue')}
      </label>
    </>
  )
}

function StatusField({ status }: { status: ArticleQuery['status'] }) {
  const words = useTranslations('desk.articles')
  const common = useTranslations('workflow.states')
  return (
    <SelectField
      label={words('status')}
      name="status"
      defaultValue={status ?? ''}
      options={[
        { value: '', label: words('statusAll') },
        ...STATES.map((value) => ({ value, label: common(value) })),
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
