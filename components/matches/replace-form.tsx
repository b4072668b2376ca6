'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import type { MatchedArticle } from '@/lib/editorial/match-views'
import { useSideLabels } from './use-side-labels'

type Props = { action: FormAction; id: string; article: MatchedArticle; other: MatchedArticle }

/** Asks which of two printings keeps its address and which one's words stay; the earlier one and the public one come first. */
export function ReplaceForm({ action, id, article, other }: Props) {
  const words = useTranslations('matches.duplicate')
  const common = useTranslations('common')
  const close = useCloseDialog()
  // Readers may have an address already; without one the earlier import is the older.
  const first = article.slug !== null && other.slug === null ? 'article' : 'other'
  return (
    <ActionForm
      action={action}
      hidden={{ id, articleVersion: article.version, otherVersion: other.version }}
      done={words('replaced')}
      onDone={close}
    >
      <p>{words('replaceWhat')}</p>
      <Choice name="keep" legend={words('whose')} chosen={first} article={article} other={other} />
      <Choice name="text" legend={words('words')} chosen={first} article={article} other={other} />
      {[article, other].some(({ status }) => status === 'PUBLISHED') && <p>{words('replacePublished')}</p>}
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={close}>
          {common('cancel')}
        </Button>
        <SubmitButton>{words('replaceDo')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

type ChoiceProps = Pick<Props, 'article' | 'other'> & {
  name: 'keep' | 'text'
  legend: string
  chosen: 'article' | 'other'
}

function Choice({ name, legend, chosen, ...articles }: ChoiceProps) {
  const words = useTranslations('matches')
  const labels = useSideLabels(articles)
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-muted">{legend}</legend>
      {(['other', 'article'] as const).map((value) => (
        <label key={value} className="flex min-h-8 items-baseline gap-2 border-b border-rule py-1">
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            className="accent-accent"
          />
          <span>
            <span className="mr-2 text-xs text-muted">{labels[value]}</span>
            <span lang="zh-CN">{articles[value].headline || words('untitled')}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
