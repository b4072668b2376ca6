import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { DeskOverview } from '@/components/desk/desk-overview'
import { PageHeader } from '@/components/desk/page-header'
import { Notice } from '@/components/ui/notice'
import { deskAddress } from '@/lib/editorial/addresses'
import { actorOnPage } from '@/lib/auth/actor'
import { getReviewPreset } from '@/lib/newsroom/update-review-setting'
import { countMailTroubles } from '@/lib/newsroom/list-mails'
import { countTroubles } from '@/lib/newsroom/list-side-effects'
import { getOverview } from '@/lib/newsroom/get-overview'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('desk.view')
  return { title: (await getTranslations('admin.home'))('title') }
}

export default async function DeskHomePage() {
  const actor = await actorOnPage('desk.view')
  const [overview, preset, effectTroubles, mailTroubles, words, effects] = await Promise.all([
    getOverview(actor),
    getReviewPreset(actor),
    countTroubles(actor),
    countMailTroubles(actor),
    getTranslations('admin.home'),
    getTranslations('workflow.effects'),
  ])
  const troubles = effectTroubles + mailTroubles
  return (
    <>
      <PageHeader title={words('title')} />
      {troubles > 0 && (
        <Notice tone="danger">
          <Link href={deskAddress.sideEffects} prefetch={false} className="underline">
            {effects('troubles', { count: troubles })}
          </Link>
        </Notice>
      )}
      {preset === 'none' && <Notice>{words('noReview')}</Notice>}
      <DeskOverview overview={overview} />
    </>
  )
}
