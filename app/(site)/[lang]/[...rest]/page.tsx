import { setRequestLocale } from 'next-intl/server'
import { Missing, missingMetadata } from '../missing'
import { readLocale } from '../read-locale'

type Props = { params: Promise<{ lang: string; rest: string[] }> }

export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props) {
  return missingMetadata(readLocale((await params).lang))
}

/** Every address that is no page. */
export default async function RestPage({ params }: Props) {
  const { lang, rest } = await params
  const locale = readLocale(lang)
  setRequestLocale(locale)
  return <Missing locale={locale} path={`/${rest.join('/')}`} />
}
