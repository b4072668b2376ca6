import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/desk/page-header'
import { MatchDesk } from '@/components/matches/match-desk'
import type { Query } from '@/components/ui/list-address'
import { LinkButton } from '@/components/ui/link-button'
import { actorOnPage } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import type { MatchDesk as Desk } from '@/lib/editorial/match-views'
import { MatchQuery } from '@/lib/editorial/matches'
import { foundOrNull } from '@/lib/found-or-null'
import { listMatches } from '@/lib/newsroom/list-matches'
import { MATCH_ACTIONS, matchRightsOf } from './match-actions'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('article.list')
  return { title: (await getTranslations('matches'))('title') }
}

export default async function MatchesPage({ searchParams }: Props) {
  const actor = await actorOnPage('article.list')
  const query = MatchQuery.parse(await searchParams)
  const [desk, words] = await Promise.all([
    foundOrNull(listMatches(actor, query)),
    getTranslations('matches'),
  ])
  if (!desk) notFound()
  const { scope } = desk
  const lede = scope ? words(`scope.${scope.kind}`, { name: scope.name || words('untitled') }) : words('lede')
  return (
    <>
      <PageHeader title={words('title')} lede={lede}>
        {scope && <ScopeLinks scope={scope} />}
      </PageHeader>
      <MatchDesk desk={desk} may={matchRightsOf(actor)} actions={MATCH_ACTIONS} />
    </>
  )
}

async function ScopeLinks({ scope: { kind, id } }: { scope: NonNullable<Desk['scope']> }) {
  const words = await getTranslations('matches.scope')
  return (
    <>
      <LinkButton kind="quiet" href={deskAddress.matches}>
        {words('all')}
      </LinkButton>
      <LinkButton kind="quiet" href={kind === 'article' ? deskAddress.article(id) : deskAddress.page(id)}>
        {words(kind === 'article' ? 'backArticle' : 'backPage')}
      </LinkButton>
    </>
  )
}
