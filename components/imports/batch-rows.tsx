'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Tone } from '@/components/ui/pill'
import { deskAddress } from '@/lib/editorial/addresses'
import {
  ITEMS_SCREEN,
  totalOf,
  type BatchQuery,
  type BatchView,
  type ItemView,
} from '@/lib/editorial/import-batch'
import { ImportReason } from './import-reason'
import { ImportedLink, ImportRow } from './import-row'

const TONES: Record<ItemView['state'], Tone> = {
  waiting: 'muted',
  running: 'plain',
  imported: 'positive',
  known: 'plain',
  unpacked: 'plain',
  failed: 'danger',
  cancelled: 'muted',
}

type Props = { batch: BatchView; query: BatchQuery; onQuery: (query: BatchQuery) => void }

/** One screen of the files of a batch, with the ways to the others and to those alone that failed. */
export function BatchRows({ batch, query, onQuery }: Props) {
  const words = useTranslations('desk.import')
  const { failed } = batch.counts
  const total = query.state === 'failed' ? failed : totalOf(batch)
  return (
    <>
      {failed > 0 && failed < totalOf(batch) && (
        <label className="flex items-center gap-2 py-2 text-xs">
          <input
            type="checkbox"
            className="accent-accent"
            checked={query.state === 'failed'}
            onChange={({ target }) => onQuery({ from: 0, state: target.checked ? 'failed' : undefined })}
          />
          {words('onlyFailed', { failed })}
        </label>
      )}
      <ol>
        {batch.items.map((item) => (
          <BatchRow key={item.id} item={item} />
        ))}
      </ol>
      {total > ITEMS_SCREEN && (
        <nav aria-label={words('screens')} className="flex flex-wrap items-center gap-3 py-2 text-xs">
          <Button
            kind="quiet"
            size="small"
            disabled={query.from === 0}
            onClick={() => onQuery({ ...query, from: Math.max(0, query.from - ITEMS_SCREEN) })}
          >
            {words('previous')}
          </Button>
          <span className="tabular-nums">
            {words('screen', {
              first: query.from + 1,
              last: Math.min(total, query.from + ITEMS_SCREEN),
              total,
            })}
          </span>
          <Button
            kind="quiet"
            size="small"
            disabled={query.from + ITEMS_SCREEN >= total}
            onClick={() => onQuery({ ...query, from: query.from + ITEMS_SCREEN })}
          >
            {words('next')}
          </Button>
        </nav>
      )}
    </>
  )
}

function BatchRow({ item }: { item: ItemView }) {
  const { path, state, code, facts, members } = item
  const words = useTranslations('desk.import')
  return (
    <ImportRow name={path} tone={TONES[state]} label={words(state)}>
      {state === 'unpacked' && <p>{words('unpackedWhat', { members })}</p>}
      {(state === 'imported' || state === 'known') && <Imported item={item} />}
      {code !== null && (
        <p className="text-danger">
          <ImportReason code={code} facts={facts} />
        </p>
      )}
    </ImportRow>
  )
}

function Imported({ item: { path, state, pageIds, pages, articles } }: { item: ItemView }) {
  const words = useTranslations('desk.import')
  return (
    <>
      <p>{state === 'known' ? words('knownWhat') : words('importedPages', { pages, articles })}</p>
      {pageIds.map((pageId, at) => (
        <ImportedLink key={pageId} href={deskAddress.page(pageId)} name={path}>
          {pages > 1 ? words('openSheet', { sheet: at + 1 }) : words('openPage')}
        </ImportedLink>
      ))}
    </>
  )
}
