'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useRefusalSentence } from '@/components/ui/form-answer'
import { StatusExtra, useAnnounce } from '@/components/ui/status-bar'
import { deskAddress } from '@/lib/editorial/addresses'
import type { ActQueue } from './act-queue'
import type { OpenDesk } from './desk-requests'
import type { Saving } from './desk-transport'
import { usePresence } from './use-presence'

type Props = OpenDesk & { queue: ActQueue; saving: Saving; lastActAt: () => number }

/** In the status bar: whether all acts are safe and if not why, and who else has the page open. */
export function DeskStatus({ pageId, userId, queue, saving, lastActAt }: Props) {
  const words = useTranslations('splitting')
  const announce = useAnnounce()
  const viewers = usePresence({
    pageId,
    userId,
    lastActAt,
    onVersion: (version) =>
      void queue.refresh(version).then((change) => {
        if (change)
          announce(change.by ? words('meeting.changedBy', { name: change.by }) : words('meeting.changed'))
      }),
  })
  const others = viewers.filter(({ isMe }) => !isMe)
  return (
    <StatusExtra>
      <SavingState saving={saving} onRetry={() => queue.retry()} />
      <ul aria-label={words('viewers.label')} className="flex flex-wrap gap-x-3">
        {others.map(({ name, isEditing }, at) => (
          <li key={`${name}-${at}`} className={isEditing ? 'font-bold text-ink' : ''}>
            {words(isEditing ? 'viewers.editing' : 'viewers.looking', { name })}
          </li>
        ))}
      </ul>
    </StatusExtra>
  )
}

function SavingState({ saving, onRetry }: { saving: Saving; onRetry: () => void }) {
  const words = useTranslations('splitting.save')
  const sentence = useRefusalSentence()
  if (saving.kind !== 'failed')
    return (
      <p role="status" className="text-muted">
        {words(saving.kind)}
      </p>
    )
  const { answer } = saving
  return (
    <>
      <p role="status" className="text-danger">
        {answer.code === 'network' ? words('network') : (sentence(answer) ?? words('network'))}
      </p>
      {answer.code === 'unauthenticated' && (
        <a href={deskAddress.login} target="_blank" rel="noopener" className="underline">
          {words('signIn')}
        </a>
      )}
      <Button size="small" kind="plain" onClick={onRetry}>
        {words('retry')}
      </Button>
    </>
  )
}
