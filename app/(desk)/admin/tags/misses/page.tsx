import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MissList } from '@/components/tags/miss-list'
import { PageHeader } from '@/components/desk/page-header'
import { TagTabs } from '@/components/tags/tag-tabs'
import { actorOnPage } from '@/lib/auth/actor'
import { can } from '@/lib/editorial/policy'
import { listMisses } from '@/lib/newsroom/list-misses'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('search.misses')
  return { title: (await getTranslations('vocabulary.misses'))('title') }
}

export default async function MissesPage() {
  const actor = await actorOnPage('search.misses')
  const [misses, words] = await Promise.all([listMisses(actor), getTranslations('vocabulary.misses')])
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <TagTabs current="misses" isAdmin={can(actor, 'tag.merge')} />
      <MissList misses={misses} />
    </>
  )
}
