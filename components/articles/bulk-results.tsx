'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { useRefusalSentence } from '@/components/ui/form-answer'
import { deskAddress } from '@/lib/editorial/addresses'
import type { BulkRow } from '@/lib/editorial/bulk'
import type { RowAnswer } from './bulk-requests'

type Props = {
  rows: readonly BulkRow[]
  answers: ReadonlyMap<string, RowAnswer>
  isRunning: boolean
  onAgain: () => void
  onClose: () => void
  /** What else can be done now. */
  children?: ReactNode
}

/** How many were done, and of each of the others why not. */
export function BulkResults({ rows, answers, isRunning, onAgain, onClose, children }: Props) {
  const words = useTranslations('daily.bulk')
  const sentence = useRefusalSentence()
  // An act that is offered at all is refused more often for where the article stands than for who asks.
  const whyNot = (answer: RowAnswer) =>
    !answer.ok && (answer.code === 'network' || answer.code === 'forbidden')
      ? words(answer.code === 'network' ? 'noAnswer' : 'notNow')
      : sentence(answer)
  const told = rows.flatMap((row) => {
    const answer = answers.get(row.id)
    return answer ? [{ row, answer }] : []
  })
  const refused = told.filter(({ answer }) => !answer.ok)
  const unknown = refused.filter(({ answer }) => !answer.ok && answer.code === 'network').length
  return (
    <div className="grid gap-3">
      {isRunning ? (
        <div className="grid gap-1">
          <p role="status">{words('running', { done: told.length, total: rows.length })}</p>
          <progress aria-label={words('progress')} className="w-full" max={rows.length} value={told.length} />
        </div>
      ) : (
        <p role="status" tabIndex={-1} className="font-bold">
          {words('result', {
            done: told.length - refused.length,
            refused: refused.length - unknown,
            unknown,
          })}
        </p>
      )}
      {refused.length > 0 && (
        <ul aria-label={words('refusedList')} className="max-h-72 overflow-y-auto border-t border-rule">
          {refused.map(({ row, answer }) => (
            <li key={row.id} className="border-b border-rule py-1.5">
              <Link
                href={deskAddress.article(row.id)}
                prefetch={false}
                lang="zh-CN"
                className="hover:text-accent"
              >
                {row.headline || words('untitled')}
              </Link>
              <p className="text-xs text-danger">{whyNot(answer)}</p>
            </li>
          ))}
        </ul>
      )}
      {!isRunning && (
        <div className="flex justify-end gap-2">
          {children}
          {unknown > 0 && <Button onClick={onAgain}>{words('again', { count: unknown })}</Button>}
          <Button kind="primary" onClick={onClose}>
            {words('ready')}
          </Button>
        </div>
      )}
    </div>
  )
}
