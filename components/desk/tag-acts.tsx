import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DialogButton } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { deskAddress } from '@/lib/editorial/addresses'
import type { TagView } from '@/lib/editorial/tag'
import { TAG_TYPES } from '@/lib/pipeline/model'
import { DeskSection } from './desk-section'
import { MergeForm } from './merge-form'
import type { TagActions, TagRights } from './tag-detail'

type Props = { tag: TagView; may: TagRights; acts: TagActions }

/**
 * Merge, type and deletion, or for a merged tag the way back; each says what it touches. Shows nothing to those who may
 * do none of it.
 */
export function TagActs({ tag, may, acts }: Props) {
  const words = useTranslations('admin.tags')
  const { mergedInto } = tag
  const mayAct = may.merge || (!mergedInto && (may.retype || may.delete))
  if (!mayAct && tag.absorbed.length === 0) return null
  return (
    <DeskSection title={words('acts')}>
      <div className="flex flex-wrap items-center gap-2">
        {mergedInto ? (
          may.merge && <Unmerge tag={tag} into={mergedInto.name} action={acts.unmerge} />
        ) : (
          <>
            {may.retype && <Retype tag={tag} action={acts.retype} />}
            {may.merge && <Merge tag={tag} action={acts.merge} />}
            {may.delete && <Delete tag={tag} action={acts.delete} />}
          </>
        )}
      </div>
      {tag.absorbed.length > 0 && (
        <div className="grid gap-1">
          <h3 className="text-xs text-muted">{words('absorbed')}</h3>
          <ul>
            {tag.absorbed.map((absorbed) => (
              <li key={absorbed.id} className="flex min-h-8 items-center gap-3 border-b border-rule">
                <a href={deskAddress.tag(absorbed.id)} className="hover:text-accent">
                  {absorbed.name}
                </a>
                <span className="mr-auto text-xs text-muted">
                  {absorbed.since > 0 && words('since', { count: absorbed.since, into: tag.name })}
                </span>
                {may.merge && <Unmerge tag={absorbed} into={tag.name} action={acts.unmerge} />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </DeskSection>
  )
}

function Retype({ tag, action }: { tag: TagView; action: TagActions['retype'] }) {
  const words = useTranslations('admin.tags')
  const types = useTranslations('common.tagType')
  const { id, version, name, type } = tag
  return (
    <ConfirmButton
      action={action}
      hidden={{ id, version }}
      label={words('retype')}
      title={words('retypeTitle', { name })}
      done={words('retypeDone')}
    >
      <p>{words('retypeBody')}</p>
      <SelectField
        label={words('type')}
        name="type"
        defaultValue={type}
        options={TAG_TYPES.map((value) => ({ value, label: types(value) }))}
      />
    </ConfirmButton>
  )
}

function Merge({ tag, action }: { tag: TagView; action: TagActions['merge'] }) {
  const words = useTranslations('admin.tags')
  const { id, version, name, type, use } = tag
  const { mentions, published, metrics, bylines } = use
  return (
    <DialogButton label={words('merge')} title={words('mergeTitle', { name })}>
      <MergeForm
        action={action}
        loser={{ id, version }}
        namespace="admin.tags"
        search={`/api/desk/tags?type=${type}`}
        preview={words('mergeBody', { mentions, published, metrics, bylines })}
      />
    </DialogButton>
  )
}

type UnmergeProps = {
  tag: { id: string; version: number; name: string }
  into: string
  action: TagActions['unmerge']
}

function Unmerge({ tag: { id, version, name }, into, action }: UnmergeProps) {
  const words = useTranslations('admin.tags')
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

function Delete({ tag, action }: { tag: TagView; action: TagActions['delete'] }) {
  const words = useTranslations('admin.tags')
  const { id, version, name, use } = tag
  if (use.total > 0) {
    return <p className="py-2 text-xs text-muted">{words('deleteUsed', { count: use.total })}</p>
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
