'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/auth/action'
import { deskAddress } from '@/lib/editorial/addresses'
import { Dismissal } from '@/lib/editorial/candidate-list'
import {
  IndicatorAliasChange,
  IndicatorAliasPut,
  IndicatorChange,
  IndicatorMerge,
  IndicatorRef,
  NewIndicator,
} from '@/lib/editorial/indicator'
import { addIndicatorAlias, changeIndicator, removeIndicatorAlias } from '@/lib/newsroom/change-indicator'
import { createIndicator } from '@/lib/newsroom/create-indicator'
import { deleteIndicator } from '@/lib/newsroom/delete-indicator'
import { dismissIndicatorCandidate, reofferIndicatorCandidate } from '@/lib/newsroom/dismiss-candidate'
import { mergeIndicators, unmergeIndicator } from '@/lib/newsroom/merge-indicators'

export const createIndicatorAction = action('indicator.create', NewIndicator, createIndicator)
export const changeIndicatorAction = action('indicator.rename', IndicatorChange, changeIndicator)
export const addIndicatorAliasAction = action('indicator.rename', IndicatorAliasPut, addIndicatorAlias)
export const removeIndicatorAliasAction = action(
  'indicator.rename',
  IndicatorAliasChange,
  removeIndicatorAlias,
)
export const mergeIndicatorsAction = action('indicator.merge', IndicatorMerge, mergeIndicators)
export const unmergeIndicatorAction = action('indicator.merge', IndicatorRef, unmergeIndicator)

export const dismissIndicatorAction = action('indicator.merge', Dismissal, dismissIndicatorCandidate)
export const reofferIndicatorAction = action('indicator.merge', Dismissal, reofferIndicatorCandidate)

export const deleteIndicatorAction = action('indicator.delete', IndicatorRef, async (actor, ref) => {
  await deleteIndicator(actor, ref)
  redirect(`${deskAddress.metrics}?tab=indicators`)
})
