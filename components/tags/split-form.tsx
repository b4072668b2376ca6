'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField } from '@/components/ui/check-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { TagSurface, TagToSplit } from '@/lib/editorial/tag-merge'
import { DeskSection } from '@/components/desk/desk-section'
import { PickEntry } from '@/components/desk/pick-entry'

type Props = { tag: TagToSplit; action: FormAction<void> }

/** Makes two of a tag: where to, which aliases, which ways of being printed, which single sentences. */
export function SplitForm({ tag, action }: Props) {
  const words = useTranslations('vocabulary.split')
  return (
    <ActionForm
      action={action}
      hidden={{ id: tag.id, version: tag.version }}
      className="grid max-w-5xl gap-8"
    >
      <DeskSection title={words('where')}>
        <Target tag={tag} />
      </DeskSection>
      {tag.aliases.length > 0 && (
        <DeskSection title={words('aliases')} hint={words('aliasesHint')}>
          <div className="flex flex-wrap gap-x-6">
            {tag.aliases.map((name) => (
              <CheckField key={name} name="aliases[]" value={name} label={name} />
            ))}
          </div>
        </DeskSection>
      )}
      <DeskSection title={words('mentions')} hint={words('mentionsHint')}>
        {tag.surfaces.length === 0 && <p className="text-muted">{words('none')}</p>}
        {tag.surfaces.map((surface) => (
          <Surface key={surface.quote} surface={surface} />
        ))}
      </DeskSection>
      <div className="grid gap-3 border-t border-ink pt-4">
        <p className="text-muted">{words('untouched')}</p>
        <div>
          <SubmitButton>{words('do')}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  )
}

function Target({ tag }: { tag: TagToSplit }) {
  const words = useTranslations('vocabulary.split')
  const [isNew, setNew] = useState(true)
  const choice = (label: string, value: boolean) => (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="radio"
        name="target"
        checked={isNew === value}
        onChange={() => setNew(value)}
        className="accent-accent"
      />
      {label}
    </label>
  )
  return (
    <>
      <div className="flex flex-wrap gap-x-6">
        {choice(words('toNew'), true)}
        {choice(words('toOther'), false)}
      </div>
      {isNew ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField label={words('name')} name="name" required />
          <TextField
            label={words('disambiguation')}
            name="disambiguation"
            hint={words('disambiguationHint')}
          />
        </div>
      ) : (
        <PickEntry
          exceptId={tag.id}
          namespace="admin.tags"
          search="/api/desk/tags?limit=10"
          name="intoId"
          legend={words('other')}
        />
      )}
    </>
  )
}

/** All mentions printed with the same words: together, or sentence by sentence. */
function Surface({ surface }: { surface: TagSurface }) {
  const words = useTranslations('vocabulary.split')
  const home = useTranslations('admin.home')
  const [isWhole, setWhole] = useState(false)
  const { quote, count, mentions } = surface
  return (
    <fieldset className="border-b border-rule pb-2">
      <legend className="sr-only">{quote}</legend>
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          name="surfaces[]"
          value={quote}
          checked={isWhole}
          onChange={(event) => setWhole(event.target.checked)}
          className="size-4 accent-accent"
        />
        <span lang="zh-CN" className="font-bold">
          {quote}
        </span>
        <span className="text-xs text-muted">{words('all', { count })}</span>
      </label>
      {!isWhole && (
        <details className="pl-6">
          <summary className="cursor-pointer text-xs text-muted hover:text-ink">{words('single')}</summary>
          <ul>
            {mentions.map(({ id, sentence, article }) => (
              <li key={id} className="flex items-start gap-2 py-1">
                <input
                  id={`mention-${id}`}
                  type="checkbox"
                  name="mentions[]"
                  value={id}
                  className="mt-1.5 size-4 flex-none accent-accent"
                />
                <div>
                  <label htmlFor={`mention-${id}`} lang="zh-CN" className="font-kai text-base">
                    {sentence}
                  </label>
                  <a
                    href={deskAddress.article(article.id)}
                    className="block w-fit text-xs text-muted hover:text-accent"
                  >
                    {article.headline || home('untitled')}
                  </a>
                </div>
              </li>
            ))}
          </ul>
          {mentions.length < count && (
            <p className="text-xs text-muted">{words('shown', { shown: mentions.length, count })}</p>
          )}
        </details>
      )}
    </fieldset>
  )
}
