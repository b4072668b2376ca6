import { useLocale } from 'next-intl'
import { showPanel, type Shown } from '@/lib/chart/draw-panel'
import { pointsOf, type Panel } from '@/lib/chart/figure-panels'
import { siteAddress } from '@/lib/editorial/addresses'
import type { IndicatorView } from '@/lib/editorial/reader-views'
import { ChartDrawing } from './chart-drawing'
import { useChartSummary } from './chart-summary'
import { useFigureAddress } from './figure-address'
import { RuledHeading } from './headings'
import { SubjectChoice } from './subject-choice'
import { UnitChoice } from './unit-choice'
import { useWords } from './use-words'

type Props = {
  indicator: IndicatorView
  panel: Panel
  /** Counted from 1 among the charts of the page. */
  number: number
  asked: readonly string[]
}

/** What the shapes of the marks mean, as far as this chart has them. */
export function ChartLegend({ shown: { series } }: { shown: Pick<Shown, 'series'> }) {
  const words = useWords('site.chart.legend')
  const points = series.flatMap(pointsOf)
  const said = [
    points.some(({ figures: [figure] }) => figure.qualifier !== '=') && words('inexact'),
    points.some(({ figures: [figure] }) => figure.kind === 'target') && words('target'),
    points.some(({ isReplaced }) => isReplaced) && words('replaced'),
    points.some(({ isContested }) => isContested) && words('contested'),
    series.some(({ strands }) => strands.length > 1) && words('strands'),
  ].filter((text) => text !== false)
  if (said.length === 0) return null
  return <p className="text-xs text-muted">{said.join(' ')}</p>
}

const FILE = 'py-1 underline decoration-rule underline-offset-4 hover:text-accent'

function Files({ slug, number, asked }: Pick<Props, 'number' | 'asked'> & { slug: string }) {
  const locale = useLocale()
  const words = useWords('site.chart')
  const file = (name: string) => siteAddress.indicatorFile(locale, slug, name, asked)
  return (
    <p className="flex flex-wrap gap-x-5 text-sm print:hidden">
      <span className="py-1 text-muted">{words('download')}</span>
      <a className={FILE} href={file(`files/chart-${number}.svg`)} download>
        SVG
      </a>
      <a className={FILE} href={file(`files/chart-${number}.png`)} download>
        PNG
      </a>
      <a className={FILE} href={siteAddress.indicatorFile(locale, slug, 'data.csv')} download>
        CSV
      </a>
    </p>
  )
}

/** One chart of an indicator with its choices, its words and its files. */
export function ChartPanel({ indicator, panel, number, asked }: Props) {
  const words = useWords('site.chart')
  const locale = useLocale()
  const summary = useChartSummary()
  const hrefOf = useFigureAddress(indicator)
  const { slug } = indicator
  const shown = showPanel(panel, locale === 'en' ? 'en' : 'zh-CN', asked)
  if (!shown) return null
  const id = `chart-${number}`
  return (
    <section className="mb-12">
      <RuledHeading id={id}>{words(`measure.${panel.measure}`)}</RuledHeading>
      <figure className="chart space-y-3 pt-2">
        <UnitChoice shown={shown} name={`${id}-unit`} />
        <SubjectChoice {...{ slug, shown, asked }} at={id} />
        <ChartDrawing {...{ shown }} labelledBy={id} hrefOf={hrefOf} />
        <figcaption className="max-w-[48rem] space-y-1.5">
          <p className="text-sm">{summary(shown)}</p>
          <ChartLegend shown={shown} />
        </figcaption>
        <Files {...{ slug, number, asked }} />
      </figure>
    </section>
  )
}
