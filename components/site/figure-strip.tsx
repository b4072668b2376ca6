import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { FigureRow } from '@/lib/editorial/reader-views'
import { IndicatorName, Period } from './figure-facts'
import { useWords } from './use-words'

/** A figure as it was printed, large, with what it measures; the number leads to its sentence. */
export function LargeFigure({
  figure,
  isSubjectKnown = false,
}: {
  figure: FigureRow
  isSubjectKnown?: boolean
}) {
  const locale = useLocale()
  const { article, blockId, subjectTag, text } = figure
  return (
    <div className="space-y-1">
      <p className="text-sm">
        {!isSubjectKnown && subjectTag && <span lang="zh-CN">{subjectTag.name} </span>}
        <IndicatorName figure={figure} />
      </p>
      <p lang="zh-CN" className="font-serif text-xl leading-tight font-bold tabular-nums">
        <a href={siteAddress.block(locale, article.slug, blockId)} className="hover:text-accent">
          {text}
        </a>
      </p>
      <p className="text-xs text-muted">
        <Period figure={figure} />
      </p>
    </div>
  )
}

/** Figures of the newest stories, side by side. */
export function FigureStrip({ figures }: { figures: readonly FigureRow[] }) {
  const words = useWords('site.front')
  if (figures.length === 0) return null
  return (
    <section aria-labelledby="in-figures" className="border-y border-ink py-4">
      <h2 id="in-figures" className="mb-3 text-sm font-bold">
        {words('figures')}
      </h2>
      <ul className="figure-strip">
        {figures.map((figure) => (
          <li key={figure.id}>
            <LargeFigure figure={figure} />
          </li>
        ))}
      </ul>
    </section>
  )
}
