import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageHeader } from '@/components/desk/page-header'
import { SheetNav } from '@/components/desk/sheet-nav'
import { MatchNotice } from '@/components/matches/match-notice'
import { SplittingDesk } from '@/components/splitting/splitting-desk'
import { LinkButton } from '@/components/ui/link-button'
import { sayPageLabel } from '@/components/ui/page-label'
import { Pill } from '@/components/ui/pill'
import { actorOnPage } from '@/lib/auth/actor'
import type { Actor } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { PageQuery } from '@/lib/editorial/desk-lists'
import { can } from '@/lib/editorial/policy'
import { NotFound } from '@/lib/errors'
import { getPageLedger } from '@/lib/newsroom/get-page-ledger'
import { getPageFacts } from '@/lib/newsroom/get-page'
import { countMatchesOfPage } from '@/lib/newsroom/list-matches'
import { listPages } from '@/lib/newsroom/list-pages'
import { listSheets } from '@/lib/newsroom/list-sheets'
import { setPageDoneAction, updatePageAction } from './actions'

type Props = PageProps<'/admin/pages/[id]'>

/** Page and metadata share one read per request. */
const readPage = cache(async (actor: Actor, id: string) => {
  try {
    return await getPageFacts(actor, id)
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
})

/** A page that still waits to be split: what to open when this one is done. */
async function findNextPage(actor: Actor, id: string) {
  const { rows } = await listPages(actor, PageQuery.parse({ status: 'OPEN' }))
  const next = rows.find((row) => row.id !== id)
  return next ? { id: next.id, name: next.firstHeadline || next.fileName } : null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await actorOnPage('page.view')
  return { title: (await readPage(actor, (await params).id)).fileName }
}

export default async function SourcePagePage({ params, searchParams }: Props) {
  const actor = await actorOnPage('page.view')
  const { id } = await params
  const page = await readPage(actor, id)
  const [{ text = '', ...view }, next, matches] = await Promise.all([
    getPageLedger(actor, id, { withText: true }),
    findNextPage(actor, id),
    countMatchesOfPage(actor, id),
  ])
  const from = Number((await searchParams).from)
  const words = await getTranslations('desk')
  const common = await getTranslations('common')
  const label = page.pageLabel && sayPageLabel(page.pageLabel, common)
  const facts = [page.newspaper, page.printedOn, label].filter(Boolean).join(' · ')
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
      <div className="mb-4 empty:hidden">
        <MatchNotice of="page" counts={matches} href={deskAddress.matchesOfPage(id)} />
      </div>
      <SplittingDesk
        page={page}
        view={view}
        text={text}
        userId={actor.id}
        from={from > 1 ? from : 1}
        may={{ split: can(actor, 'page.split'), close: can(actor, 'page.update') }}
        next={next}
        updateAction={updatePageAction}
        doneAction={setPageDoneAction}
      />
    </>
  )
}
