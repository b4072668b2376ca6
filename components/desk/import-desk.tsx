'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useReducer } from 'react'
import { ImportDrop } from './import-drop'
import { ImportPaste } from './import-paste'
import { changeQueue, sendFile } from './import-queue'
import { ImportResults } from './import-results'

/** Takes files and pasted text and sends them one after another; every one of them keeps its result on the screen. */
export function ImportDesk({ bytesMax }: { bytesMax: number }) {
  const [items, change] = useReducer(changeQueue, [])
  const words = useTranslations('desk.import')
  const isSending = items.some(({ state }) => state === 'sending')
  const next = isSending ? undefined : items.find(({ state }) => state === 'waiting')

  useEffect(() => {
    if (!next) return
    change({ type: 'send', key: next.key })
    void sendFile(next, bytesMax).then((answer) => change({ type: 'answer', key: next.key, answer }))
  }, [next, bytesMax])

  useLeaveWarning(isSending)
  const add = (files: readonly { name: string; body: Blob }[]) => change({ type: 'add', files })
  return (
    <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
      <div className="grid gap-6">
        <ImportDrop onFiles={add} />
        <ImportPaste onFile={(file) => add([file])} />
      </div>
      <section aria-labelledby="import-results">
        <h2 id="import-results" className="border-b border-ink pb-1 text-sm font-bold">
          {words('results')}
        </h2>
        <ImportResults items={items} onRetry={(key) => change({ type: 'retry', key })} />
      </section>
    </div>
  )
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
