'use client'

import { useTranslations } from 'next-intl'
import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import type { BulkRow } from '@/lib/editorial/bulk'

type Selection = {
  chosen: ReadonlyMap<string, BulkRow>
  /** Chooses a row or lets it go; with `isRange` all between it and the one pressed before as well. */
  toggle: (id: string, isChosen: boolean, isRange: boolean) => void
  choose: (rows: readonly BulkRow[]) => void
  drop: (ids: readonly string[]) => void
  clear: () => void
  /** What stands on the screen, in its order. */
  rows: readonly BulkRow[]
}

const SelectionContext = createContext<Selection | null>(null)

/** The chosen articles of the list around. */
export function useSelection(): Selection {
  const selection = useContext(SelectionContext)
  if (!selection) throw new Error('no list to choose from here')
  return selection
}

/** Keeps what is chosen in a list while its screens and filters change. */
export function ArticleSelection({ rows, children }: { rows: readonly BulkRow[]; children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, BulkRow>>(new Map())
  const last = useRef<string | null>(null)
  const selection = useMemo((): Selection => {
    const choose = (more: readonly BulkRow[]) =>
      setChosen((before) => new Map([...before, ...more.map((row) => [row.id, row] as const)]))
    const drop = (ids: readonly string[]) =>
      setChosen((before) => new Map([...before].filter(([id]) => !ids.includes(id))))
    return {
      rows,
      chosen,
      choose,
      drop,
      clear: () => setChosen(new Map()),
      toggle: (id, isChosen, isRange) => {
        const place = (one: string | null) => rows.findIndex((row) => row.id === one)
        const [at, from] = [place(id), isRange ? place(last.current) : -1]
        const start = from === -1 ? at : Math.min(at, from)
        const meant = rows.slice(start, Math.max(at, from) + 1)
        last.current = id
        if (isChosen) choose(meant)
        else drop(meant.map((row) => row.id))
      },
    }
  }, [rows, chosen])
  return <SelectionContext value={selection}>{children}</SelectionContext>
}

/** The box by which a row is chosen; pressed with Shift, it takes all from the last one. */
export function RowCheck({ id, headline }: { id: string; headline: string }) {
  const words = useTranslations('daily.bulk')
  const { chosen, toggle } = useSelection()
  return (
    <input
      type="checkbox"
      aria-label={words('choose', { headline })}
      checked={chosen.has(id)}
      className="size-4 translate-y-0.5 accent-accent"
      onChange={({ target, nativeEvent }) =>
        toggle(id, target.checked, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
      }
    />
  )
}
