import { useLocale } from 'next-intl'
import { groupBy } from '@/lib/document/group-by'
import { unitName } from '@/lib/document/quantity-text'
import { siteAddress } from '@/lib/editorial/addresses'
import type { IndicatorCount } from '@/lib/editorial/reader-views'
import { PageTitle, RuledHeading } from './headings'
import { Message } from './message'
import { useWords } from './use-words'

function IndicatorTable({
  indicators,
  labelledBy,
}: {
  indicators: readonly IndicatorCount[]
  labelledBy: string
}) {
  const locale = useLocale()
  const words = useWords('site.metrics')
  const head = 'border-b border-rule py-1.5 font-normal whitespace-nowrap text-muted'
  return (
    <table aria-labelledby={labelledBy} className="w-full border-collapse text-sm">
      <thead>
        <tr>
          <th scope="col" className={`${head} text-left`}>
            {words('indicator')}
          </th>
          <th scope="col" className={`${head} pr-4 text-left`}>
            {words('unit')}
          </th>
          <th scope="col" className={`${head} pr-4 text-right`}>
            {words('figures')}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {words('articles')}
          </th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {indicators.map(({ id, slug, name, canonicalUnit, figures, articles }) => (
          <tr key={id} className="border-b border-rule hover:bg-wash">
            <th scope="row" lang="zh-CN" className="pr-4 text-left font-serif text-base font-normal">
              <a href={siteAddress.indicator(locale, slug)} className="block py-1.5 hover:text-accent">
                {name}
              </a>
            </th>
            <td lang="zh-CN" className="pr-4">
              {unitName(canonicalUnit)}
            </td>
            <td className="pr-4 text-right">{figures}</td>
            <td className="text-right">{articles}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every indicator, by what kind of thing it measures; those with most figures first. */
export function MetricsView({ indicators }: { indicators: readonly IndicatorCount[] }) {
  const words = useWords('site.metrics')
  const dimensions = useWords('common.dimension')
  const groups = [...groupBy(indicators, ({ dimension }) => dimension)]
  const nameOf = (dimension: string) => (dimensions.has(dimension) ? dimensions(dimension) : dimension)
  return (
    <>
      <PageTitle title={words('title')}>
        <p className="text-base text-muted">{words('intro')}</p>
        {groups.length > 1 && (
          <ul className="flex flex-wrap gap-x-5 text-sm">
            {groups.map(([dimension, { length }]) => (
              <li key={dimension}>
                <a href={`#${dimension}`} className="inline-flex gap-1.5 py-1 hover:text-accent">
                  {nameOf(dimension)} <span className="text-muted tabular-nums">{length}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </PageTitle>
      {indicators.length === 0 && <Message level="h2" title={words('empty')} />}
      <div className="gap-x-12 lg:columns-2">
        {groups.map(([dimension, own]) => (
          <section key={dimension} className="mb-10">
            <RuledHeading id={dimension}>{nameOf(dimension)}</RuledHeading>
            <IndicatorTable indicators={own} labelledBy={dimension} />
          </section>
        ))}
      </div>
    </>
  )
}
