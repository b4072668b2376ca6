import type { Locale } from '@/lib/editorial/actor'
import type { SiteSettings } from '@/lib/editorial/site-settings'
import { findSiteNames } from '@/lib/reader/site'
import { MESSAGES } from '@/lib/words/messages'

/** The name in the masthead and titles: the newsroom's own, else the one the product came with. */
export const siteNameOf = (names: SiteSettings | null, locale: Locale): string =>
  (locale === 'en' ? names?.nameEn : names?.name) ?? MESSAGES[locale].site.name

export const siteName = async (locale: Locale): Promise<string> => siteNameOf(await findSiteNames(), locale)
