import type { CorrectionNote } from '@/lib/editorial/reader-views'
import { CorrectionText } from './correction-text'
import { dayOf } from './day-of'
import { useWords } from './use-words'

/** 更正: above the text, since who reads the article must not miss that it was wrong. */
export function ArticleCorrections({ corrections }: { corrections: readonly CorrectionNote[] }) {
  const words = useWords('site.corrections')
  if (corrections.length === 0) return null
  return (
    <section
      aria-label={words('inArticle')}
      className="mb-6 space-y-3 border-l-[3px] border-accent py-1 pl-3"
    >
      {corrections.map((correction) => (
        <div key={correction.id}>
          <h2 className="text-sm font-bold">
            {words('inArticle')}{' '}
            <time dateTime={correction.publishedAt} className="font-normal text-muted tabular-nums">
              {dayOf(correction.publishedAt)}
            </time>
          </h2>
          <CorrectionText correction={correction} />
        </div>
      ))}
    </section>
  )
}
