import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageActs } from '@/components/desk/page-acts'
import { PageHeader } from '@/components/desk/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { actorOnPage } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { listActsPerWeek } from '@/lib/newsroom/list-page-acts'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('page.acts')
  return { title: (await getTranslations('splitting.acts'))('title') }
}

export default async function PageActsPage() {
  const actor = await actorOnPage('page.acts')
  const weeks = await listActsPerWeek(actor)
  const words = await getTranslations('splitting.acts')
  const desk = await getTranslations('desk.page')
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        <LinkButton kind="quiet" href={deskAddress.pages}>
          {desk('back')}
        </LinkButton>
      </PageHeader>
      <PageActs weeks={weeks} />
    </>
  )
}
