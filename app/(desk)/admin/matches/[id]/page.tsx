import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/desk/page-header'
import { DuplicatePair } from '@/components/matches/duplicate-pair'
import { LinkButton } from '@/components/ui/link-button'
import { actorOnPage } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { foundOrNull } from '@/lib/found-or-null'
import { getDuplicateView } from '@/lib/newsroom/list-matches'
import { MATCH_ACTIONS, matchRightsOf } from '../match-actions'

type Props = PageProps<'/admin/matches/[id]'>

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('article.list')
  return { title: (await getTranslations('matches.duplicate'))('title') }
}

export default async function DuplicatePage({ params }: Props) {
  const actor = await actorOnPage('article.list')
  const duplicate = await foundOrNull(getDuplicateView(actor, (await params).id))
  if (!duplicate) notFound()
  const words = await getTranslations('matches.duplicate')
  const { join } = matchRightsOf(actor)
  return (
    <>
      <PageHeader title={words('title')}>
        <LinkButton kind="quiet" href={deskAddress.matchKind('duplicates')}>
          {words('back')}
        </LinkButton>
      </PageHeader>
      <DuplicatePair
        duplicate={duplicate}
        mayJoin={join(duplicate.article) && join(duplicate.other)}
        actions={MATCH_ACTIONS}
      />
    </>
  )
}
