import { LOCALES, type Locale } from '@/lib/editorial/actor'

/** The language of a readers' page; the rewrites in next.config.js let no other reach one. */
export const readLocale = (lang: string): Locale => LOCALES.find((locale) => locale === lang) ?? 'zh-CN'
