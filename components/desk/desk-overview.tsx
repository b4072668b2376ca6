import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { deskAddress } from '@/lib/editorial/addresses'
import type { MatchCounts } from '@/lib/editorial/match-views'
import type { Head, Overview, OverviewArticle } from '@/lib/editorial/overview'
import { StatusPill } from './status-pill'

/** Short lists, each with the way to the whole of it: what came back to me, mine, waiting, published, open pages, matches. */
export function DeskOverview({ overview }: { overview: Overview }) {
  const words = useTranslations('admin.home')
  const { returned, drafts, waiting, recent, openPages, matches } = overview
  const articlesIn = (status: string) => `${deskAddress.articles}?status=${status}`
  return (
    <div className="mt-6 grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
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
      {returned.total > 0 && (
        <div className="lg:col-span-2">
          <Articles title={words('returnedToYou')} none="" head={returned} all={articlesIn('DRAFT')} />
        </div>
      )}
      <Articles
        title={words('waiting')}
        none={words('waitingNone')}
        head={waiting}
        all={articlesIn('IN_REVIEW')}
      />
      <Articles title={words('drafts')} none={words('draftsNone')} head={drafts} all={articlesIn('DRAFT')} />
      <Articles
        title={words('recent')}
        none={words('recentNone')}
        head={recent}
        all={articlesIn('PUBLISHED')}
      />
      <List
        title={words('openPages')}
        none={words('openPagesNone')}
        total={openPages.total}
        all={`${deskAddress.pages}?status=OPEN`}
      >
        {openPages.rows.map(({ id, fileName, headline, articles, importedAt }) => (
          <Item
            key={id}
            href={deskAddress.page(id)}
            label={headline ?? fileName}
            note={words('articlesOnPage', { count: articles, file: fileName })}
            at={importedAt}
          />
        ))}
      </List>
      <Matches counts={matches} />
    </div>
  )
}

/** Jumps and duplicates that wait, by kind, each with the way to them. */
function Matches({ counts }: { counts: MatchCounts }) {
  const words = useTranslations('matches')
  const kinds = (['jumps', 'duplicates', 'repeats'] as const).filter((kind) => counts[kind] > 0)
  return (
    <List
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
    </List>
  )
}

type ListProps = { title: string; none: string; all: string }

function Articles({ head, ...list }: ListProps & { head: Head<OverviewArticle> }) {
  const words = useTranslations('admin.home')
  return (
    <List {...list} total={head.total}>
      {head.rows.map(({ id, headline, status, returnReason, updatedAt }) => (
        <Item
          key={id}
          href={deskAddress.article(id)}
          label={headline || words('untitled')}
          note={returnReason ? words('returned', { reason: returnReason }) : <StatusPill status={status} />}
          at={updatedAt}
        />
      ))}
    </List>
  )
}

function List({ title, none, all, total, children }: ListProps & { total: number; children: ReactNode }) {
  const words = useTranslations('admin.home')
  return (
    <section className="border-t border-ink pt-2">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-base font-bold">{title}</h2>
        {total > 0 && (
          <Link
            href={all}
            prefetch={false}
            className="text-xs underline decoration-rule underline-offset-4 hover:text-accent"
          >
            {words('all', { count: total })}
          </Link>
        )}
      </div>
      {total === 0 ? <p className="py-3 text-muted">{none}</p> : <ul>{children}</ul>}
    </section>
  )
}

function Item({ href, label, note, at }: { href: string; label: string; note: ReactNode; at: Date }) {
  const format = useFormatter()
  return (
    <li className="flex items-baseline gap-3 border-b border-rule py-1.5">
      <Link href={href} prefetch={false} className="mr-auto min-w-0 truncate hover:text-accent">
        {label}
      </Link>
      <span className="max-w-[40%] shrink-0 truncate text-xs text-muted">{note}</span>
      <time dateTime={at.toISOString()} className="shrink-0 text-xs text-muted tabular-nums">
        {format.dateTime(at, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })}
      </time>
    </li>
  )
}
