'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMoveBounds, type Bound } from './use-move-bounds'

const MOVES: readonly {
  end: Bound
  by: 1 | -1
  glyph: string
  name: 'startLeft' | 'startRight' | 'endLeft' | 'endRight'
}[] = [
  { end: 'from', by: -1, glyph: '◂', name: 'startLeft' },
  { end: 'from', by: 1, glyph: '▸', name: 'startRight' },
  { end: 'to', by: -1, glyph: '◂', name: 'endLeft' },
  { end: 'to', by: 1, glyph: '▸', name: 'endRight' },
]

/** The words that are being marked, whose ends can be moved by one character, and what they come to. */
export function WordsRow({ quote, children }: { quote: string; children?: ReactNode }) {
  const words = useTranslations('editor.bounds')
  const { move, canMove } = useMoveBounds()
  const buttons = (end: Bound) =>
    MOVES.filter((one) => one.end === end).map(({ by, glyph, name }) => (
      <button
        key={name}
        type="button"
        aria-label={words(name)}
        title={`${words(name)} ${end === 'to' ? 'Alt' : 'Alt+Shift'}+${by === 1 ? '→' : '←'}`}
        className="min-h-6 min-w-6 cursor-pointer text-xs text-muted hover:bg-wash hover:text-ink pointer-coarse:min-h-9 pointer-coarse:min-w-9"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => move(end, by)}
      >
        {glyph}
      </button>
    ))
  return (
    <p className="flex flex-wrap items-center gap-x-1 text-sm">
      {canMove && <span className="flex-none">{buttons('from')}</span>}
      <span className="bg-mark px-0.5" lang="zh-CN">
        {quote}
      </span>
      {canMove && <span className="flex-none">{buttons('to')}</span>}
      {children}
    </p>
  )
}
