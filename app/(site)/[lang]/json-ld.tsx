import type { Locale } from '@/lib/editorial/actor'
import { breadcrumbs, toJsonLd, type SiteFacts } from '@/lib/editorial/structured-data'
import { getSiteUrl } from '@/lib/reader/site'
import { MESSAGES } from '@/lib/words/messages'
import { siteName } from './site-name'

type Told = {
  locale: Locale
  /** What the page is about. */
  nodes?: (site: SiteFacts) => ReturnType<typeof breadcrumbs>[]
  /** The way to the page from the home page, which is left out; the page itself comes last. */
  steps?: readonly { name: string; address: string }[]
}

/** What machines are told of a page, as the text of a script element. `name` is that of the site. */
export function jsonLdOf(name: string, { locale, nodes, steps }: Told): string {
  const site: SiteFacts = { name, url: getSiteUrl(), locale }
  const { home } = MESSAGES[locale].site
  return toJsonLd([...(nodes?.(site) ?? []), ...(steps ? [breadcrumbs(site, home, steps)] : [])])
}

export async function JsonLd(told: Told) {
  const __html = jsonLdOf(await siteName(told.locale), told)
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html }} />
}
