import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewTagButton } from '@/components/tags/new-tag-button'
import { PageHeader } from '@/components/desk/page-header'
import { TagList } from '@/components/tags/tag-list'
import { TagTabs } from '@/components/tags/tag-tabs'
import type { Query } from '@/components/ui/list-address'
import { actorOnPage } from '@/lib/auth/actor'
import { can } from '@/lib/editorial/policy'
import { TagQuery } from '@/lib/editorial/tag'
import { listTags } from '@/lib/newsroom/list-tags'
import { createTagAction } from './actions'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('tag.view')
  return { title: (await getTranslations('admin.tags'))('title') }
}

export default async function TagsPage({ searchParams }: Props) {
  const actor = await actorOnPage('tag.view')
  const address = await searchParams
  const query = TagQuery.parse(address)
  const [screen, words] = await Promise.all([listTags(actor, query), getTranslations('admin.tags')])
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        <NewTagButton action={createTagAction} />
      </PageHeader>
      {can(actor, 'search.misses') && <TagTabs current="list" isAdmin={can(actor, 'tag.merge')} />}
      <TagList {...{ address, query, screen }} />
    </>
  )
}
