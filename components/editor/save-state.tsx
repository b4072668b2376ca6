'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { useRefusalSentence } from '@/components/ui/form-answer'
import { deskAddress } from '@/lib/editorial/addresses'
import type { SaveState as State } from './save-queue'
import { useSaveState, type ArticleSaving } from './use-article-saving'

/** Whether what was typed is safe, and if not, why and what to do. */
export function SaveState({ saving }: { saving: ArticleSaving }) {
  const { queue, keeper } = saving
  const state = useSaveState(queue)
  const isKept = !useSyncExternalStore(keeper.subscribe, keeper.fails, keeper.fails)
  const words = useTranslations('editor.save')
  const format = useFormatter()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      <p
        role="status"
        className={state.kind === 'failed' || state.kind === 'conflict' ? 'text-danger' : 'text-muted'}
      >
        {state.kind === 'saved' &&
          (state.at
            ? words('savedAt', { time: format.dateTime(new Date(state.at), { timeStyle: 'medium' }) })
            : words('saved'))}
        {state.kind === 'changed' && words('changed')}
        {state.kind === 'saving' && words('saving')}
        {state.kind === 'conflict' && words('conflict')}
        {state.kind === 'failed' && <Failure answer={state.answer} />}
        {!isKept && state.kind !== 'saved' && <> {words('notKept')}</>}
      </p>
      {state.kind !== 'conflict' && (
        <Button
          size="small"
          kind={state.kind === 'saved' ? 'quiet' : 'plain'}
          title="Ctrl+S"
          onClick={() => void queue.flush()}
        >
          {words(state.kind === 'failed' ? 'retry' : 'save')}
        </Button>
      )}
    </div>
  )
}

type FailedAnswer = Extract<State, { kind: 'failed' }>['answer']

function Failure({ answer }: { answer: FailedAnswer }) {
  const words = useTranslations('editor.save')
  const sentence = useRefusalSentence()
  if (answer.code === 'network') return words('network')
  if (answer.code === 'server') return words('server')
  if (answer.code === 'invalid') return words('invalid', { fields: Object.keys(answer.fields).join(', ') })
  if (answer.code === 'unauthenticated')
    return (
      <>
        {words('unauthenticated')}{' '}
        <a href={deskAddress.login} target="_blank" rel="noopener" className="underline">
          {words('signIn')}
        </a>
      </>
    )
  return sentence(answer)
}
