import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { IndicatorDetail } from '@/components/figures/indicator-detail'
import { actorOnPage } from '@/lib/auth/actor'
import { can } from '@/lib/editorial/policy'
import { foundOrNull } from '@/lib/found-or-null'
import { getIndicator } from '@/lib/newsroom/list-indicators'
import * as actions from '../actions'

type Props = { params: Promise<{ id: string }> }

/** The indicator of the address, or the page that says there is none. */
async function readIndicator({ params }: Props) {
  const actor = await actorOnPage('indicator.view')
  const id = z.uuid().safeParse((await params).id)
  const indicator = id.success ? await foundOrNull(getIndicator(actor, id.data)) : null
  return { actor, indicator: indicator ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await readIndicator(props)).indicator.name }
}

export default async function IndicatorPage(props: Props) {
  const { actor, indicator } = await readIndicator(props)
  return (
    <IndicatorDetail
      indicator={indicator}
      may={{
        change: can(actor, 'indicator.rename'),
        merge: can(actor, 'indicator.merge'),
        delete: can(actor, 'indicator.delete'),
        audit: can(actor, 'audit.view'),
      }}
      acts={{
        change: actions.changeIndicatorAction,
        addAlias: actions.addIndicatorAliasAction,
        removeAlias: actions.removeIndicatorAliasAction,
        merge: actions.mergeIndicatorsAction,
        unmerge: actions.unmergeIndicatorAction,
        delete: actions.deleteIndicatorAction,
      }}
    />
  )
}
