'use client'

import { useTranslations } from 'next-intl'
import { useContext, useEffect, useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormAnswer, sendValues, useRefusalSentence, type FormState } from '@/components/ui/form-answer'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { NameBearer } from '@/lib/editorial/borne-name'
import type { TagType } from '@/lib/pipeline/model'
import { TagChip } from './tag-chip'

/**
 * What is done when the two are one thing. Nothing was made yet: the other is opened instead. An alias: the other is merged into the
 * one at hand. A new name: the one at hand is merged into the other, which is known by it. Tags after a look at what that does.
 */
export type SameThing =
  | { way: 'open' }
  | { way: 'take' | 'give'; kind: 'tag'; id: string; type: TagType }
  | { way: 'take' | 'give'; kind: 'indicator'; id: string; version: number; merge: FormAction<void> }

type Props = {
  /** Where the words stand in admin.json: tags and indicators speak of the same. */
  namespace: 'admin.tags' | 'admin.metrics'
  /** Null when the person may not merge. */
  same: SameThing | null
  onMerged?: () => void
}

/**
 * Others bear the name that the form around was to give: they are one thing, or both bear it, or it was a mistake. It stands after
 * the button of the form, which Enter presses, and goes when something else is typed.
 */
export function BorneNameQuestion({ namespace, same, onMerged }: Props) {
  const words = useTranslations(namespace)
  const common = useTranslations('common')
  const answer = useContext(FormAnswer)
  const group = useRef<HTMLDivElement>(null)
  const [dropped, setDropped] = useState<FormState | null>(null)
  const isAsked = answer?.ok === false && answer.code === 'borne' && answer !== dropped
  useEffect(() => {
    const form = group.current?.closest('form')
    if (!isAsked || !form) return
    group.current?.focus()
    const drop = () => setDropped(answer)
    form.addEventListener('input', drop)
    return () => form.removeEventListener('input', drop)
  }, [answer, isAsked])
  if (!isAsked) return null

  const { name, bearers, isHeld } = answer.borne
  function cancel(): void {
    group.current?.closest('form')?.querySelector<HTMLElement>('[name="name"]')?.focus()
    setDropped(answer)
  }
  return (
    <div
      ref={group}
      role="group"
      aria-label={words('borne.title', { name })}
      tabIndex={-1}
      className="grid basis-full gap-2"
    >
      <Notice tone="warning">
        <p>{words('borne.title', { name })}</p>
        <ul className="my-1 grid gap-1">
          {bearers.map((bearer) => (
            <li key={bearer.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span lang="zh-CN" className="wrap-anywhere">
                <Bearer bearer={bearer} />
              </span>
              {!bearer.isOwnName && <span className="text-xs text-muted">{words('borne.asAlias')}</span>}
              {same && (
                <Same
                  {...{ bearer, same, namespace }}
                  onMerged={() => {
                    setDropped(answer)
                    onMerged?.()
                  }}
                />
              )}
            </li>
          ))}
        </ul>
        <p className="text-xs text-muted">{words(isHeld ? 'borne.held' : 'borne.what')}</p>
        {!same && <p className="text-xs text-muted">{words('borne.askAdmin')}</p>}
      </Notice>
      <div className="flex flex-wrap gap-2">
        {!isHeld && (
          <SubmitButton kind="plain" size="small" name="mayShare" value="true">
            {words('borne.keep')}
          </SubmitButton>
        )}
        <Button kind="quiet" size="small" onClick={cancel}>
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

type SameProps = {
  bearer: NameBearer
  same: SameThing
  namespace: Props['namespace']
  onMerged: () => void
}

function Same({ bearer, same, namespace, onMerged }: SameProps) {
  const words = useTranslations(namespace)
  const said = words(`borne.same.${same.way}`)
  const label = words(`borne.sameLabel.${same.way}`, { name: bearer.name })
  if (same.way !== 'open' && same.kind === 'indicator')
    return <MergeNow {...{ bearer, same, said, label, onMerged }} done={words('merged')} />
  // Tags of two types are never one thing.
  if (same.way !== 'open' && same.type !== bearer.type) return null
  return (
    <LinkButton size="small" href={hrefOf(bearer, same)}>
      <span className="sr-only">{label}</span>
      <span aria-hidden>{said}</span>
    </LinkButton>
  )
}

function hrefOf({ id, type }: NameBearer, same: Exclude<SameThing, { kind: 'indicator' }>): string {
  if (same.way === 'open') return type ? deskAddress.tag(id) : deskAddress.indicator(id)
  return same.way === 'take' ? deskAddress.tagMerge(id, same.id) : deskAddress.tagMerge(same.id, id)
}

type MergeNowProps = {
  bearer: NameBearer
  same: Extract<SameThing, { kind: 'indicator' }>
  said: string
  label: string
  done: string
  onMerged: () => void
}

/** Merges two indicators at once; a form in the form around could not. */
function MergeNow({ bearer, same, said, label, done, onMerged }: MergeNowProps) {
  const announce = useAnnounce()
  const sentence = useRefusalSentence()
  const [isMerging, start] = useTransition()
  const [from, into] = same.way === 'take' ? [bearer, same] : [same, bearer]
  const merge = () =>
    start(async () => {
      const values = { id: from.id, version: from.version, intoId: into.id }
      const answer = await sendValues(same.merge, values)
      announce(sentence(answer) ?? done)
      if (answer.ok) onMerged()
    })
  return (
    <Button size="small" aria-label={label} disabled={isMerging} onClick={merge}>
      {said}
    </Button>
  )
}
