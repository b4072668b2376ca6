import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DialogButton } from '@/components/ui/dialog'
import { LinkButton } from '@/components/ui/link-button'
import { SelectField } from '@/components/ui/select-field'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { TagView } from '@/lib/editorial/tag'
import { TAG_TYPES } from '@/lib/pipeline/model'
import { DeskSection } from '@/components/desk/desk-section'
import { MergedEntries, Unmerge } from '@/components/desk/merged-entries'
import { PickEntry } from '@/components/desk/pick-entry'
import type { ProfileActions } from './tag-profile'

export type TagActions = ProfileActions & {
  rename: FormAction<void>
  addAlias: FormAction<void>
  removeAlias: FormAction<void>
  retype: FormAction<void>
  unmerge: FormAction<{ choices: number }>
  settle: FormAction<{ moved: number }>
  delete: FormAction<void>
}

export type TagRights = {
  rename: boolean
  profile: boolean
  retype: boolean
  merge: boolean
  split: boolean
  delete: boolean
  audit: boolean
}

type Props = { tag: TagView; may: TagRights; acts: TagActions }

/**
 * Merge, type and deletion, or for a merged tag the way back; each says what it touches. Shows nothing to those who may
 * do none of it.
 */
export function TagActs({ tag, may, acts }: Props) {
  const words = useTranslations('admin.tags')
  const vocabulary = useTranslations('vocabulary')
  const { mergedInto } = tag
  if (tag.isDeleted) return null
  const mayAct = may.merge || (!mergedInto && (may.retype || may.split || may.delete))
  if (!mayAct && tag.absorbed.length === 0) return null
  return (
    <DeskSection title={words('acts')}>
      <div className="flex flex-wrap items-center gap-2">
        {mergedInto ? (
          may.merge && (
            <Unmerge
              entry={tag}
              namespace="admin.tags"
              what={vocabulary('unmerge.body', { name: tag.name, into: mergedInto.name })}
              action={acts.unmerge}
            />
          )
        ) : (
          <>
            {may.retype && <Retype tag={tag} action={acts.retype} />}
            {may.merge && <Merge tag={tag} />}
            {may.split && (
              <LinkButton href={deskAddress.tagSplit(tag.id)}>{vocabulary('split.open')}</LinkButton>
            )}
            {may.delete && <Delete tag={tag} action={acts.delete} />}
          </>
        )}
      </div>
      <MergedEntries
        rows={tag.absorbed}
        namespace="admin.tags"
        hrefOf={deskAddress.tag}
        noteOf={({ since }) => since > 0 && words('since', { count: since, into: tag.name })}
        whatOf={({ name }) => vocabulary('unmerge.body', { name, into: tag.name })}
        unmerge={may.merge ? acts.unmerge : null}
      />
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

/** Chooses the survivor; the next screen shows what the merge would do. */
function Merge({ tag: { id, name, type } }: { tag: TagView }) {
  const words = useTranslations('admin.tags')
  const own = useTranslations('vocabulary.merge')
  return (
    <DialogButton label={words('merge')} title={words('mergeTitle', { name })}>
      <form method="get" action={deskAddress.tagMerge(id)} className="grid gap-4">
        <PickEntry exceptId={id} namespace="admin.tags" search={`/api/desk/tags?type=${type}`} name="into" />
        <div className="flex justify-end">
          <Button type="submit" kind="primary">
            {own('preview')}
          </Button>
        </div>
      </form>
    </DialogButton>
  )
}

function Delete({ tag, action }: { tag: TagView; action: TagActions['delete'] }) {
  const words = useTranslations('admin.tags')
  const own = useTranslations('vocabulary.delete')
  const { id, version, name, use } = tag
  const isUsed = use.total > 0
  return (
    <ConfirmButton
      action={action}
      hidden={{ id, version }}
      label={words('delete')}
      title={words('deleteTitle', { name })}
      done={words('deleteDone')}
      kind="danger"
    >
      <p>{isUsed ? own('used', { count: use.now }) : words('deleteBody')}</p>
      <PickEntry
        exceptId={id}
        namespace="admin.tags"
        search="/api/desk/tags?limit=10"
        name="intoId"
        legend={isUsed ? own('replacement') : own('replacementOptional')}
        isRequired={isUsed}
      />
    </ConfirmButton>
  )
}
