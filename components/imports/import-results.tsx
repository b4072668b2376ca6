'use client'

import { useTranslations } from 'next-intl'
import { ImportProgress } from './import-progress'
import type { SentFile } from './import-queue'
import { SentRows } from './sent-rows'

type Props = { items: readonly SentFile[]; onRetry: (keys: readonly number[]) => void }

/** What became of each file that is imported at once, in the order they were handed over. */
export function ImportResults({ items, onRetry }: Props) {
  const words = useTranslations('desk.import')
  const count = (state: SentFile['state']) => items.filter((item) => item.state === state).length
  const done = items.length - count('waiting') - count('sending')
  if (items.length === 0) return null
  return (
    <>
      <ImportProgress
        done={done}
        total={items.length}
        counts={{ imported: count('imported'), known: count('known'), failed: count('failed') }}
        label={words('results')}
        isLive
      />
      <SentRows items={items} onRetry={onRetry} />
    </>
  )
}
