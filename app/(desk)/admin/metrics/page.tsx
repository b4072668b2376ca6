import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CandidateList } from '@/components/tags/candidate-list'
import { FigureList } from '@/components/figures/figure-list'
import { IndicatorList } from '@/components/figures/indicator-list'
import { NewIndicatorButton } from '@/components/figures/new-indicator-button'
import { PageHeader } from '@/components/desk/page-header'
import { queryValue, type Query } from '@/components/ui/list-address'
import { Tabs } from '@/components/ui/tabs'
import { actorOnPage } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { can } from '@/lib/editorial/policy'
import { FigureQuery, IndicatorQuery } from '@/lib/editorial/indicator'
import { listIndicatorCandidates } from '@/lib/newsroom/list-candidates'
import { listFigures, listIndicators } from '@/lib/newsroom/list-indicators'
import {
  createIndicatorAction,
  dismissIndicatorAction,
  mergeIndicatorsAction,
  reofferIndicatorAction,
} from './actions'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('indicator.view')
  return { title: (await getTranslations('admin.metrics'))('title') }
}

export default async function MetricsPage({ searchParams }: Props) {
  const actor = await actorOnPage('indicator.view')
  const address = await searchParams
  const [words, tabs] = [await getTranslations('admin.metrics'), await getTranslations('vocabulary.tabs')]
  const tab = queryValue(address, 'tab')
  const isIndicators = tab === 'indicators'
  const mayMerge = can(actor, 'indicator.merge')
  const isCandidates = mayMerge && tab === 'candidates'
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        <NewIndicatorButton action={createIndicatorAction} />
      </PageHeader>
      <Tabs
        label={words('tabs')}
        tabs={[
          {
            href: deskAddress.metrics,
            label: words('tabFigures'),
            isCurrent: !isIndicators && !isCandidates,
          },
          {
            href: `${deskAddress.metrics}?tab=indicators`,
            label: words('tabIndicators'),
            isCurrent: isIndicators,
          },
          ...(mayMerge
            ? [{ href: deskAddress.indicatorCandidates, label: tabs('candidates'), isCurrent: isCandidates }]
            : []),
        ]}
      />
      <div className="mt-4">
        {isCandidates ? await candidates() : isIndicators ? await indicators() : await figures()}
      </div>
    </>
  )

  async function candidates() {
    return (
      <CandidateList
        screen={await listIndicatorCandidates(actor)}
        dismiss={dismissIndicatorAction}
        reoffer={reofferIndicatorAction}
        merge={mergeIndicatorsAction}
      />
    )
  }

  async function indicators() {
    const query = IndicatorQuery.parse(address)
    return <IndicatorList {...{ address, query }} screen={await listIndicators(actor, query)} />
  }

  async function figures() {
    const query = FigureQuery.parse(address)
    return <FigureList {...{ address, query }} screen={await listFigures(actor, query)} />
  }
}
