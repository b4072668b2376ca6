'use client'

import { useTranslations } from 'next-intl'
import type { BatchView } from '@/lib/editorial/import-batch'

type Props = {
  done: number
  total: number
  counts: Partial<BatchView['counts']>
  /** Files that never reached the server. */
  lost?: number
  isCancelled?: boolean
  label: string
  /** Whether it is read out as it goes on. */
  isLive: boolean
}

/** How many of the files are done; once all are, what became of them. */
export function ImportProgress({ done, total, counts, lost = 0, isCancelled = false, label, isLive }: Props) {
  const words = useTranslations('desk.import')
  const { imported = 0, known = 0, failed = 0, unpacked = 0, cancelled = 0 } = counts
  const isDone = done >= total
  return (
    <>
      {!isDone && (
        <progress
          max={total}
          value={done}
          aria-label={label}
          className="mt-2 block h-1 w-full appearance-none bg-rule accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-rule [&::-webkit-progress-value]:bg-accent"
        />
      )}
      <p role={isLive ? 'status' : undefined} className="min-h-8 py-2 text-xs text-muted tabular-nums">
        {!isDone && words(isCancelled ? 'cancelling' : 'progress', { done, total })}
        {isDone && words('finished', { imported, known, failed: failed + lost })}
        {isDone && unpacked > 0 && words('finishedUnpacked', { unpacked })}
        {isDone && cancelled > 0 && words('finishedCancelled', { cancelled })}
      </p>
    </>
  )
}
