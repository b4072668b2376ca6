import type { Locale } from '@/lib/editorial/actor'
import { breadcrumbs, toJsonLd, type SiteFacts } from '@/lib/editorial/structured-data'
import { getSiteUrl } from '@/lib/reader/site'
import { MESSAGES } from '@/lib/words/messages'
import { DrawnJsonLd } from './drawn'
import { handOver } from './hand-over'
import { siteName } from './site-name'

type Props = {
  locale: Locale
  /** What the page is about. */
  nodes?: (site: SiteFacts) => ReturnType<typeof breadcrumbs>[]
  /** The way to the page from the home page, which is left out; the page itself comes last. */
  steps?: readonly { name: string; address: string }[]
}

/** What machines are told of a page. */
export async function JsonLd({ locale, nodes, steps }: Props) {
  const site: SiteFacts = { name: await siteName(locale), url: getSiteUrl(), locale }
  const { home } = MESSAGES[locale].site
  const told = [...(nodes?.(site) ?? []), ...(steps ? [breadcrumbs(site, home, steps)] : [])]
  return <DrawnJsonLd handed={handOver({ json: toJsonLd(told) })} />
}
