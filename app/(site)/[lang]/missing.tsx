import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { permanentRedirect } from 'next/navigation'
import { MissingView } from '@/components/site/missing-view'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { findForward } from '@/lib/reader/site'
import { SitePage } from './site-page'

/**
 * What is sent where nothing is: to where a former address leads, or the page that says so, whole and with status 404. `path` is the
 * Chinese address.
 */
export async function Missing({ locale, path }: { locale: Locale; path: string }) {
  const forward = await findForward(path)
  if (forward !== null) permanentRedirect(siteAddress.path(locale, forward))
  return (
    <SitePage addressOf={siteAddress.home} status={404}>
      <MissingView />
    </SitePage>
  )
}

export async function missingMetadata(locale: Locale): Promise<Metadata> {
  const words = await getTranslations({ locale, namespace: 'site.missing' })
  return { title: words('title'), robots: { index: false } }
}
