'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { useAnnounce } from '@/components/ui/status-bar'
import { doneOf, totalOf, type BatchQuery, type BatchView } from '@/lib/editorial/import-batch'
import { BatchRows } from './batch-rows'
import { ImportProgress } from './import-progress'
import type { SentFile } from './import-queue'
import { SentRows } from './sent-rows'
import { useImportBatch } from './use-import-batch'

type Props = {
  id: string
  /** What the server said when the screen was opened; null for a batch of this visit. */
  known: BatchView | null
  /** The server has a file of it. */
  isBegun: boolean
  /** Its files that this browser has not handed over. */
  unsent: readonly SentFile[]
  onRetry: (keys: readonly number[]) => void
  onCancel: () => void
}

/** Files handed over together: how far they are, what can be done about them, and each with its outcome. */
export function BatchPanel({ id, known, isBegun, unsent, onRetry, onCancel }: Props) {
  const words = useTranslations('desk.import')
  const titleId = useId()
  const [isListed, setListed] = useState(known?.isSettled !== true)
  const [query, setQuery] = useState<BatchQuery>({ from: 0 })
  const left = unsent.filter(({ state }) => state === 'waiting' || state === 'sending').length
  const { batch, isStale, act } = useImportBatch({
    id,
    known,
    query,
    isBegun,
    isListed,
    isSending: left > 0,
  })
  const lost = unsent.length - left
  return (
    <section aria-labelledby={titleId} className="pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 id={titleId} className="mr-auto text-sm font-bold">
          <BatchTitle batch={batch} files={(batch ? totalOf(batch) : 0) + unsent.length} />
        </h3>
        <BatchActs batch={batch} left={left} act={act} onCancel={onCancel} />
      </div>
      <ImportProgress
        done={(batch ? doneOf(batch) : 0) + lost}
        total={(batch ? totalOf(batch) : 0) + unsent.length}
        counts={batch?.counts ?? {}}
        lost={lost}
        isCancelled={batch?.isCancelled ?? false}
        label={words('batchProgress')}
        isLive={known?.isSettled !== true}
      />
      {isStale && batch && <p className="text-xs text-danger">{words('stale')}</p>}
      <details open={isListed} onToggle={({ currentTarget }) => setListed(currentTarget.open)}>
        <summary className="w-fit cursor-pointer py-1 text-xs text-muted hover:text-ink">
          {words('files')}
        </summary>
        {batch && batch.items.length > 0 && <BatchRows batch={batch} query={query} onQuery={setQuery} />}
        <SentRows items={unsent} onRetry={onRetry} />
      </details>
    </section>
  )
}

function BatchTitle({ batch, files }: { batch: BatchView | null; files: number }) {
  const words = useTranslations('desk.import')
  const format = useFormatter()
  if (!batch) return words('batchNew', { files })
  const at = format.dateTime(new Date(batch.createdAt), { dateStyle: 'medium', timeStyle: 'short' })
  return batch.createdBy === null
    ? words('batch', { at, files })
    : words('batchBy', { at, files, name: batch.createdBy })
}

type ActsProps = {
  batch: BatchView | null
  /** Files still to be sent. */
  left: number
  act: (what: 'cancel' | 'retry') => Promise<boolean>
  onCancel: () => void
}

function BatchActs({ batch, left, act, onCancel }: ActsProps) {
  const words = useTranslations('desk.import')
  const announce = useAnnounce()
  if (!batch) return null
  const open = totalOf(batch) - doneOf(batch) + left
  const retry = async () => announce((await act('retry')) ? words('retrying') : words('notDone'))
  const cancel = async () => {
    onCancel()
    announce((await act('cancel')) ? words('cancelDone') : words('notDone'))
  }
  return (
    <>
      {batch.mayRetry && !batch.isCancelled && (
        <Button size="small" onClick={() => void retry()}>
          {words('retryFailed')}
        </Button>
      )}
      {open > 0 && !batch.isCancelled && (
        <DialogButton label={words('cancel')} title={words('cancelTitle')} kind="danger" size="small">
          <CancelForm open={open} onCancel={cancel} />
        </DialogButton>
      )}
    </>
  )
}

function CancelForm({ open, onCancel }: { open: number; onCancel: () => Promise<void> }) {
  const words = useTranslations('desk.import')
  const close = useCloseDialog()
  return (
    <div className="grid gap-4 text-sm">
      <p>{words('cancelWhat', { files: open })}</p>
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={close}>
          {words('cancelNot')}
        </Button>
        <Button
          kind="danger"
          onClick={() => {
            close()
            void onCancel()
          }}
        >
          {words('cancel')}
        </Button>
      </div>
    </div>
  )
}
