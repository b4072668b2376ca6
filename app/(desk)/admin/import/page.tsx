import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImportDesk } from '@/components/imports/import-desk'
import { PageHeader } from '@/components/desk/page-header'
import { actorOnPage } from '@/lib/auth/actor'
import { listImports } from '@/lib/newsroom/get-imports'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await actorOnPage('page.import')
  const words = await getTranslations({ locale, namespace: 'desk.import' })
  return { title: words('title') }
}

export default async function ImportPage() {
  const actor = await actorOnPage('page.import')
  const recent = await listImports(actor)
  const words = await getTranslations('desk.import')
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <ImportDesk recent={recent} />
    </>
  )
}
