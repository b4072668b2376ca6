'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { AliasAnswer, NameBearer } from '@/lib/editorial/alias'
import type { TagType } from '@/lib/pipeline/model'
import { TagChip } from './tag-chip'

/** How another that turns out to be the same is merged into the one at hand: a tag after a look at what it does, an indicator at once. */
export type AliasMerge = { kind: 'tag'; type: TagType } | { kind: 'indicator'; action: FormAction<void> }

type Props = {
  id: string
  asked: AliasAnswer
  namespace: 'admin.tags' | 'admin.metrics'
  add: FormAction<AliasAnswer>
  /** Null when the person may not merge. */
  merge: AliasMerge | null
  onDone: () => void
  onDrop: () => void
}

/** Others bear the name that was to be an alias: they are one thing and are merged, or both bear it, or it was a mistake. */
export function AliasBearers({ id, asked, namespace, add, merge, onDone, onDrop }: Props) {
  const words = useTranslations(namespace)
  const common = useTranslations('common')
  const { name, bearers } = asked
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => notice.current?.focus(), [asked])
  return (
    <div
      ref={notice}
      role="group"
      aria-label={words('aliasBorne', { name })}
      tabIndex={-1}
      className="grid gap-2"
    >
      <Notice tone="warning">
        <p>{words('aliasBorne', { name })}</p>
        <ul className="my-1 grid gap-1">
          {bearers.map((bearer) => (
            <li key={bearer.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span lang="zh-CN" className="wrap-anywhere">
                <Bearer bearer={bearer} />
              </span>
              {!bearer.isOwnName && <span className="text-xs text-muted">{words('aliasBorneAsAlias')}</span>}
              {merge && <Merge {...{ id, bearer, merge, namespace, onDone }} />}
            </li>
          ))}
        </ul>
        <p className="text-xs text-muted">{words('aliasBorneWhat')}</p>
        {!merge && <p className="text-xs text-muted">{words('aliasAskAdmin')}</p>}
      </Notice>
      <div className="flex flex-wrap gap-2">
        <ActionForm
          action={add}
          hidden={{ id, name, mayShare: 'true' }}
          done={words('aliasAdded')}
          onDone={onDone}
          className="contents"
        >
          <SubmitButton kind="plain" size="small">
            {words('aliasKeep')}
          </SubmitButton>
        </ActionForm>
        <Button kind="quiet" size="small" onClick={onDrop}>
          {common('cancel')}
        </Button>
      </div>
    </div>
  )
}

function Bearer({ bearer: { id, type, name, disambiguation } }: { bearer: NameBearer }) {
  if (type) return <TagChip {...{ type, name, disambiguation }} href={deskAddress.tag(id)} />
  return (
    <a href={deskAddress.indicator(id)} className="border-b border-rule hover:text-accent">
      {name}
    </a>
  )
}

type MergeProps = Pick<Props, 'id' | 'namespace' | 'onDone'> & { bearer: NameBearer; merge: AliasMerge }

function Merge({ id, bearer, merge, namespace, onDone }: MergeProps) {
  const words = useTranslations(namespace)
  const label = words('aliasMergeLabel', { name: bearer.name })
  if (merge.kind === 'indicator')
    return (
      <ActionForm
        action={merge.action}
        hidden={{ id: bearer.id, version: bearer.version, intoId: id }}
        done={words('mergeDone')}
        onDone={onDone}
        className="contents"
      >
        <SubmitButton kind="plain" size="small" label={label}>
          {words('aliasMerge')}
        </SubmitButton>
      </ActionForm>
    )
  // Tags of two types are never one thing.
  if (merge.type !== bearer.type) return null
  return (
    <LinkButton size="small" href={deskAddress.tagMerge(bearer.id, id)}>
      <span className="sr-only">{label}</span>
      <span aria-hidden>{words('aliasMerge')}</span>
    </LinkButton>
  )
}
