'use client'

import { NextIntlClientProvider } from 'next-intl'
import type { ComponentProps, FunctionComponent, ReactNode } from 'react'
import { ArticleView } from '@/components/site/article-view'
import { FrontView } from '@/components/site/front-view'
import { IndicatorView } from '@/components/site/indicator-view'
import { SearchView } from '@/components/site/search-view'
import { SectionView } from '@/components/site/section-view'
import { SiteFrame } from '@/components/site/site-frame'
import { TagView } from '@/components/site/tag-view'
import type { Locale } from '@/lib/editorial/actor'
import { PAGE_FACTS_ATTRIBUTE, type PageFacts } from '@/lib/editorial/page-facts'
import { SITE_MESSAGES } from '@/lib/words/site-messages'
import { takeOver, type Handed } from './hand-over'

// What Next calls a client component is drawn on the server too, and no script of it ever reaches a reader. It is drawn once, where a
// server component is first written out for those scripts, element by element, and then drawn.

const drawn = <Props extends object>(View: FunctionComponent<Props>) =>
  function Drawn({ handed }: { handed: Handed<Props> }) {
    return <View {...takeOver(handed)} />
  }

export const DrawnArticle = drawn(ArticleView)
export const DrawnFront = drawn(FrontView)
export const DrawnIndicator = drawn(IndicatorView)
export const DrawnSearch = drawn(SearchView)
export const DrawnSection = drawn(SectionView)
export const DrawnTag = drawn(TagView)

/** What machines are told of a page. */
export const DrawnJsonLd = drawn(({ json }: { json: string }) => (
  <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
))

/** What the page shows, for the press. */
export const DrawnFacts = drawn(({ facts }: { facts: PageFacts }) => (
  <template {...{ [PAGE_FACTS_ATTRIBUTE]: JSON.stringify(facts) }} />
))

type Frame = Omit<ComponentProps<typeof SiteFrame>, 'otherLanguage' | 'children'> & {
  locale: Locale
  /** The address of the page in the other language. */
  otherAddress: string
}

/** What stands around a readers' page, and its words for what is drawn inside. */
export function DrawnFrame({ handed, children }: { handed: Handed<Frame>; children: ReactNode }) {
  const { locale, otherAddress, ...frame } = takeOver(handed)
  return (
    <NextIntlClientProvider locale={locale} messages={SITE_MESSAGES[locale]} timeZone="Asia/Shanghai">
      <SiteFrame {...frame} otherLanguage={() => otherAddress}>
        {children}
      </SiteFrame>
    </NextIntlClientProvider>
  )
}
