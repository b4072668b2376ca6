'use client'

import { useTranslations } from 'next-intl'
import { useRef, type ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { BorneNameQuestion, type SameThing } from './borne-name'

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
    add: FormAction<void>
    remove: FormAction<void>
    /** How another that is the same is merged into this; null when the person may not. */
    same: SameThing | null
  } | null
}

/** The other names of a tag or indicator, each removable, and a line to add one; a name that others bear is asked about. */
export function AliasEditor({ id, aliases, namespace, acts }: Props) {
  const words = useTranslations(namespace)
  const field = useRef<HTMLInputElement>(null)
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
          action={acts.add}
          hidden={{ id }}
          done={words('aliasAdded')}
          onDone={() => field.current?.focus()}
          isEmptied
          className="flex flex-wrap items-end gap-2"
        >
          <TextField ref={field} label={words('alias')} name="name" required className="min-w-48 grow" />
          <SubmitButton kind="plain">{words('addAlias')}</SubmitButton>
          <BorneNameQuestion
            {...{ namespace }}
            same={acts.same}
            onMerged={() => {
              if (!field.current) return
              field.current.value = ''
              field.current.focus()
            }}
          />
        </ActionForm>
      )}
    </div>
  )
}
