import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { CorrectionRow } from '@/lib/editorial/reader-views'
import { CorrectionText } from './correction-text'
import { dayOf } from './day-of'
import { PageTitle } from './headings'
import { useWords } from './use-words'

/** 勘误: every published correction, newest first. */
export function CorrectionsView({ corrections }: { corrections: readonly CorrectionRow[] }) {
  const locale = useLocale()
  const words = useWords('site.corrections')
  return (
    <div className="mx-auto max-w-[46rem]">
      <PageTitle title={words('title')}>
        <p className="text-muted">{words('intro')}</p>
      </PageTitle>
      {corrections.length === 0 && <p className="text-muted">{words('none')}</p>}
      <ol className="divide-y divide-rule border-t border-ink">
        {corrections.map(({ id, headline, slug, ...correction }) => (
          <li key={id} id={`c-${id}`} className="scroll-mt-4 space-y-1 py-4 target:bg-surface">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <time dateTime={correction.publishedAt} className="text-sm text-muted tabular-nums">
                {dayOf(correction.publishedAt)}
              </time>
              {slug === null ? (
                <span lang="zh-CN" className="font-serif text-lg">
                  {headline}
                </span>
              ) : (
                <a
                  lang="zh-CN"
                  href={siteAddress.article(locale, slug)}
                  className="font-serif text-lg hover:text-accent"
                >
                  {headline}
                </a>
              )}
              {slug === null && <span className="text-sm text-muted">{words('gone')}</span>}
            </p>
            <CorrectionText correction={correction} />
          </li>
        ))}
      </ol>
    </div>
  )
}
