import { getTranslations } from 'next-intl/server'
import { indicatorCsv } from '@/lib/editorial/indicator-csv'
import { findIndicatorFile } from '@/lib/reader/indicators'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { getSiteUrl } from '@/lib/reader/site'
import { readLocale } from '../../../read-locale'
import { siteName } from '../../../site-name'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ lang: string; indicator: string }> }

/** Every figure of an indicator as a table. The press keeps it, unless it is of too many articles. */
export async function GET(_request: Request, { params }: Props) {
  const { lang, indicator: slug } = await params
  const locale = readLocale(lang)
  const indicator = await findIndicatorFile(decodeURIComponent(slug))
  if (!indicator) return new Response(null, { status: 404 })
  const head = await getTranslations({ locale, namespace: 'site.csv' })
  const body = indicatorCsv(indicator.figures, {
    indicator: indicator.name,
    siteName: await siteName(locale),
    siteUrl: getSiteUrl(),
    locale,
    head,
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${indicator.slug}.csv"`,
      ...(indicator.mayBeKept && (await pageFactsHeaders())),
    },
  })
}
