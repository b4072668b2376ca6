import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DialogButton } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { IndicatorView } from '@/lib/editorial/indicator'
import { DeskSection } from '@/components/desk/desk-section'
import { MergedEntries, Unmerge } from '@/components/desk/merged-entries'
import { MergeForm } from './merge-form'

export type IndicatorActions = {
  change: FormAction<void>
  addAlias: FormAction<void>
  removeAlias: FormAction<void>
  merge: FormAction<void>
  unmerge: FormAction<void>
  delete: FormAction<void>
}

export type IndicatorRights = { change: boolean; merge: boolean; delete: boolean; audit: boolean }

type Props = { indicator: IndicatorView; may: IndicatorRights; acts: IndicatorActions }

/**
 * Merge and deletion, or for a merged indicator the way back; each says what it touches. Shows nothing to those who may
 * do none of it.
 */
export function IndicatorActs({ indicator, may, acts }: Props) {
  const words = useTranslations('admin.metrics')
  const { id, version, name, mergedInto, absorbed, use } = indicator
  const mayAct = may.merge || (!mergedInto && may.delete)
  if (!mayAct && absorbed.length === 0) return null
  return (
    <DeskSection title={words('acts')}>
      <div className="flex flex-wrap items-center gap-2">
        {may.merge && !mergedInto && (
          <DialogButton label={words('merge')} title={words('mergeTitle', { name })}>
            <MergeForm
              action={acts.merge}
              loser={{ id, version }}
              preview={words('mergeBody', { metrics: use.metrics, published: use.published })}
            />
          </DialogButton>
        )}
        {may.merge && mergedInto && (
          <Unmerge
            entry={indicator}
            namespace="admin.metrics"
            what={words('unmergeBody', { name, into: mergedInto.name })}
            action={acts.unmerge}
          />
        )}
        {may.delete && !mergedInto && <Delete indicator={indicator} action={acts.delete} />}
      </div>
      <MergedEntries
        rows={absorbed}
        namespace="admin.metrics"
        hrefOf={deskAddress.indicator}
        whatOf={(one) => words('unmergeBody', { name: one.name, into: name })}
        unmerge={may.merge ? acts.unmerge : null}
      />
    </DeskSection>
  )
}

type DeleteProps = { indicator: IndicatorView; action: IndicatorActions['delete'] }

function Delete({ indicator: { id, version, name, use }, action }: DeleteProps) {
  const words = useTranslations('admin.metrics')
  if (use.total > 0) {
    return <p className="text-xs text-muted">{words('deleteUsed', { count: use.metrics })}</p>
  }
  return (
    <ConfirmButton
      action={action}
      hidden={{ id, version }}
      label={words('delete')}
      title={words('deleteTitle', { name })}
      done={words('deleteDone')}
      kind="danger"
    >
      <p>{words('deleteBody')}</p>
    </ConfirmButton>
  )
}
