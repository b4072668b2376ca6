import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/desk/page-header'
import { PageList } from '@/components/desk/page-list'
import { LinkButton } from '@/components/ui/link-button'
import { actorOnPage } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { PageQuery } from '@/lib/editorial/desk-lists'
import { can } from '@/lib/editorial/policy'
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
  const [words, splitting] = await Promise.all([
    getTranslations('desk.pages'),
    getTranslations('splitting.acts'),
  ])
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        {can(actor, 'page.acts') && (
          <LinkButton kind="bare" href={deskAddress.pageActs}>
            {splitting('link')}
          </LinkButton>
        )}
        <LinkButton kind="primary" href={deskAddress.import}>
          {words('import')}
        </LinkButton>
      </PageHeader>
      <PageList address={address} query={query} screen={screen} newspapers={newspapers} />
    </>
  )
}
