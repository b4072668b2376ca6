'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useAnnounce } from '@/components/ui/status-bar'
import { BULK_MAX, type BulkKind } from '@/lib/editorial/bulk'
import { useSelection } from './article-selection'
import { BulkDialog } from './bulk-dialog'
import type { BulkChoices } from './bulk-fields'
import { fetchChoosable } from './bulk-requests'
import { ReplaceDialog } from './replace-dialog'

type Props = {
  /** What the role may do to some article at least. */
  kinds: readonly BulkKind[]
  /** The filters of the list, as they stand in its address. */
  search: string
  /** How many articles they let through. */
  total: number
  choices: BulkChoices
}

/** Chooses articles of the list, and what is done to all that are chosen. */
export function BulkBar({ kinds, search, total, choices }: Props) {
  const words = useTranslations('daily.bulk')
  const { chosen, rows, choose, drop, clear } = useSelection()
  const [kind, setKind] = useState<BulkKind | null>(null)
  const [isReplacing, setReplacing] = useState(false)
  const isPage = rows.length > 0 && rows.every(({ id }) => chosen.has(id))
  if (rows.length === 0 && chosen.size === 0 && !kind && !isReplacing) return null
  return (
    <div
      data-commands
      role="group"
      aria-label={words('label')}
      className="top-0 z-10 flex sm:sticky flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-rule bg-paper py-1.5 text-xs"
    >
      <label className="flex min-h-7 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={isPage}
          onChange={() => (isPage ? drop(rows.map(({ id }) => id)) : choose(rows))}
        />
        {words('page', { count: rows.length })}
      </label>
      {total > rows.length && <ChooseAll {...{ search, total }} />}
      {chosen.size > 0 && (
        <>
          <span className="font-bold tabular-nums">{words('chosen', { count: chosen.size })}</span>
          <span className="flex flex-wrap gap-1">
            <Button kind="quiet" size="small" aria-haspopup="dialog" onClick={() => setReplacing(true)}>
              {words('replace.open')}
            </Button>
            {kinds.map((one) => (
              <Button key={one} kind="quiet" size="small" aria-haspopup="dialog" onClick={() => setKind(one)}>
                {words(`kinds.${one}`)}
              </Button>
            ))}
          </span>
          <Button kind="bare" size="small" onClick={clear}>
            {words('clear')}
          </Button>
        </>
      )}
      {isReplacing && <ReplaceDialog onClose={() => setReplacing(false)} />}
      {kind && <BulkDialog {...{ kind, choices }} onClose={() => setKind(null)} />}
    </div>
  )
}

/** Chooses all that the filters let through, the first of them where they are more than can be chosen. */
function ChooseAll({ search, total }: { search: string; total: number }) {
  const words = useTranslations('daily.bulk')
  const errors = useTranslations('errors.code')
  const announce = useAnnounce()
  const { choose } = useSelection()
  const [isAsking, setAsking] = useState(false)
  const ask = async () => {
    setAsking(true)
    const found = await fetchChoosable(search)
    setAsking(false)
    if (!found) return announce(errors('network'))
    choose(found.rows)
    announce(words('chosen', { count: found.rows.length }))
  }
  return (
    <Button kind="bare" size="small" disabled={isAsking} onClick={() => void ask()}>
      {total > BULK_MAX ? words('allFirst', { total, most: BULK_MAX }) : words('all', { total })}
    </Button>
  )
}
