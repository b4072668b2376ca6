import { getTranslations } from 'next-intl/server'
import { chartWords } from '@/components/site/chart-words'
import { chartFile } from '@/lib/chart/chart-file'
import { showPanel } from '@/lib/chart/draw-panel'
import { toPanels } from '@/lib/chart/figure-panels'
import { siteAddress } from '@/lib/editorial/addresses'
import { readSubjects } from '@/lib/editorial/subjects-query'
import { findIndicatorCharts } from '@/lib/reader/indicators'
import { toPng } from '@/lib/reader/picture'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { getSiteUrl } from '@/lib/reader/site'
import { readLocale } from '../../../../../read-locale'
import { siteName } from '../../../../../site-name'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

type Props = { params: Promise<{ lang: string; indicator: string; file: string; subjects?: string[] }> }

const NAME = /^chart-(?<number>[1-9]\d?)\.(?<kind>svg|png)$/u
const missing = () => new Response(null, { status: 404 })

/** A chart of the page as a file that stands alone: `chart-1.svg` with title, source and address in it, or the same as PNG. */
export async function GET(_request: Request, { params }: Props) {
  const { lang, indicator: slug, file, subjects } = await params
  const locale = readLocale(lang)
  const { number, kind } = NAME.exec(file)?.groups ?? {}
  if (number === undefined) return missing()
  const indicator = await findIndicatorCharts(decodeURIComponent(slug))
  if (!indicator) return missing()
  const asked = readSubjects(subjects)
  const panel = toPanels(indicator.figures, indicator.bothStand).filter(
    (one) => showPanel(one, locale) !== null,
  )[Number(number) - 1]
  const shown = panel && showPanel(panel, locale, asked)
  if (!shown) return missing()
  const words = await getTranslations({ locale, namespace: 'site.chart' })
  const marks = await getTranslations({ locale, namespace: 'site.chart.marks' })
  const svg = chartFile(shown, chartWords(locale, marks), {
    title: words('fileTitle', { name: indicator.name, measure: words(`measure.${shown.panel.measure}`) }),
    source: await siteName(locale),
    address: `${getSiteUrl()}${siteAddress.indicator(locale, indicator.slug, asked)}`,
  })
  const headers = {
    'content-disposition': `inline; filename="${indicator.slug}-${number}.${kind}"`,
    ...(await pageFactsHeaders()),
  }
  if (kind === 'svg')
    return new Response(svg, { headers: { ...headers, 'content-type': 'image/svg+xml; charset=utf-8' } })
  return new Response(await toPng(svg), { headers: { ...headers, 'content-type': 'image/png' } })
}
