import { useLocale, useTranslations } from 'next-intl'
import { unitName } from '@/lib/document/quantity-text'
import { siteAddress } from '@/lib/editorial/addresses'
import type { IndicatorCount } from '@/lib/editorial/reader-views'
import { PageTitle } from './headings'
import { Message } from './message'

function IndicatorTable({ indicators }: { indicators: readonly IndicatorCount[] }) {
  const locale = useLocale()
  const words = useTranslations('site.metrics')
  const head = 'border-b border-ink py-2 font-bold'
  return (
    <table className="w-full max-w-3xl border-collapse text-sm">
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

export function MetricsView({ indicators }: { indicators: readonly IndicatorCount[] }) {
  const words = useTranslations('site.metrics')
  return (
    <>
      <PageTitle title={words('title')}>
        <p className="text-base text-muted">{words('intro')}</p>
      </PageTitle>
      {indicators.length > 0 ? (
        <IndicatorTable indicators={indicators} />
      ) : (
        <Message level="h2" title={words('empty')} />
      )}
    </>
  )
}
