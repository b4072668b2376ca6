import { getTranslations } from 'next-intl/server'
import { nothingThere } from '@/app/nothing-there'
import { toAtom, toJsonFeed, toRss, type Feed } from '@/lib/document/feeds'
import { siteAddress } from '@/lib/editorial/addresses'
import type { Locale } from '@/lib/editorial/actor'
import type { FeedFormat, FeedSubject } from '@/lib/editorial/feed-address'
import { listLatestCorrections } from '@/lib/reader/corrections'
import { shownPicture } from '@/lib/editorial/shown-picture'
import { findFeed, getHubUrl } from '@/lib/reader/feeds'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { getSiteUrl } from '@/lib/reader/site'
import { readLocale } from './read-locale'
import { siteName } from './site-name'

const WRITERS: Record<FeedFormat, { type: string; write: (feed: Feed) => string }> = {
  xml: { type: 'application/rss+xml; charset=utf-8', write: toRss },
  atom: { type: 'application/atom+xml; charset=utf-8', write: toAtom },
  json: { type: 'application/feed+json; charset=utf-8', write: toJsonFeed },
}

const HOME_OF = {
  site: siteAddress.home,
  section: siteAddress.section,
  tag: siteAddress.tag,
  indicator: siteAddress.indicator,
} as const

/** A feed in its format; 404 when there is nothing of that name. */
export async function feedResponse(
  lang: string,
  subject: FeedSubject,
  format: FeedFormat,
): Promise<Response> {
  const locale = readLocale(lang)
  const found = await findFeed(subject)
  if (!found) return nothingThere()
  const words = await getTranslations({ locale, namespace: 'site' })
  const site = getSiteUrl()
  const name = await siteName(locale)
  const about = found.name && (locale === 'en' ? found.name.en : found.name.zh)
  const { type, write } = WRITERS[format]
  const body = write({
    title: about === null ? words('feed.title', { name }) : words('feed.titleOf', { name, about }),
    description: words('tagline'),
    language: 'zh-CN',
    home: `${site}${HOME_OF[subject.kind](locale, found.slug ?? '')}`,
    self: `${site}${siteAddress.feed(locale, { kind: subject.kind, slug: found.slug }, format)}`,
    hub: getHubUrl(),
    entries: [
      ...(subject.kind === 'site' ? await correctionEntries(locale, site) : []),
      ...found.rows.map(({ id: _id, slug, headline, picture, ...row }) => ({
        ...row,
        image: picture && shownPicture(picture, site),
        title: headline,
        url: `${site}${siteAddress.article(locale, slug)}`,
      })),
    ],
  })
  return new Response(body, { headers: { 'content-type': type, ...(await pageFactsHeaders()) } })
}

/** Who subscribes to the site hears of its mistakes as of its stories. */
async function correctionEntries(locale: Locale, site: string): Promise<Feed['entries']> {
  const words = await getTranslations({ locale, namespace: 'site.corrections' })
  const rows = await listLatestCorrections()
  return rows.map(({ id, headline, note, before, after, publishedAt }) => ({
    url: `${site}${siteAddress.corrections(locale, id)}`,
    title: words('feedTitle', { headline }),
    summary: `${note} ${words('change', { before, after })}`,
    section: words('title'),
    publishedAt,
    updatedAt: publishedAt,
  }))
}
