import { OembedQuery, readChartAddress, toOembed } from '@/lib/editorial/oembed'
import { findIndicatorCharts } from '@/lib/reader/indicators'
import { SHARE_SIZE } from '@/lib/reader/share-version'
import { getSiteUrl } from '@/lib/reader/site'
import { indicatorShare, shareAddress } from '../(site)/[lang]/share-words'
import { siteName } from '../(site)/[lang]/site-name'

export const dynamic = 'force-dynamic'

const refuse = (status: number) => new Response(null, { status })

/** The chart of an indicator for sites that know oEmbed; statuses are those of its text (501 for another format than JSON). */
export async function GET(request: Request) {
  const query = OembedQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return refuse(400)
  if (query.data.format !== 'json') return refuse(501)
  const url = getSiteUrl()
  const asked = readChartAddress(query.data.url, url)
  const indicator = asked && (await findIndicatorCharts(asked.slug))
  if (!indicator) return refuse(404)
  const { locale } = asked
  const picture = `${url}${shareAddress(locale, await indicatorShare(locale, indicator))}`
  const answer = toOembed(
    { name: await siteName(locale), url, locale },
    { ...asked, slug: indicator.slug, title: indicator.name },
    { url: picture, ...SHARE_SIZE },
    query.data,
  )
  // Editors of other sites ask from their pages.
  return Response.json(answer, { headers: { 'access-control-allow-origin': '*' } })
}
