'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Pill, type Tone } from '@/components/ui/pill'
import { deskAddress } from '@/lib/editorial/addresses'
import type { ImportItem } from './import-queue'
import { ImportReason } from './import-reason'

type Props = { items: readonly ImportItem[]; onRetry: (key: number) => void }

const TONES: Record<ImportItem['state'], Tone> = {
  waiting: 'muted',
  sending: 'plain',
  imported: 'positive',
  known: 'plain',
  failed: 'danger',
}

/** What another try may well get past; the other reasons lie in the file itself. */
const MAY_PASS = ['unreadable', 'network', 'server', 'unauthenticated']

/** What became of each file, in the order they were handed over; progress and the end of it are read out. */
export function ImportResults({ items, onRetry }: Props) {
  const words = useTranslations('desk.import')
  const done = items.filter(({ state }) => state !== 'waiting' && state !== 'sending').length
  return (
    <>
      {items.length > 0 && (
        <progress
          max={items.length}
          value={done}
          aria-label={words('results')}
          className="block h-1 w-full appearance-none bg-rule accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-rule [&::-webkit-progress-value]:bg-accent"
        />
      )}
      <p role="status" className="min-h-8 py-2 text-xs text-muted tabular-nums">
        <Progress items={items} done={done} />
      </p>
      <ol>
        {items.map((item) => (
          <Result key={item.key} item={item} onRetry={() => onRetry(item.key)} />
        ))}
      </ol>
    </>
  )
}

function Progress({ items, done }: { items: readonly ImportItem[]; done: number }) {
  const words = useTranslations('desk.import')
  if (items.length === 0) return words('resultsEmpty')
  if (done < items.length) return words('progress', { done, total: items.length })
  const count = (state: ImportItem['state']) => items.filter((item) => item.state === state).length
  return words('finished', { imported: count('imported'), known: count('known'), failed: count('failed') })
}

function Result({ item: { name, state, answer }, onRetry }: { item: ImportItem; onRetry: () => void }) {
  const words = useTranslations('desk.import')
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1 border-b border-rule py-2 text-sm">
      <span className="break-all">{name}</span>
      <Pill tone={TONES[state]}>{words(state)}</Pill>
      {answer?.ok && (
        <p className="col-span-2 flex flex-wrap gap-x-3 text-xs text-muted">
          {answer.data.isNew
            ? words('importedWhat', { articles: answer.data.articles, discards: answer.data.discards })
            : words('knownWhat')}
          <Link
            href={deskAddress.page(answer.data.pageId)}
            prefetch={false}
            className="text-ink underline decoration-edge underline-offset-4 hover:text-accent"
          >
            {words('openPage')}
            <span className="sr-only"> {name}</span>
          </Link>
        </p>
      )}
      {answer?.ok === false && (
        <div className="col-span-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
          <p className="text-danger">
            <ImportReason code={answer.code} facts={answer.facts} />
          </p>
          {MAY_PASS.includes(answer.code) && (
            <Button kind="quiet" size="small" onClick={onRetry}>
              {words('retry')}
              <span className="sr-only"> {name}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
