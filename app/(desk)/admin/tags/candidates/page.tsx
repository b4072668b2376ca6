import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CandidateList } from '@/components/tags/candidate-list'
import { PageHeader } from '@/components/desk/page-header'
import { TagTabs } from '@/components/tags/tag-tabs'
import { actorOnPage } from '@/lib/auth/actor'
import { listTagCandidates } from '@/lib/newsroom/list-candidates'
import { dismissCandidateAction, reofferCandidateAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('tag.merge')
  return { title: (await getTranslations('vocabulary.candidates'))('title') }
}

export default async function CandidatesPage() {
  const actor = await actorOnPage('tag.merge')
  const [screen, words] = await Promise.all([
    listTagCandidates(actor),
    getTranslations('vocabulary.candidates'),
  ])
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <TagTabs current="candidates" />
      <CandidateList screen={screen} dismiss={dismissCandidateAction} reoffer={reofferCandidateAction} />
    </>
  )
}
