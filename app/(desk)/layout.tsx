import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { deskLocale } from '@/lib/auth/desk-locale'
import '../globals.css'

export const viewport: Viewport = { colorScheme: 'light dark' }

export async function generateMetadata(): Promise<Metadata> {
  const locale = await deskLocale()
  setRequestLocale(locale)
  const words = await getTranslations({ locale, namespace: 'common' })
  return {
    title: { default: words('appName'), template: `%s · ${words('appName')}` },
    robots: { index: false, follow: false },
  }
}

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const locale = await deskLocale()
  setRequestLocale(locale)
  const { site: _, ...messages } = await getMessages({ locale })
  return (
    <html lang={locale}>
      <body className="min-h-dvh bg-paper font-sans text-sm text-ink">
        <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Shanghai">
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
