'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { OpenDialog } from '@/components/ui/open-dialog'
import { DraftFields } from '@/lib/editorial/draft-fields'
import type { CardArticle } from './card-articles'
import { useDesk } from './desk-session'
import { bylinesOf, bylinesText, TEXT_FIELDS, type TextField } from './field-text'

type Props = { article: CardArticle; onClose: () => void }

type Typed = Partial<Record<TextField | 'bylines', string>> & { isFragment?: boolean }

/** What a person says of an article in place of what its lines say. What is left alone is read from the page. */
export function FieldsDialog({ article, onClose }: Props) {
  const words = useTranslations('splitting.fields')
  const desk = useTranslations('desk')
  const { act } = useDesk()
  const { overrides } = article.article
  const [typed, setTyped] = useState<Typed>(() => typedOf(overrides))
  const [isWrong, setWrong] = useState(false)

  function save(event: FormEvent): void {
    event.preventDefault()
    const fields = DraftFields.safeParse(fieldsOf(typed))
    if (!fields.success) return setWrong(true)
    onClose()
    act([{ kind: 'edit-fields', articleId: article.id, fields: fields.data }])
  }

  const set = (field: TextField | 'bylines', text: string | undefined) =>
    setTyped((now) => withField(now, field, text))

  return (
    <OpenDialog
      isWide
      title={words('title', { article: desk('page.articleNumber', { index: article.index }) })}
      onClose={onClose}
    >
      <form onSubmit={save} className="grid gap-3 sm:grid-cols-2 [&>:is(p,.wide)]:sm:col-span-2">
        <p className="text-xs text-muted">{words('hint')}</p>
        {isWrong && (
          <p role="alert" className="text-sm text-danger">
            {words('wrong')}
          </p>
        )}
        {TEXT_FIELDS.map((field) => (
          <OneField
            key={field}
            isWide={WIDE.includes(field)}
            isFirst={field === 'headline'}
            label={words(field)}
            printed={article.printed[field] ?? ''}
            typed={typed[field]}
            onChange={(text) => set(field, text)}
          />
        ))}
        <OneField
          isWide
          label={words('bylines')}
          hint={words('bylinesHint')}
          printed={bylinesText(article.printed.bylines)}
          typed={typed.bylines}
          onChange={(text) => set('bylines', text)}
        />
        <label className="grid gap-1 text-xs text-muted">
          {words('isFragment')}
          <select
            className={controlLook}
            value={typed.isFragment === undefined ? 'printed' : String(typed.isFragment)}
            onChange={({ target }) =>
              setTyped((now) =>
                withField(
                  now,
                  'isFragment',
                  target.value === 'printed' ? undefined : target.value === 'true',
                ),
              )
            }
          >
            <option value="printed">
              {words('asRead', { value: words(article.printed.isFragment ? 'yes' : 'no') })}
            </option>
            <option value="true">{words('yes')}</option>
            <option value="false">{words('no')}</option>
          </select>
        </label>
        <div className="wide flex justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button type="submit" kind="primary">
            {words('save')}
          </Button>
        </div>
      </form>
    </OpenDialog>
  )
}

/** Headings may be long. */
const WIDE: readonly TextField[] = ['kicker', 'headline', 'deck']

type OneProps = {
  label: string
  isWide: boolean
  /** The focus comes here when the dialog opens. */
  isFirst?: boolean
  hint?: string
  printed: string
  /** Undefined while it is read from the page. */
  typed: string | undefined
  onChange: (text: string | undefined) => void
}

function OneField({ label, isWide, isFirst, hint, printed, typed, onChange }: OneProps) {
  const words = useTranslations('splitting.fields')
  return (
    <div className={isWide ? 'wide' : ''}>
      <label className="flex min-w-0 flex-wrap gap-x-3 gap-y-1 text-xs text-muted">
        <span>{label}</span>
        <span>{typed === undefined ? words('fromPage') : words('bySomeone')}</span>
        <input
          type="text"
          lang="zh-CN"
          autoComplete="off"
          data-first={isFirst || undefined}
          className={`${controlLook} ${typed === undefined ? 'text-muted' : ''}`}
          value={typed ?? printed}
          placeholder={words('none')}
          onChange={(event) => onChange(event.target.value)}
        />
        {hint && <span>{hint}</span>}
      </label>
      {typed !== undefined && (
        <div>
          <Button size="small" kind="bare" onClick={() => onChange(undefined)}>
            {words('asPrinted', { field: label })}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What was typed with one field more, or, for undefined, without it: it is read from the page again. */
function withField(typed: Typed, field: keyof Typed, value: string | boolean | undefined): Typed {
  const { [field]: _before, ...others } = typed
  return value === undefined ? others : { ...others, [field]: value }
}

function typedOf(fields: DraftFields): Typed {
  const texts = TEXT_FIELDS.flatMap((field) => (field in fields ? [[field, fields[field] ?? '']] : []))
  return {
    ...Object.fromEntries(texts),
    ...(fields.bylines && { bylines: bylinesText(fields.bylines) }),
    ...(fields.isFragment !== undefined && { isFragment: fields.isFragment }),
  }
}

function fieldsOf({ bylines, isFragment, ...texts }: Typed): unknown {
  return {
    ...texts,
    ...(bylines !== undefined && { bylines: bylinesOf(bylines) }),
    ...(isFragment !== undefined && { isFragment }),
  }
}
