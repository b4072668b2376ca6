import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/desk/page-header'
import { TagTableDesk } from '@/components/tags/tag-table-desk'
import { TagTabs } from '@/components/tags/tag-tabs'
import { actorOnPage } from '@/lib/auth/actor'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('tag.transfer')
  return { title: (await getTranslations('vocabulary.table'))('title') }
}

export default async function TagTablePage() {
  await actorOnPage('tag.transfer')
  const words = await getTranslations('vocabulary.table')
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <TagTabs current="table" />
      <TagTableDesk />
    </>
  )
}
