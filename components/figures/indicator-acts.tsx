import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DialogButton } from '@/components/ui/dialog'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { IndicatorView } from '@/lib/editorial/indicator'
import { DeskSection } from '@/components/desk/desk-section'
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
          <Unmerge indicator={indicator} into={mergedInto.name} action={acts.unmerge} />
        )}
        {may.delete && !mergedInto && <Delete indicator={indicator} action={acts.delete} />}
      </div>
      {absorbed.length > 0 && (
        <div className="grid gap-1">
          <h3 className="text-xs text-muted">{words('absorbed')}</h3>
          <ul>
            {absorbed.map((one) => (
              <li key={one.id} className="flex min-h-8 items-center gap-3 border-b border-rule">
                <a href={deskAddress.indicator(one.id)} className="mr-auto hover:text-accent">
                  {one.name}
                </a>
                {may.merge && <Unmerge indicator={one} into={name} action={acts.unmerge} />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </DeskSection>
  )
}

type UnmergeProps = {
  indicator: { id: string; version: number; name: string }
  into: string
  action: IndicatorActions['unmerge']
}

function Unmerge({ indicator: { id, version, name }, into, action }: UnmergeProps) {
  const words = useTranslations('admin.metrics')
  return (
    <ConfirmButton
      action={action}
      hidden={{ id, version }}
      label={words('unmerge')}
      title={words('unmergeTitle', { name })}
      done={words('unmergeDone')}
      kind="quiet"
      size="small"
    >
      <p>{words('unmergeBody', { name, into })}</p>
    </ConfirmButton>
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
