import { useLocale } from 'next-intl'
import { showPanel } from '@/lib/chart/draw-panel'
import type { Panel } from '@/lib/chart/figure-panels'
import { siteAddress } from '@/lib/editorial/addresses'
import type { IndicatorView } from '@/lib/editorial/reader-views'
import { ChartDrawing } from './chart-drawing'
import { useChartSummary } from './chart-summary'
import { ChartLegend } from './chart-panel'
import { useFigureAddress } from './figure-address'
import { SeriesNames } from './subject-choice'
import { UnitChoice } from './unit-choice'
import { useWords } from './use-words'

type Props = {
  indicator: IndicatorView
  panels: readonly Panel[]
  asked: readonly string[]
  siteName: string
}

/** A chart in a frame on another site: its title, its words and the way back to where every figure is told. */
export function EmbedView({ indicator, panels, asked, siteName }: Props) {
  const locale = useLocale()
  const words = useWords('site.chart')
  const summary = useChartSummary()
  const [shown] = panels.flatMap((panel) => showPanel(panel, locale === 'en' ? 'en' : 'zh-CN', asked) ?? [])
  const address = siteAddress.indicator(locale, indicator.slug, asked)
  const hrefOf = useFigureAddress(indicator, address)
  return (
    <main className="chart space-y-3 p-4">
      <hr className="wenwu" />
      <h1 id="embedded" lang="zh-CN" className="font-serif text-xl font-bold">
        <a href={address} target="_top" className="hover:text-accent">
          {indicator.name}
        </a>
      </h1>
      {shown ? (
        <>
          <UnitChoice shown={shown} name="unit" />
          <SeriesNames shown={shown} />
          <ChartDrawing shown={shown} labelledBy="embedded" hrefOf={hrefOf} />
          <p className="text-sm">{summary(shown)}</p>
          <ChartLegend shown={shown} />
        </>
      ) : (
        <p className="text-base">{words('none')}</p>
      )}
      <p className="text-xs text-muted">
        <a href={address} target="_top" className="underline underline-offset-4 hover:text-accent">
          {words('embedSource', { name: siteName })}
        </a>
      </p>
    </main>
  )
}
