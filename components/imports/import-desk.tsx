'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useReducer, useState } from 'react'
import { createId } from '@/components/editor/create-id'
import { Notice } from '@/components/ui/notice'
import type { BatchView } from '@/lib/editorial/import-batch'
import { MEMBERS_MAX } from '@/lib/pipeline/import-limits'
import { BatchPanel } from './batch-panel'
import type { FoundFile } from './dropped-files'
import { ImportDrop } from './import-drop'
import { ImportPaste } from './import-paste'
import { changeQueue, needsBatch, sendFile, type SentFile } from './import-queue'
import { ImportReason } from './import-reason'
import { ImportResults } from './import-results'

/**
 * Takes files, folders and pasted text and sends them one after another; every one of them keeps its result on the screen.
 * What the worker reads goes on without this screen, and stands below when it is opened again.
 */
export function ImportDesk({ recent }: { recent: readonly BatchView[] }) {
  const words = useTranslations('desk.import')
  const { items, change, add, isTooMany } = useImportQueue()
  const begun = batchIdsOf(items)
  const earlier = recent.filter(({ id }) => !begun.includes(id))
  const panel = (id: string, known: BatchView | null) => (
    <BatchPanel
      key={id}
      id={id}
      known={known}
      isBegun={items.some(({ batchId, state }) => batchId === id && state === 'queued')}
      unsent={items.filter(({ batchId, state }) => batchId === id && state !== 'queued')}
      onRetry={(keys) => change({ type: 'retry', keys })}
      onCancel={() => change({ type: 'cancel', batchId: id })}
    />
  )
  return (
    <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
      <div className="grid gap-6">
        <ImportDrop onFiles={add} />
        {isTooMany && (
          <Notice tone="danger">
            <ImportReason code="archive-too-many" facts={{ filesMax: MEMBERS_MAX }} />
          </Notice>
        )}
        <ImportPaste onFile={(file) => add([file])} />
      </div>
      <div className="grid gap-8">
        <section aria-labelledby="import-results">
          <h2 id="import-results" className="border-b border-ink pb-1 text-sm font-bold">
            {words('results')}
          </h2>
          {items.length === 0 && <p className="py-2 text-xs text-muted">{words('resultsEmpty')}</p>}
          <ImportResults
            items={items.filter(({ batchId }) => batchId === null)}
            onRetry={(keys) => change({ type: 'retry', keys })}
          />
          {begun.toReversed().map((id) => panel(id, null))}
        </section>
        {earlier.length > 0 && (
          <section aria-labelledby="import-recent">
            <h2 id="import-recent" className="border-b border-ink pb-1 text-sm font-bold">
              {words('recent')}
            </h2>
            {earlier.map((batch) => panel(batch.id, batch))}
          </section>
        )}
      </div>
    </div>
  )
}

const batchIdsOf = (items: readonly SentFile[]): string[] => [
  ...new Set(items.flatMap(({ batchId }) => batchId ?? [])),
]

/** What was handed over in this visit, sent one after the other. */
function useImportQueue() {
  const [items, change] = useReducer(changeQueue, [])
  const [isTooMany, setTooMany] = useState(false)
  const isSending = items.some(({ state }) => state === 'sending')
  const next = isSending ? undefined : items.find(({ state }) => state === 'waiting')

  useEffect(() => {
    if (!next) return
    change({ type: 'send', key: next.key })
    void sendFile(next).then((answer) => change({ type: 'answer', key: next.key, answer }))
  }, [next])

  useLeaveWarning(isSending)
  const add = (files: readonly FoundFile[]) => {
    setTooMany(files.length > MEMBERS_MAX)
    if (files.length > MEMBERS_MAX) return
    change({ type: 'add', files, batchId: needsBatch(files) ? createId() : null })
  }
  return { items, change, add, isTooMany }
}

/** The browser asks before the page is left while a file is on its way. */
function useLeaveWarning(isSending: boolean) {
  useEffect(() => {
    if (!isSending) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isSending])
}
