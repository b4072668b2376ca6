import '@/app/globals.css'
import '@/components/site/site.css'
import type { Metadata, Viewport } from 'next'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { deskLocale } from '@/lib/auth/desk-locale'
import { SITE_SCRIPT } from '@/lib/reader/site-script'

export const viewport: Viewport = { colorScheme: 'light dark' }

/** What is not public is for no search engine, whoever links to it. */
export const metadata: Metadata = { robots: { index: false, follow: false } }

/** The frame of readers' pages around what readers do not see yet, in the language of the account. */
export default async function PreviewLayout({ children }: { children: ReactNode }) {
  const locale = await deskLocale()
  setRequestLocale(locale)
  return (
    <html lang={locale}>
      <body>
        {children}
        <script src={SITE_SCRIPT} defer />
      </body>
    </html>
  )
}
