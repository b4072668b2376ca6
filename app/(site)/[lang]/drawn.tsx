'use client'

import { NextIntlClientProvider } from 'next-intl'
import type { ComponentProps } from 'react'
import { ArticleView } from '@/components/site/article-view'
import { SiteFrame } from '@/components/site/site-frame'
import type { Locale } from '@/lib/editorial/actor'
import { SITE_MESSAGES } from '@/lib/words/site-messages'

// What Next calls a client component is drawn on the server too, and no script of it ever reaches a reader. It is drawn once, where a
// server component is first written out for those scripts, element by element, and then drawn.

type FrameProps = Omit<ComponentProps<typeof SiteFrame>, 'otherLanguage'> & {
  locale: Locale
  /** The address of the page in the other language. */
  otherAddress: string
}

/** What stands around a readers' page, and its words for what is drawn inside. */
export function DrawnFrame({ locale, otherAddress, ...frame }: FrameProps) {
  return (
    <NextIntlClientProvider locale={locale} messages={SITE_MESSAGES[locale]} timeZone="Asia/Shanghai">
      <SiteFrame {...frame} otherLanguage={() => otherAddress} />
    </NextIntlClientProvider>
  )
}

export function DrawnArticle(props: ComponentProps<typeof ArticleView>) {
  return <ArticleView {...props} />
}
