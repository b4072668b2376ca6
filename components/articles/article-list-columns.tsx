import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Column } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/pill'
import type { Locale } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import type { ArticleColumn, ArticleRow } from '@/lib/editorial/desk-lists'
import { RowCheck } from './article-selection'
import { PrintedOn } from '@/components/desk/printed-facts'
import { PriorityPill } from '@/components/desk/priority-pill'
import { StatusPill } from '@/components/desk/status-pill'

/** The columns of the articles list; `shown` names those that stand besides the headline, or none is left out. */
export function useArticleColumns(
  locale: Locale,
  shown: readonly ArticleColumn[] | undefined,
): Column<ArticleRow>[] {
  const words = useTranslations('desk.articles')
  const workflow = useTranslations('workflow.list')
  const format = useFormatter()
  const columns: Column<ArticleRow>[] = [
    {
      key: 'headline',
      heading: words('headline'),
      sort: 'headline',
      isName: true,
      cell: (row) => <Headline row={row} />,
    },
    { key: 'status', heading: words('status'), cell: (row) => <Standing row={row} /> },
    {
      key: 'priority',
      heading: workflow('priority'),
      sort: 'priority',
      first: 'desc',
      isMinor: true,
      cell: ({ priority }) => (priority === 'NORMAL' ? null : <PriorityPill priority={priority} />),
    },
    {
      key: 'assignee',
      heading: workflow('assignee'),
      isMinor: true,
      cell: (row) => <Due row={row} />,
    },
    {
      key: 'section',
      heading: words('section'),
      isMinor: true,
      cell: ({ section }) => (
        <span className="whitespace-nowrap">{locale === 'en' ? section.nameEn : section.name}</span>
      ),
    },
    {
      key: 'printedOn',
      heading: words('printedOn'),
      sort: 'printed',
      first: 'desc',
      cell: (row) => <Printed row={row} />,
    },
    {
      key: 'suggestions',
      heading: words('suggestions'),
      isNumeric: true,
      cell: ({ openSuggestions }) => (openSuggestions > 0 ? openSuggestions : null),
    },
    {
      key: 'marks',
      heading: words('marks'),
      isMinor: true,
      cell: ({ mentions, metrics }) => (
        <span className={`whitespace-nowrap tabular-nums ${mentions + metrics === 0 ? 'text-muted' : ''}`}>
          {words('marksOf', { mentions, metrics })}
        </span>
      ),
    },
    {
      key: 'updated',
      heading: words('updatedAt'),
      sort: 'updated',
      first: 'desc',
      isMinor: true,
      cell: ({ updatedAt }) => (
        <time dateTime={updatedAt.toISOString()} className="whitespace-nowrap tabular-nums">
          {format.dateTime(updatedAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      ),
    },
  ]
  return columns.filter(({ key }) => key === 'headline' || !shown || shown.some((one) => one === key))
}

function Headline({ row: { id, kicker, headline } }: { row: ArticleRow }) {
  const words = useTranslations('desk.articles')
  return (
    <span className="flex gap-2">
      <RowCheck {...{ id, headline }} />
      <Link href={deskAddress.article(id)} prefetch={false} className="group">
        {kicker && (
          <span lang="zh-CN" className="block text-xs text-muted">
            {kicker}
          </span>
        )}
        <span className="font-serif text-base leading-snug group-hover:text-accent">
          {headline ? (
            <span lang="zh-CN">{headline}</span>
          ) : (
            <span className="text-muted">{words('untitled')}</span>
          )}
        </span>
      </Link>
    </span>
  )
}

function Standing({ row }: { row: ArticleRow }) {
  const words = useTranslations('desk.articles')
  const workflow = useTranslations('workflow.list')
  const { id, status, origin, reviewer, isOverdue, hasUnpublishedChanges } = row
  const { isReturned, isFragment, mayJoin, mayRepeat } = row
  return (
    <span className="inline-flex flex-wrap gap-1">
      <StatusPill status={status} />
      {reviewer && <Pill tone="muted">{workflow('reviewer', { name: reviewer })}</Pill>}
      {origin === 'import' && (
        <span title={words('unreviewedWhy')}>
          <Pill tone="muted">{words('unreviewed')}</Pill>
        </span>
      )}
      {hasUnpublishedChanges && <Pill tone="warning">{words('changed')}</Pill>}
      {isOverdue && <Pill tone="danger">{workflow('isOverdue')}</Pill>}
      {isReturned && <Pill tone="danger">{words('returned')}</Pill>}
      {isFragment && <Pill tone="muted">{words('fragment')}</Pill>}
      {(mayJoin || mayRepeat) && (
        <Link href={deskAddress.matchesOf(id)} prefetch={false} className="inline-flex flex-wrap gap-1">
          {mayJoin && <Pill tone="warning">{words('mayJoin')}</Pill>}
          {mayRepeat && <Pill tone="warning">{words('mayRepeat')}</Pill>}
        </Link>
      )}
    </span>
  )
}

/** Who works on it and until when, or when readers will see it. */
function Due({ row: { assignee, dueAt, liveAt, isOverdue } }: { row: ArticleRow }) {
  const words = useTranslations('workflow.list')
  const format = useFormatter()
  const time = (at: Date) => ({ time: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }) })
  return (
    <span className="inline-grid">
      {assignee && <span className="whitespace-nowrap">{assignee}</span>}
      {dueAt && !liveAt && (
        <span className={`text-xs whitespace-nowrap ${isOverdue ? 'text-danger' : 'text-muted'}`}>
          {words('due', time(dueAt))}
        </span>
      )}
      {liveAt && <span className="text-xs whitespace-nowrap text-muted">{words('live', time(liveAt))}</span>}
    </span>
  )
}

function Printed({ row: { newspaper, printedOn, printedOnIsGuess } }: { row: ArticleRow }) {
  return (
    <span className="inline-grid">
      <PrintedOn date={printedOn} isGuess={printedOnIsGuess} />
      {newspaper && (
        <span lang="zh-CN" className="text-xs text-muted">
          {newspaper}
        </span>
      )}
    </span>
  )
}
