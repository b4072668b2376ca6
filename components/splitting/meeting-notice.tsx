'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useRefusalSentence } from '@/components/ui/form-answer'
import type { Meeting } from './desk-transport'
import { useActWords } from './use-act-words'

type Props = { meeting: Meeting | null; onDismiss: () => void }

/** What came of acts that met someone else's, or that the server refused: what was kept and what was not done. */
export function MeetingNotice({ meeting, onDismiss }: Props) {
  const words = useTranslations('splitting.meeting')
  const actWords = useActWords()
  const sentence = useRefusalSentence()
  const comma = useTranslations('splitting')('comma')
  return (
    <div role="alert">
      {meeting && (
        <div className="flex flex-wrap items-start gap-x-3 border-l-[3px] border-warning bg-paper py-1 pl-3 text-sm">
          <div className="mr-auto min-w-0">
            {meeting.kind === 'conflict' && (
              <p>{meeting.by ? words('changedBy', { name: meeting.by }) : words('changed')}</p>
            )}
            {meeting.kind === 'returned' && <p>{words('returned', { count: meeting.kept })}</p>}
            {meeting.kind === 'conflict' && meeting.kept > 0 && (
              <p>{words('kept', { count: meeting.kept })}</p>
            )}
            {meeting.dropped.length > 0 && (
              <p className="text-danger">
                {words('dropped', { acts: meeting.dropped.map(actWords.kind).join(comma) })}
                {meeting.answer && ` ${sentence(meeting.answer) ?? ''}`}
              </p>
            )}
          </div>
          <Button size="small" kind="bare" onClick={onDismiss}>
            {words('dismiss')}
          </Button>
        </div>
      )}
    </div>
  )
}
