import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskOverview } from '@/components/desk/desk-overview'
import { PageHeader } from '@/components/desk/page-header'
import { Notice } from '@/components/ui/notice'
import { actorOnPage } from '@/lib/auth/actor'
import { getReviewPreset } from '@/lib/newsroom/update-review-setting'
import { getOverview } from '@/lib/newsroom/get-overview'
import { dismissFailureAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('desk.view')
  return { title: (await getTranslations('admin.home'))('title') }
}

export default async function DeskHomePage() {
  const actor = await actorOnPage('desk.view')
  const [overview, preset, words] = await Promise.all([
    getOverview(actor),
    getReviewPreset(actor),
    getTranslations('admin.home'),
  ])
  return (
    <>
      <PageHeader title={words('title')} />
      {preset === 'none' && <Notice>{words('noReview')}</Notice>}
      <DeskOverview overview={overview} dismiss={dismissFailureAction} />
    </>
  )
}
