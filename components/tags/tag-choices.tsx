'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { ChoiceRow } from '@/lib/editorial/mention-choice'
import type { TagView } from '@/lib/editorial/tag'
import { DeskSection } from '@/components/desk/desk-section'

type Props = { tag: TagView; action: FormAction<{ moved: number }> | null }
type Answer = 'go' | 'stay' | 'later'

/**
 * Mentions made while the tag was merged: for each, is it this tag, or the one it was made as? One printed with a name that
 * only this tag bears is proposed for it; nothing moves before it is sent.
 */
export function TagChoices({ tag, action }: Props) {
  const words = useTranslations('vocabulary.choices')
  const { rows, total } = tag.choices
  if (rows.length === 0) return null
  return (
    <DeskSection title={words('title', { count: total })} hint={words('hint', { name: tag.name })}>
      {action ? (
        <ChoiceForm key={rows.map(({ mentionId }) => mentionId).join()} {...{ tag, action, rows }} />
      ) : (
        <p className="text-muted">{words('adminOnly')}</p>
      )}
      {rows.length < total && (
        <p className="text-xs text-muted">{words('more', { shown: rows.length, total })}</p>
      )}
    </DeskSection>
  )
}

type FormProps = { tag: TagView; action: FormAction<{ moved: number }>; rows: readonly ChoiceRow[] }

function ChoiceForm({ tag, action, rows }: FormProps) {
  const words = useTranslations('vocabulary.choices')
  const [answers, setAnswers] = useState<Record<string, Answer>>(() =>
    Object.fromEntries(rows.map(({ mentionId, isLikely }) => [mentionId, isLikely ? 'go' : 'later'])),
  )
  const answerOf = ({ mentionId }: ChoiceRow) => answers[mentionId] ?? 'later'
  const decided = rows.filter((row) => answerOf(row) !== 'later').length
  return (
    <ActionForm action={action} hidden={{ id: tag.id }} done={words('done')}>
      <ul>
        {rows.map((row) => (
          <li key={row.mentionId} className="grid gap-1 border-b border-rule py-2">
            {answerOf(row) !== 'later' && (
              <input type="hidden" name={`${answerOf(row)}[]`} value={row.mentionId} />
            )}
            <Choice
              {...{ row, name: tag.name }}
              answer={answerOf(row)}
              onAnswer={(answer) => setAnswers({ ...answers, [row.mentionId]: answer })}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="mr-auto text-xs text-muted">
          {words('decided', { count: decided, total: rows.length })}
        </p>
        <SubmitButton isDisabled={decided === 0}>{words('do')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

type ChoiceProps = { row: ChoiceRow; name: string; answer: Answer; onAnswer: (answer: Answer) => void }

function Choice({ row, name, answer, onAnswer }: ChoiceProps) {
  const words = useTranslations('vocabulary.choices')
  const home = useTranslations('admin.home')
  const labels = { go: name, stay: row.from.name, later: words('later') }
  const [before = '', ...after] = row.sentence.split(row.quote)
  return (
    <fieldset className="grid gap-1">
      <legend className="font-kai text-base leading-relaxed" lang="zh-CN">
        {before}
        <mark className="bg-transparent font-bold underline decoration-accent underline-offset-4">
          {row.quote}
        </mark>
        {after.join(row.quote)}
      </legend>
      <a href={deskAddress.article(row.article.id)} className="w-fit text-xs text-muted hover:text-accent">
        {row.article.headline || home('untitled')}
      </a>
      <div className="flex flex-wrap gap-x-5">
        {(['go', 'stay', 'later'] as const).map((value) => (
          <label key={value} className="flex min-h-8 items-center gap-2">
            <input
              type="radio"
              name={`answer-${row.mentionId}`}
              checked={answer === value}
              onChange={() => onAnswer(value)}
              className="accent-accent"
            />
            {labels[value]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
