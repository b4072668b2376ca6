import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { listAddress, type Query } from '@/components/ui/list-address'
import { ListScreen } from '@/components/ui/list-screen'
import { MoreMenu } from '@/components/ui/more-menu'
import { SelectField } from '@/components/ui/select-field'
import type { Locale } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import type { BulkKind } from '@/lib/editorial/bulk'
import {
  ARTICLE_COLUMNS,
  CONCERNS,
  sortOf,
  type ArticleQuery,
  type ArticleRow,
  type Screen,
  type SectionChoice,
  type StateCounts,
} from '@/lib/editorial/desk-lists'
import type { ReviewCheck } from '@/lib/editorial/review'
import { viewAddress, type CountedView } from '@/lib/editorial/saved-view'
import { STATES } from '@/lib/editorial/workflow'
import { ArticleSelection } from './article-selection'
import { useArticleColumns } from './article-list-columns'
import { BulkBar } from './bulk-bar'
import { PrintedFilters } from '@/components/desk/printed-filters'
import { ViewBar, type ViewActions } from './view-bar'

type Props = {
  locale: Locale
  address: Query
  query: ArticleQuery
  screen: Screen<ArticleRow>
  newspapers: readonly string[]
  sections: readonly SectionChoice[]
  states: StateCounts
  people: readonly { id: string; name: string }[]
  views: readonly CountedView[]
  mayViews: { share: boolean; manageShared: boolean }
  viewActions: ViewActions
  /** What can be done to many at once. */
  kinds: readonly BulkKind[]
  checks: readonly ReviewCheck[]
}

const FIELDS = [
  'q',
  'status',
  'sectionId',
  'assigneeId',
  'overdue',
  'mine',
  'newspaper',
  'printedOn',
  'undated',
] as const

/** The articles of the desk: kept views, filters, what is chosen, table and the way to the next screen. */
export function ArticleList(props: Props) {
  const { locale, address, query, screen, newspapers, sections, states, people, kinds, checks } = props
  const words = useTranslations('desk.articles')
  const columns = useArticleColumns(locale, query.columns)
  const by = sortOf(query)
  const direction = query.direction ?? (by === 'headline' ? 'asc' : 'desc')
  const named = sections.map(({ id, name, nameEn }) => ({ id, name: locale === 'en' ? nameEn : name }))
  const kept = viewAddress(query)
  return (
    <ArticleSelection rows={screen.rows.map(({ id, version, headline }) => ({ id, version, headline }))}>
      <ViewBar views={props.views} address={kept} may={props.mayViews} actions={props.viewActions} />
      <StateLinks address={address} current={query.status} counts={states} />
      <ListScreen
        path={deskAddress.articles}
        query={address}
        fields={FIELDS}
        cleared={deskAddress.allArticles}
        search={words('search')}
        filters={
          <>
            <StatusField status={query.status} />
            <SelectField
              label={words('section')}
              name="sectionId"
              defaultValue={query.sectionId ?? ''}
              options={[
                { value: '', label: words('sectionAll') },
                ...named.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <ConcernField concern={query.mine} />
            <AssigneeFields query={query} people={people} />
            <PrintedFilters {...{ newspapers }} newspaper={query.newspaper} printedOn={query.printedOn} />
            <ColumnLinks address={address} shown={query.columns} />
          </>
        }
        tools={
          <BulkBar
            kinds={kinds}
            search={kept}
            total={screen.total}
            choices={{ people, sections: named, checks }}
          />
        }
        screen={screen}
        none={words('empty')}
        noneHint={words('emptyHint')}
      >
        <DataTable
          caption={words('caption')}
          columns={columns}
          rows={screen.rows}
          keyOf={({ id }) => id}
          sorting={{ path: deskAddress.articles, query: address, by, direction }}
        />
      </ListScreen>
    </ArticleSelection>
  )
}

type ColumnProps = { address: Query; shown: ArticleQuery['columns'] }

/** Which columns stand, each with the way to the list with or without it. */
function ColumnLinks({ address, shown = [...ARTICLE_COLUMNS] }: ColumnProps) {
  const words = useTranslations('daily.columns')
  return (
    <MoreMenu label={words('label')}>
      {ARTICLE_COLUMNS.map((column) => {
        const isShown = shown.includes(column)
        const next = ARTICLE_COLUMNS.filter((one) => shown.includes(one) !== (one === column))
        const columns = next.length === ARTICLE_COLUMNS.length ? null : next.join('.')
        return (
          <Link
            key={column}
            href={listAddress(deskAddress.articles, address, { columns, view: 'all' })}
            prefetch={false}
            aria-label={words(isShown ? 'hide' : 'show', { column: words(column) })}
            className="flex min-h-7 items-center gap-2 px-1 text-sm whitespace-nowrap hover:text-accent"
          >
            <span aria-hidden className="w-4">
              {isShown ? '✓' : ''}
            </span>
            {words(column)}
          </Link>
        )
      })}
    </MoreMenu>
  )
}

type StateProps = { address: Query; current: ArticleQuery['status']; counts: StateCounts }

/** How many articles are in each state, each with the way to them; states that hold none are left out. */
function StateLinks({ address, current, counts }: StateProps) {
  const words = useTranslations('workflow')
  const to = (status: string | null) =>
    listAddress(deskAddress.articles, address, { status, view: 'all', after: null })
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

function ConcernField({ concern }: { concern: ArticleQuery['mine'] }) {
  const words = useTranslations('desk.articles')
  return (
    <SelectField
      label={words('concern')}
      name="mine"
      defaultValue={concern ?? ''}
      options={[
        { value: '', label: words('concernAll') },
        ...CONCERNS.map((value) => ({ value, label: words(`concerns.${value}`) })),
      ]}
    />
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
