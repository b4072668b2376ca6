import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FrontDesk } from '@/components/desk/front-desk'
import { PageHeader } from '@/components/desk/page-header'
import type { Query } from '@/components/ui/list-address'
import { Tabs } from '@/components/ui/tabs'
import { actorOnPage } from '@/lib/auth/actor'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { FrontQuery } from '@/lib/editorial/front'
import { can } from '@/lib/editorial/policy'
import { foundOrNull } from '@/lib/found-or-null'
import { getFront } from '@/lib/newsroom/arrange-front'
import { notFound } from 'next/navigation'
import { arrangeFrontAction } from './actions'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('front.view')
  return { title: (await getTranslations('desk.front'))('title') }
}

export default async function FrontDeskPage({ searchParams }: Props) {
  const actor = await actorOnPage('front.view')
  const query = FrontQuery.parse(await searchParams)
  const words = await getTranslations('desk.front')
  const isEnglish = (await getLocale()) === 'en'
  const front = await foundOrNull(getFront(actor, query))
  if (!front) notFound()
  const { sections, sectionId, placed, offered } = front
  const section = sections.find(({ id }) => id === sectionId)
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <Tabs
        label={words('lists')}
        tabs={[
          { href: deskAddress.front, label: words('frontPage'), isCurrent: sectionId === null },
          ...sections.map(({ id, name, nameEn }) => ({
            href: deskAddress.frontOf(id),
            label: isEnglish ? nameEn : name,
            isCurrent: id === sectionId,
          })),
        ]}
      />
      <FrontDesk
        key={[sectionId, ...placed.map(({ id }) => id)].join()}
        {...{ sectionId, placed, offered }}
        look={section ? siteAddress.section('zh-CN', section.slug) : siteAddress.home('zh-CN')}
        words={query.q ?? ''}
        arrange={can(actor, 'front.arrange') ? arrangeFrontAction : null}
      />
    </>
  )
}
