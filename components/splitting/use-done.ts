'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import type { FormAction } from '@/lib/action-result'
import { sendValues, useRefusalSentence } from '@/components/ui/form-answer'
import { useAnnounce } from '@/components/ui/status-bar'
import type { ActQueue } from './act-queue'
import { placedOf } from './desk-rows'
import type { DeskSession } from './desk-session'

type Options = {
  queue: ActQueue
  session: DeskSession
  mayClose: boolean
  action: FormAction<{ version: number }>
}

export type Closing = { run: () => void; mayClose: boolean; isBusy: boolean; refusal: string | null }

/** Marks the page as done, or opens it again, once all acts are with the server. A line without an owner is shown instead. */
export function useDone({ queue, session, mayClose, action }: Options): Closing {
  const words = useTranslations('desk.page')
  const splitting = useTranslations('splitting')
  const announce = useAnnounce()
  const sentence = useRefusalSentence()
  const [isBusy, start] = useTransition()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { rows, show } = session

  async function close(): Promise<void> {
    if (!(await queue.flush())) return setRefusal(splitting('save.first'))
    const { id, version, status } = queue.getSnapshot().view
    const isDone = status === 'DONE'
    const answer = await sendValues(action, { id, version, done: !isDone })
    if (!answer.ok) {
      if (answer.code === 'conflict') await queue.refresh(version + 1)
      return setRefusal(sentence(answer))
    }
    announce(isDone ? words('reopenedSaid') : words('doneSaid'))
  }

  function run(): void {
    if (!mayClose || isBusy) return
    setRefusal(null)
    const isOpen = queue.getSnapshot().view.status === 'OPEN'
    const { placed, total } = placedOf(rows)
    const unowned = rows.find(({ owner }) => owner.kind === 'nobody')
    if (isOpen && unowned) {
      show(unowned.start)
      return announce(words('doneBlocked', { count: total - placed }))
    }
    start(close)
  }

  return { run, mayClose, isBusy, refusal }
}
