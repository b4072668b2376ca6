import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageDesk } from '@/components/desk/page-desk'
import { PageHeader } from '@/components/desk/page-header'
import { SheetNav } from '@/components/desk/sheet-nav'
import { LinkButton } from '@/components/ui/link-button'
import { Pill } from '@/components/ui/pill'
import { actorOnPage } from '@/lib/auth/actor'
import type { Actor } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { NotFound } from '@/lib/errors'
import { getPageView } from '@/lib/newsroom/get-page'
import { listSheets } from '@/lib/newsroom/list-sheets'
import { setPageDoneAction, updatePageAction } from './actions'

type Props = PageProps<'/admin/pages/[id]'>

/** Page and metadata share one read per request. */
const readPage = cache(async (actor: Actor, id: string) => {
  try {
    return await getPageView(actor, id)
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await actorOnPage('page.view')
  return { title: (await readPage(actor, (await params).id)).fileName }
}

export default async function SourcePagePage({ params, searchParams }: Props) {
  const actor = await actorOnPage('page.view')
  const page = await readPage(actor, (await params).id)
  const from = Number((await searchParams).from)
  const words = await getTranslations('desk')
  const facts = [page.newspaper, page.printedOn, page.pageLabel].filter(Boolean).join(' · ')
  return (
    <>
      <PageHeader title={page.fileName} lede={facts || words('page.noFacts')}>
        <span className="self-center">
          <Pill tone={page.status === 'DONE' ? 'positive' : 'plain'}>{words(`pages.${page.status}`)}</Pill>
        </span>
        <LinkButton kind="quiet" href={deskAddress.pages}>
          {words('page.back')}
        </LinkButton>
      </PageHeader>
      <SheetNav pageId={page.id} sheets={await listSheets(actor, page.id)} />
      <PageDesk
        page={page}
        from={from > 1 && from <= page.lines.length ? from : 1}
        updateAction={updatePageAction}
        doneAction={setPageDoneAction}
      />
    </>
  )
}
