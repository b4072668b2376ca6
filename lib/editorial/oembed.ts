import { z } from 'zod'
import { escapeXml } from '../document/escape-xml'
import type { Locale } from './actor'
import { siteAddress } from './addresses'
import { readSubjects } from './subjects-query'

/** What a site that wants to show a chart asks (oembed.com); `url` is the address that its writer put in. */
export const OembedQuery = z.object({
  url: z.url(),
  format: z.string().default('json'),
  maxwidth: z.coerce.number().int().min(1).optional(),
  maxheight: z.coerce.number().int().min(1).optional(),
})
export type OembedQuery = z.infer<typeof OembedQuery>

export type ChartAddress = { locale: Locale; slug: string; subjects: string[] }

const CHART = /^(?<prefix>\/en)?\/(?:metrics|embed)\/(?<slug>[^/]+)\/?$/u

/** The chart at a whole address of this site; null when it is none. */
export function readChartAddress(url: string, siteUrl: string): ChartAddress | null {
  const asked = URL.parse(url)
  const { prefix, slug } = CHART.exec(asked?.pathname ?? '')?.groups ?? {}
  if (!asked || asked.origin !== siteUrl || slug === undefined) return null
  const name = decode(slug)
  if (name === null) return null
  const subjects = asked.searchParams.get('subjects')
  return {
    locale: prefix ? 'en' : 'zh-CN',
    slug: name,
    subjects: readSubjects(subjects ? [subjects] : []),
  }
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

type Frame = { siteUrl: string; chart: ChartAddress; title: string; width: string; height: number }

/** The HTML that shows a chart in a frame on another site. */
export function chartFrame({
  siteUrl,
  chart: { locale, slug, subjects },
  title,
  width,
  height,
}: Frame): string {
  const source = `${siteUrl}${siteAddress.embed(locale, slug, subjects)}`
  return `<iframe src="${escapeXml(source)}" title="${escapeXml(title)}" width="${width}" height="${height}" style="border:0" loading="lazy"></iframe>`
}

/** As high as a chart with its words and source needs to be, at the width of a column. */
export const FRAME_HEIGHT = 560
const FRAME_WIDTH = 720
const HOUR = 3600

type Site = { name: string; url: string; locale: Locale }
type Picture = { url: string; width: number; height: number }

/** The answer for a chart: a frame no larger than was asked for. `chart` has the address of today. */
export function toOembed(
  site: Site,
  chart: ChartAddress & { title: string },
  picture: Picture,
  { maxwidth = FRAME_WIDTH, maxheight = FRAME_HEIGHT }: Pick<OembedQuery, 'maxwidth' | 'maxheight'>,
) {
  const [width, height] = [Math.min(maxwidth, FRAME_WIDTH), Math.min(maxheight, FRAME_HEIGHT)]
  const { title } = chart
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: site.name,
    provider_url: `${site.url}${siteAddress.home(site.locale)}`,
    cache_age: HOUR,
    // A picture larger than the frame may not be named.
    ...(picture.width <= maxwidth &&
      picture.height <= maxheight && {
        thumbnail_url: picture.url,
        thumbnail_width: picture.width,
        thumbnail_height: picture.height,
      }),
    width,
    height,
    html: chartFrame({ siteUrl: site.url, chart, title, width: String(width), height }),
  }
}
