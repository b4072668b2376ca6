import { useLocale } from 'next-intl'
import { pointsOf, type Panel } from '@/lib/chart/figure-panels'
import { showPanel } from '@/lib/chart/draw-panel'
import { indicatorCitation } from '@/lib/document/citation'
import { unitName } from '@/lib/document/quantity-text'
import { siteAddress } from '@/lib/editorial/addresses'
import { chartFrame, FRAME_HEIGHT } from '@/lib/editorial/oembed'
import type { IndicatorPage } from '@/lib/editorial/reader-views'
import { ChartPanel } from './chart-panel'
import { Citation } from './citation'
import { CopyBox } from './copy-box'
import { FigureTable } from './figure-table'
import { PageTitle, RuledHeading } from './headings'
import { Older } from './older'
import { useWords } from './use-words'

/** Charts on one page; what lies beyond has few points and is in the table. */
const CHARTS_MAX = 5

type Props = {
  indicator: IndicatorPage
  panels: readonly Panel[]
  /** Keys of the subjects chosen in the address. */
  asked: readonly string[]
  siteName: string
  siteUrl: string
}

function About({ indicator }: Pick<Props, 'indicator'>) {
  const words = useWords('site')
  const { description, aliases, canonicalUnit, figureCount } = indicator
  const unit = unitName(canonicalUnit)
  return (
    <>
      <p className="flex flex-wrap gap-x-4 text-sm text-muted">
        {unit && (
          <span>
            {words('metrics.unit')} <span lang="zh-CN">{unit}</span>
          </span>
        )}
        <span>{words('figure.caption', { count: figureCount })}</span>
      </p>
      {description && (
        <p lang="zh-CN" className="font-serif text-base">
          {description}
        </p>
      )}
      {aliases.length > 0 && (
        <p className="text-sm" lang="zh-CN">
          {words('tags.also', { names: aliases.join('、') })}
        </p>
      )}
    </>
  )
}

function Use({ indicator, siteName, siteUrl, asked }: Omit<Props, 'panels'>) {
  const locale = useLocale()
  const words = useWords('site.chart')
  const address = `${siteUrl}${siteAddress.indicator(locale, indicator.slug)}`
  const chart = { locale, slug: indicator.slug, subjects: [...asked] }
  const frame = chartFrame({ siteUrl, chart, title: indicator.name, width: '100%', height: FRAME_HEIGHT })
  return (
    <section className="mt-12 max-w-[48rem] print:hidden">
      <RuledHeading>{words('use')}</RuledHeading>
      <div className="space-y-5 pt-2">
        <Citation parts={indicatorCitation({ name: indicator.name, siteName, address })} />
        <CopyBox id="embed-code" title={words('embed')} text={frame} />
      </div>
    </section>
  )
}

function Table({ indicator, panels }: Pick<Props, 'indicator' | 'panels'>) {
  const locale = useLocale()
  const words = useWords('site.figure')
  const { slug, rows, next, figureCount } = indicator
  const contested = panels
    .flatMap(({ series }) => series.flatMap(pointsOf))
    .flatMap(({ isContested, figures }) => (isContested ? figures.map(({ id }) => id) : []))
  return (
    <>
      <FigureTable figures={rows} count={figureCount} hasIndicator={false} contested={new Set(contested)} />
      {next && <Older href={siteAddress.indicatorFigures(locale, slug, next)} text={words('more')} />}
    </>
  )
}

/** A later screen of the table of an indicator. */
export function IndicatorTable({ indicator, panels }: Pick<Props, 'indicator' | 'panels'>) {
  const locale = useLocale()
  const words = useWords('site.chart')
  return (
    <>
      <PageTitle title={indicator.name} lang="zh-CN">
        <p className="text-sm">
          <a
            href={siteAddress.indicator(locale, indicator.slug)}
            className="inline-block py-1 underline underline-offset-4 hover:text-accent"
          >
            {words('back')}
          </a>
        </p>
      </PageTitle>
      <section>
        <RuledHeading>{words('all')}</RuledHeading>
        <Table {...{ indicator, panels }} />
      </section>
    </>
  )
}

/** An indicator: charts of what can be compared, then every figure with its sentence and printed line. */
export function IndicatorView({ indicator, panels, asked, siteName, siteUrl }: Props) {
  const words = useWords('site')
  const locale = useLocale()
  const drawable = panels
    .filter((panel) => showPanel(panel, locale === 'en' ? 'en' : 'zh-CN') !== null)
    .slice(0, CHARTS_MAX)
  return (
    <>
      <PageTitle title={indicator.name} lang="zh-CN">
        <About indicator={indicator} />
      </PageTitle>
      {drawable.map((panel, index) => (
        <ChartPanel
          key={`${panel.measure}-${panel.unit}`}
          {...{ indicator, panel, asked }}
          number={index + 1}
        />
      ))}
      <section>
        <RuledHeading>{words('chart.all')}</RuledHeading>
        {drawable.length === 0 && <p className="pb-3 text-sm text-muted">{words('chart.none')}</p>}
        <Table {...{ indicator, panels }} />
      </section>
      <Use {...{ indicator, siteName, siteUrl, asked }} />
    </>
  )
}
