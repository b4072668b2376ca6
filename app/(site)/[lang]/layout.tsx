import '@/app/globals.css'
import '@/components/site/site.css'
import type { Metadata, Viewport } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { getSiteUrl } from '@/lib/reader/site'
import { SITE_SCRIPT } from '@/lib/reader/site-script'
import { readLocale } from './read-locale'
import { shareImages, siteShare } from './share-words'
import { siteName } from './site-name'

type Props = { children: ReactNode; params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#14130f' },
  ],
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const locale = readLocale((await params).lang)
  const words = await getTranslations({ locale, namespace: 'site' })
  const name = await siteName(locale)
  return {
    metadataBase: new URL(getSiteUrl()),
    title: { default: name, template: `%s · ${name}` },
    description: words('tagline'),
    openGraph: { siteName: name, images: shareImages(locale, await siteShare(locale)) },
    twitter: { card: 'summary_large_image' },
  }
}

export default async function SiteLayout({ children, params }: Props) {
  const locale = readLocale((await params).lang)
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
