import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { deskAddress } from '@/lib/editorial/addresses'
import {
  discardRunsOf,
  roleRunsOf,
  type LineRun,
  type PageArticle,
  type PageLine,
} from '@/lib/editorial/page-view'
import { ArticleNumber } from './article-number'
import { StatusPill } from './status-pill'

type Props = {
  lines: readonly PageLine[]
  articles: readonly PageArticle[]
  /** The address of a printed line. */
  lineAddress: (line: number) => string
}

/** The articles of a page with what of it they own, and what was set aside. */
export function PageArticles({ lines, articles, lineAddress }: Props) {
  const words = useTranslations('desk')
  const discards = discardRunsOf(lines)
  return (
    <>
      <section aria-labelledby="page-articles">
        <h2 id="page-articles" className="border-b border-ink pb-1 text-sm font-bold">
          {words('page.articles')}{' '}
          <span className="font-normal text-muted tabular-nums">{articles.length}</span>
        </h2>
        {articles.length === 0 && <p className="py-3 text-sm text-muted">{words('page.noArticles')}</p>}
        <ol>
          {articles.map((article) => (
            <ArticleCard
              key={article.id}
              article={article}
              runs={roleRunsOf(lines, article.id)}
              lineAddress={lineAddress}
            />
          ))}
        </ol>
      </section>
      <section aria-labelledby="page-discards">
        <h2 id="page-discards" className="border-b border-ink pb-1 text-sm font-bold">
          {words('page.discards')}
        </h2>
        {discards.length === 0 ? (
          <p className="py-3 text-sm text-muted">{words('page.noDiscards')}</p>
        ) : (
          <RunList
            runs={discards.map((run) => ({ ...run, label: words(`discard.${run.reason}`) }))}
            lineAddress={lineAddress}
          />
        )}
      </section>
    </>
  )
}

type CardProps = {
  article: PageArticle
  runs: ReturnType<typeof roleRunsOf>
  lineAddress: Props['lineAddress']
}

function ArticleCard({ article: { id, headline, status, index }, runs, lineAddress }: CardProps) {
  const words = useTranslations('desk')
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-2 border-b border-rule py-2">
      <ArticleNumber index={index} label={words('page.articleNumber', { index })} />
      <h3 className="font-serif text-base leading-snug">
        <Link href={deskAddress.article(id)} prefetch={false} className="hover:text-accent">
          {headline ? (
            <span lang="zh-CN">{headline}</span>
          ) : (
            <span className="text-muted">{words('page.untitled')}</span>
          )}
        </Link>
      </h3>
      <StatusPill status={status} />
      <div className="col-start-2 col-end-4">
        <RunList
          runs={runs.map((run) => ({ ...run, label: words(`role.${run.role}`) }))}
          lineAddress={lineAddress}
        />
      </div>
    </li>
  )
}

type RunListProps = { runs: readonly (LineRun & { label: string })[]; lineAddress: Props['lineAddress'] }

/** What stands where, by kind; each range leads to its lines. */
function RunList({ runs, lineAddress }: RunListProps) {
  const labels = [...new Set(runs.map(({ label }) => label))]
  return (
    <ul className="flex flex-wrap gap-x-4 pt-0.5 text-xs text-muted">
      {labels.map((label) => (
        <li key={label} className="flex flex-wrap gap-x-2">
          <span className="leading-6">{label}</span>
          {runs
            .filter((run) => run.label === label)
            .map((run) => (
              <RunLink key={run.first} run={run} address={lineAddress(run.first)} />
            ))}
        </li>
      ))}
    </ul>
  )
}

function RunLink({ run: { first, last }, address }: { run: LineRun; address: string }) {
  const words = useTranslations('desk.page')
  const label = first === last ? words('lineOne', { first }) : words('lineRange', { first, last })
  return (
    <a
      href={address}
      aria-label={label}
      className="min-h-6 min-w-6 text-center leading-6 tabular-nums underline decoration-rule underline-offset-4 hover:text-accent"
    >
      {first === last ? first : `${first}–${last}`}
    </a>
  )
}
