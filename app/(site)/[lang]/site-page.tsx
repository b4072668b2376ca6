import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import type { FeedSubject } from '@/lib/editorial/feed-address'
import { getSiteFrame } from '@/lib/reader/site'
import { DrawnFrame } from './drawn'
import { handOver } from './hand-over'
import { PageFactsMark } from './page-facts-mark'
import { siteNameOf } from './site-name'

type Props = {
  addressOf: (locale: Locale) => string
  /** The id of the tag or section the page is about. */
  active?: string
  /** Of the answer, where it is not 200: Next cannot say so once it draws a page. */
  status?: 404 | 410
  children: ReactNode
}

/** A readers' page with what stands around every one. */
export async function SitePage({ addressOf, active, status, children }: Props) {
  const [{ sections, stations, names }, locale] = await Promise.all([getSiteFrame(), getLocale()])
  return (
    <DrawnFrame
      handed={handOver({
        sections,
        stations,
        active,
        locale,
        name: siteNameOf(names, locale),
        otherAddress: addressOf(locale === 'en' ? 'zh-CN' : 'en'),
      })}
    >
      {children}
      <PageFactsMark {...(status && { status })} />
    </DrawnFrame>
  )
}

/** Title and addresses of a page: its own, and the same page in both languages. */
export function pageMetadata(
  locale: Locale,
  addressOf: Props['addressOf'],
  page: Pick<Metadata, 'title' | 'description' | 'openGraph'>,
  /** What the feeds of the page are about. */
  subject: FeedSubject = { kind: 'site', slug: null },
): Metadata {
  return {
    ...page,
    alternates: {
      canonical: addressOf(locale),
      languages: { 'zh-CN': addressOf('zh-CN'), en: addressOf('en') },
      types: {
        'application/rss+xml': siteAddress.feed(locale, subject, 'xml'),
        'application/atom+xml': siteAddress.feed(locale, subject, 'atom'),
        'application/feed+json': siteAddress.feed(locale, subject, 'json'),
      },
    },
  }
}
