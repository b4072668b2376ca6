'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { controlLook } from '@/components/ui/field'
import type { ArticleFields } from './article-fields'
import { BylineRows } from './byline-rows'
import { useEditorSession } from './editor-session'

const LINES = [
  { name: 'outlet', maxLength: 100 },
  { name: 'sourceCredit', maxLength: 300 },
  { name: 'dateline', maxLength: 100 },
  { name: 'printedSection', maxLength: 100 },
  { name: 'continuesFrom', maxLength: 100 },
  { name: 'continuesTo', maxLength: 100 },
  { name: 'reprintSource', maxLength: 200 },
  { name: 'reprintAuthor', maxLength: 100 },
  { name: 'reprintTitle', maxLength: 300 },
  { name: 'responsibleEditor', maxLength: 60 },
] as const

type Props = { fields: ArticleFields; onChange: (change: Partial<ArticleFields>) => void }

/** What is known of the article beside its text. */
export function PropertiesPanel({ fields, onChange }: Props) {
  const { article, rights } = useEditorSession()
  const words = useTranslations('editor.fields')
  const id = useId()
  const isReadOnly = !rights.edit
  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <label htmlFor={`${id}-section`} className="text-xs text-muted">
          {words('section')}
        </label>
        <select
          id={`${id}-section`}
          className={controlLook}
          disabled={isReadOnly}
          value={fields.sectionId}
          onChange={(event) => onChange({ sectionId: event.target.value })}
        >
          {article.sections.map((section) => (
            <option key={section.id} value={section.id}>
              {section.name}
            </option>
          ))}
        </select>
      </div>
      <BylineRows
        bylines={fields.bylines}
        isReadOnly={isReadOnly}
        onChange={(bylines) => onChange({ bylines })}
      />
      {LINES.map(({ name, maxLength }) => (
        <div key={name} className="grid gap-1">
          <label htmlFor={`${id}-${name}`} className="text-xs text-muted">
            {words(name)}
          </label>
          <input
            id={`${id}-${name}`}
            type="text"
            lang="zh-CN"
            autoComplete="off"
            className={controlLook}
            maxLength={maxLength}
            readOnly={isReadOnly}
            value={fields[name] ?? ''}
            onChange={(event) => onChange({ [name]: event.target.value || null })}
          />
        </div>
      ))}
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          disabled={isReadOnly}
          checked={fields.isFragment}
          onChange={(event) => onChange({ isFragment: event.target.checked })}
        />
        {words('isFragment')}
      </label>
    </div>
  )
}
