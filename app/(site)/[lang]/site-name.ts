import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/editorial/actor'
import { findSiteName } from '@/lib/reader/site'

/** The name in the masthead and titles: the newsroom's own, else the one the product came with. */
export async function siteName(locale: Locale): Promise<string> {
  const words = await getTranslations({ locale, namespace: 'site' })
  return (await findSiteName(locale)) ?? words('name')
}
