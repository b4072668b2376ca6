'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Tone } from '@/components/ui/pill'
import { deskAddress } from '@/lib/editorial/addresses'
import { mayRetry, type SentFile } from './import-queue'
import { ImportReason } from './import-reason'
import { ImportedLink, ImportRow } from './import-row'

const TONES: Record<SentFile['state'], Tone> = {
  waiting: 'muted',
  sending: 'plain',
  imported: 'positive',
  known: 'plain',
  queued: 'plain',
  failed: 'danger',
  cancelled: 'muted',
}

/** More files that wait than this are counted, not listed. */
const WAITING_SHOWN = 20

type Props = { items: readonly SentFile[]; onRetry: (keys: readonly number[]) => void }

/** The files that this browser still has to send, could not send, or that were imported at once. */
export function SentRows({ items, onRetry }: Props) {
  const words = useTranslations('desk.import')
  const waiting = items.filter(({ state }) => state === 'waiting')
  const hidden = new Set(waiting.slice(WAITING_SHOWN))
  const again = items.filter(mayRetry).map(({ key }) => key)
  return (
    <>
      {again.length > 1 && (
        <p className="py-2">
          <Button size="small" onClick={() => onRetry(again)}>
            {words('retrySending', { files: again.length })}
          </Button>
        </p>
      )}
      <ol>
        {items
          .filter((item) => !hidden.has(item))
          .map((item) => (
            <SentRow key={item.key} item={item} onRetry={() => onRetry([item.key])} />
          ))}
      </ol>
      {hidden.size > 0 && (
        <p className="py-2 text-xs text-muted">{words('waitingMore', { files: hidden.size })}</p>
      )}
    </>
  )
}

/** What was pasted is called as its page is, once that was read. */
function nameOf({ name, pasted, answer }: SentFile): string {
  if (!pasted) return name
  return answer?.ok && 'fileName' in answer.data ? answer.data.fileName : name.replace(/\.txt$/u, '')
}

function SentRow({ item, onRetry }: { item: SentFile; onRetry: () => void }) {
  const { state, answer, batchId } = item
  const name = nameOf(item)
  const words = useTranslations('desk.import')
  // To read a small text and to send it is one request.
  const label = words(labelOf(state, batchId !== null))
  return (
    <ImportRow name={name} tone={TONES[state]} label={label}>
      {answer?.ok && 'pageId' in answer.data && (
        <>
          <p>
            {answer.data.isNew
              ? words('importedWhat', { articles: answer.data.articles, discards: answer.data.discards })
              : words('knownWhat')}
          </p>
          <ImportedLink href={deskAddress.page(answer.data.pageId)} name={name}>
            {words('openPage')}
          </ImportedLink>
        </>
      )}
      {answer?.ok === false && (
        <p className="text-danger">
          <ImportReason code={answer.code} facts={answer.facts} />
        </p>
      )}
      {mayRetry(item) && (
        <Button kind="quiet" size="small" onClick={onRetry}>
          {words('retry')}
          <span className="sr-only"> {name}</span>
        </Button>
      )}
    </ImportRow>
  )
}

/** What a file that this screen sends is doing; one of a batch is only sent here, and read on the server. */
function labelOf(state: SentFile['state'], isOfBatch: boolean) {
  if (state === 'waiting') return 'unsent'
  return state === 'sending' && isOfBatch ? 'uploading' : state
}
