import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SiteFrame } from '@/components/site/site-frame'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { PAGE_FACTS_ATTRIBUTE } from '@/lib/editorial/page-facts'
import { getPageFacts } from '@/lib/reader/show-surfaces'
import { getSiteFrame } from '@/lib/reader/site'
import { siteName } from './site-name'

type Props = {
  addressOf: (locale: Locale) => string
  /** The id of the tag or section the page is about. */
  active?: string
  children: ReactNode
}

/** A readers' page with what stands around every one. */
export async function SitePage({ addressOf, active, children }: Props) {
  const frame = await getSiteFrame()
  const name = await siteName(await getLocale())
  return (
    <SiteFrame {...frame} name={name} active={active} otherLanguage={addressOf}>
      {children}
      <PageFactsMark />
    </SiteFrame>
  )
}

/** What the page shows, for the press; it stands last, when everything has been read. */
async function PageFactsMark() {
  return <template {...{ [PAGE_FACTS_ATTRIBUTE]: JSON.stringify(await getPageFacts()) }} />
}

/** Title and addresses of a page: its own, and the same page in both languages. */
export function pageMetadata(
  locale: Locale,
  addressOf: Props['addressOf'],
  page: Pick<Metadata, 'title' | 'description' | 'openGraph'>,
): Metadata {
  return {
    ...page,
    alternates: {
      canonical: addressOf(locale),
      languages: { 'zh-CN': addressOf('zh-CN'), en: addressOf('en') },
      types: { 'application/rss+xml': siteAddress.feed(locale) },
    },
  }
}
