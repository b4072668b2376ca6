import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'

type Props = { children: ReactNode; params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

export default async function SiteLayout({ children, params }: Props) {
  const { lang } = await params
  setRequestLocale(lang)
  return (
    <html lang={lang}>
      <body>{children}</body>
    </html>
  )
}
