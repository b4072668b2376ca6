import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import type { SectionName } from '@/lib/editorial/reader-views'

/** A section on the way to a page. */
export const sectionStep = (locale: Locale, { slug, name, nameEn }: SectionName) => ({
  name: locale === 'en' ? nameEn : name,
  address: siteAddress.section(locale, slug),
})
