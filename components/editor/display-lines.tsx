'use client'

import { useTranslations } from 'next-intl'
import type { ArticleFields } from './article-fields'
import { GrowingField } from './growing-field'

type Props = {
  fields: ArticleFields
  isReadOnly: boolean
  onChange: (change: Partial<ArticleFields>) => void
}

/** Kicker, headline and deck as the reader will see them. */
export function DisplayLines({ fields, isReadOnly, onChange }: Props) {
  const words = useTranslations('editor.fields')
  return (
    <header className="grid gap-1 font-serif">
      <GrowingField
        label={words('kicker')}
        value={fields.kicker ?? ''}
        maxLength={300}
        isReadOnly={isReadOnly}
        className="text-base text-muted"
        onChange={(kicker) => onChange({ kicker: kicker || null })}
      />
      <GrowingField
        label={words('headline')}
        value={fields.headline}
        maxLength={300}
        isReadOnly={isReadOnly}
        className="text-2xl font-bold"
        onChange={(headline) => onChange({ headline })}
      />
      <GrowingField
        label={words('deck')}
        value={fields.deck ?? ''}
        maxLength={600}
        isReadOnly={isReadOnly}
        className="text-base"
        onChange={(deck) => onChange({ deck: deck || null })}
      />
    </header>
  )
}
