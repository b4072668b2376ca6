import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditList } from '@/components/desk/audit-list'
import { PageHeader } from '@/components/desk/page-header'
import type { Query } from '@/components/ui/list-address'
import { actorOnPage } from '@/lib/auth/actor'
import { AuditQuery } from '@/lib/editorial/audit'
import { listActors, listAudit } from '@/lib/newsroom/list-audit'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('audit.view')
  return { title: (await getTranslations('admin.audit'))('title') }
}

export default async function AuditPage({ searchParams }: Props) {
  const actor = await actorOnPage('audit.view')
  const address = await searchParams
  const query = AuditQuery.parse(address)
  const [screen, actors, words] = await Promise.all([
    listAudit(actor, query),
    listActors(actor),
    getTranslations('admin.audit'),
  ])
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <AuditList {...{ address, query, screen, actors }} />
    </>
  )
}
