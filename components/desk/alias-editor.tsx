'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import type { AliasAnswer } from '@/lib/editorial/alias'
import { AliasBearers, type AliasMerge } from './alias-bearers'

type Alias = {
  name: string
  /** What is said of it. */
  note?: ReactNode
  /** What else can be done with it. */
  act?: ReactNode
  /** What is said of it besides its name, as the form that adds it takes it. */
  fields?: Readonly<Record<string, string>>
}

type Props = {
  id: string
  aliases: readonly Alias[]
  /** Where the words stand in admin.json: tags and indicators speak of the same. */
  namespace: 'admin.tags' | 'admin.metrics'
  /** Null when the person may only look. */
  acts: {
    add: FormAction<AliasAnswer>
    remove: FormAction<void>
    merge: AliasMerge | null
  } | null
}

/** The other names of a tag or indicator, each removable, and a line to add one; a name that others bear is asked about. */
export function AliasEditor({ id, aliases, namespace, acts }: Props) {
  const words = useTranslations(namespace)
  const [asked, setAsked] = useState<AliasAnswer | null>(null)
  /** A name that was asked about stands in its field until that is settled; another form begins empty. */
  const [settled, setSettled] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (settled > 0) field.current?.focus()
  }, [settled])
  const settle = () => {
    setAsked(null)
    setSettled(settled + 1)
  }
  return (
    <div className="grid gap-3">
      {aliases.length === 0 && <p className="text-muted">{words('aliasesNone')}</p>}
      <ul>
        {aliases.map(({ name, note, act, fields }) => (
          <li
            key={name}
            className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule py-1"
          >
            <span lang="zh-CN" className="mr-auto wrap-anywhere">
              {name} {note}
            </span>
            {acts && (
              <span className="flex gap-1">
                {act}
                <ActionForm
                  action={acts.remove}
                  hidden={{ id, name }}
                  done={words('aliasRemoved')}
                  undo={{
                    action: acts.add,
                    hidden: { id, name, ...fields, mayShare: 'true' },
                    done: words('aliasAdded'),
                  }}
                  className="contents"
                >
                  <SubmitButton kind="bare" size="small">
                    <span aria-hidden>{words('removeAlias')}</span>
                    <span className="sr-only">{words('removeAliasLabel', { name })}</span>
                  </SubmitButton>
                </ActionForm>
              </span>
            )}
          </li>
        ))}
      </ul>
      {acts && (
        <ActionForm
          key={settled}
          action={acts.add}
          hidden={{ id }}
          done={({ bearers }) => (bearers.length > 0 ? null : words('aliasAdded'))}
          onDone={(answer) => setAsked(answer.bearers.length > 0 ? answer : null)}
          isEmptied
          className="flex flex-wrap items-end gap-2"
        >
          <TextField ref={field} label={words('alias')} name="name" required className="min-w-48 grow" />
          <SubmitButton kind="plain">{words('addAlias')}</SubmitButton>
        </ActionForm>
      )}
      {acts && asked && (
        <AliasBearers
          {...{ id, asked, namespace }}
          add={acts.add}
          merge={acts.merge}
          onDone={settle}
          onDrop={() => {
            setAsked(null)
            field.current?.focus()
          }}
        />
      )}
    </div>
  )
}
