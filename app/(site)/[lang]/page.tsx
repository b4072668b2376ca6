import { getTranslations, setRequestLocale } from 'next-intl/server'

type Props = { params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

export default async function HomePage({ params }: Props) {
  setRequestLocale((await params).lang)
  const words = await getTranslations('common')
  return (
    <main>
      <h1>{words('appName')}</h1>
    </main>
  )
}
