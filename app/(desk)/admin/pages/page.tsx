import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/desk/page-header'
import { PageList } from '@/components/desk/page-list'
import { LinkButton } from '@/components/ui/link-button'
import { actorOnPage } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { PageQuery } from '@/lib/editorial/desk-lists'
import { listPages } from '@/lib/newsroom/list-pages'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await actorOnPage('page.view')
  const words = await getTranslations({ locale, namespace: 'desk.pages' })
  return { title: words('title') }
}

export default async function PagesPage({ searchParams }: PageProps<'/admin/pages'>) {
  const actor = await actorOnPage('page.view')
  const address = await searchParams
  const query = PageQuery.parse(address)
  const { newspapers, ...screen } = await listPages(actor, query)
  const words = await getTranslations('desk.pages')
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        <LinkButton kind="primary" href={deskAddress.import}>
          {words('import')}
        </LinkButton>
      </PageHeader>
      <PageList address={address} query={query} screen={screen} newspapers={newspapers} />
    </>
  )
}
