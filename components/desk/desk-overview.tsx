import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { MatchCounts } from '@/lib/editorial/match-views'
import type { Head, Overview, OverviewArticle, OverviewScheduled } from '@/lib/editorial/overview'
import { Pill } from '@/components/ui/pill'
import { OverviewFailures } from './overview-failures'
import { OverviewItem, OverviewList } from './overview-list'
import { PriorityPill } from './priority-pill'
import { StatusPill } from './status-pill'

/** `?status=SCHEDULED` of the list of articles, with its other questions. */
const articlesWith = (question: string) => `${deskAddress.articles}?${question}`

type Props = { overview: Overview; /** Takes a failed import off the screen. */ dismiss: FormAction<void> }

/** What is mine to do on the left, how the newsroom stands on the right; each a short list with the way to the whole of it. */
export function DeskOverview({ overview, dismiss }: Props) {
  const words = useTranslations('admin.home')
  return (
    <div className="mt-6 grid grid-cols-1 items-start gap-x-10 gap-y-8 lg:grid-cols-2">
      {overview.openConflicts > 0 && (
        <p className="border-l-[3px] border-warning pl-3 lg:col-span-2">
          <Link
            href={deskAddress.conflicts}
            prefetch={false}
            className="underline decoration-rule underline-offset-4 hover:text-accent"
          >
            {words('conflicts', { count: overview.openConflicts })}
          </Link>
        </p>
      )}
      <Column title={words('mine')}>
        <Mine overview={overview} />
      </Column>
      <Column title={words('newsroom')}>
        <Newsroom {...{ overview, dismiss }} />
      </Column>
    </div>
  )
}

const Column = ({ title, children }: { title: string; children: ReactNode }) => (
  <div role="group" aria-label={title} className="grid min-w-0 grid-cols-1 gap-y-6">
    {children}
  </div>
)

function Mine({ overview }: { overview: Overview }) {
  const words = useTranslations('admin.home')
  const { returned, assigned, reviews, drafts, mayReview } = overview
  return (
    <>
      <Articles title={words('returnedToYou')} head={returned} all={articlesWith('mine=returned')} />
      <Articles
        title={words('assigned')}
        none={words('assignedNone')}
        head={assigned}
        all={articlesWith('mine=assigned')}
        by="due"
      />
      {mayReview && (
        <Articles
          title={words('reviews')}
          none={words('reviewsNone')}
          head={reviews}
          all={articlesWith('mine=reviews')}
        />
      )}
      <Articles
        title={words('drafts')}
        none={words('draftsNone')}
        head={drafts}
        all={articlesWith('mine=drafts')}
      />
    </>
  )
}

function Newsroom({ overview, dismiss }: Props) {
  const words = useTranslations('admin.home')
  const { failures, overdue, scheduled, waiting, recent, openPages, matches, mayReview } = overview
  return (
    <>
      <OverviewFailures {...{ failures, dismiss }} />
      <Articles
        title={words('overdue')}
        head={overdue}
        all={articlesWith('overdue=true')}
        by="due"
        showsAssignee
      />
      <Scheduled head={scheduled} />
      {!mayReview && (
        <Articles
          title={words('waiting')}
          none={words('waitingNone')}
          head={waiting}
          all={articlesWith('status=IN_REVIEW')}
        />
      )}
      <OverviewList
        title={words('openPages')}
        none={words('openPagesNone')}
        total={openPages.total}
        all={`${deskAddress.pages}?status=OPEN`}
      >
        {openPages.rows.map(({ id, fileName, headline, articles, importedAt }) => (
          <OverviewItem
            key={id}
            href={deskAddress.page(id)}
            label={headline ?? fileName}
            note={words('articlesOnPage', { count: articles, file: fileName })}
            at={importedAt}
          />
        ))}
      </OverviewList>
      <Matches counts={matches} />
      <Articles
        title={words('recent')}
        none={words('recentNone')}
        head={recent}
        all={articlesWith('status=PUBLISHED')}
      />
    </>
  )
}

/** What readers see next. */
function Scheduled({ head }: { head: Head<OverviewScheduled> }) {
  const words = useTranslations('admin.home')
  return (
    <OverviewList
      title={words('scheduled')}
      none={words('scheduledNone')}
      total={head.total}
      all={deskAddress.calendar}
    >
      {head.rows.map(({ id, headline, at, isEmbargo }) => (
        <OverviewItem
          key={id}
          href={deskAddress.article(id)}
          label={headline}
          note={isEmbargo ? words('embargo') : undefined}
          at={at}
        />
      ))}
    </OverviewList>
  )
}

/** Jumps and duplicates that wait, by kind, each with the way to them. */
function Matches({ counts }: { counts: MatchCounts }) {
  const words = useTranslations('matches')
  const kinds = (['jumps', 'duplicates', 'repeats'] as const).filter((kind) => counts[kind] > 0)
  return (
    <OverviewList
      title={words('waits.title')}
      none={words('waits.none')}
      total={counts.jumps + counts.duplicates + counts.repeats}
      all={deskAddress.matches}
    >
      {kinds.map((kind) => (
        <li key={kind} className="border-b border-rule py-1.5">
          <Link href={deskAddress.matchKind(kind)} prefetch={false} className="hover:text-accent">
            {words(`notice.${kind}`, { count: counts[kind] })}
          </Link>
        </li>
      ))}
    </OverviewList>
  )
}

type ArticlesProps = {
  title: string
  none?: string
  all: string
  head: Head<OverviewArticle>
  /** Which time is told: when it changed, or when it is due. */
  by?: 'due'
  showsAssignee?: boolean
}

function Articles({ head, by, showsAssignee = false, ...list }: ArticlesProps) {
  const words = useTranslations('admin.home')
  const workflow = useTranslations('workflow.list')
  return (
    <OverviewList {...list} total={head.total}>
      {head.rows.map(
        ({
          id,
          headline,
          status,
          returnReason,
          updatedAt,
          dueAt,
          isOverdue,
          priority,
          assignee,
          reviewer,
        }) => (
          <OverviewItem
            key={id}
            href={deskAddress.article(id)}
            label={headline || words('untitled')}
            note={
              returnReason ? (
                words('returned', { reason: returnReason })
              ) : (
                <>
                  {showsAssignee && assignee && `${assignee} `}
                  {reviewer && <Pill tone="muted">{workflow('reviewer', { name: reviewer })}</Pill>}{' '}
                  <PriorityPill priority={priority} /> <StatusPill status={status} />
                </>
              )
            }
            at={by === 'due' ? dueAt : updatedAt}
            isLate={by === 'due' && isOverdue}
          />
        ),
      )}
    </OverviewList>
  )
}
