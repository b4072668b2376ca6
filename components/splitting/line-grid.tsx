'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { pressOf } from '@/components/ui/key-press'
import { useSingleKeys } from '@/components/ui/use-single-keys'
import { commandOf } from './desk-keys'
import type { DeskRow } from './desk-rows'
import { useDesk, useDeskSelection, type DeskPanel } from './desk-session'
import { LineRow } from './line-row'
import { rowIndexAt, selectedIndices } from './line-selection'
import { useLinePointer } from './use-line-pointer'
import './line-grid.css'

type Props = {
  /** The rows of the part that is shown. */
  shown: readonly DeskRow[]
  panel: DeskPanel | null
  isPicking: boolean
}

const articleOf = (row: DeskRow | undefined) => (row?.owner.kind === 'article' ? row.owner.articleId : null)

/** The printed lines as a list of options: arrows walk, Shift and drag select, single keys act on what is selected. */
export function LineGrid({ shown, panel, isPicking }: Props) {
  const words = useTranslations('splitting')
  const { rows, run, mayEdit } = useDesk()
  const { selection, setSelection, focusRequest } = useDeskSelection()
  const [hasLetters] = useSingleKeys()
  const grid = useRef<HTMLDivElement>(null)
  const pointer = useLinePointer({ isPicking })

  const picked = useMemo(() => selectedIndices(rows, selection), [rows, selection])
  const offset = shown[0] ? rowIndexAt(rows, shown[0].start) : 0
  const current = rowIndexAt(rows, selection.focus)
  useFocusFollows(grid, rows[current], panel, focusRequest)

  function onKeyDown(event: KeyboardEvent): void {
    const command = commandOf(pressOf(event.nativeEvent), hasLetters)
    if (!command) return
    event.preventDefault()
    run(command)
  }

  return (
    <div
      ref={grid}
      role="listbox"
      aria-multiselectable
      aria-label={words('grid')}
      aria-describedby="desk-grid-hint"
      className="desk-lines"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const at = target instanceof HTMLElement ? target.dataset.row : undefined
        // The focus also comes by a screen reader or a click on a link to the line.
        if (at !== undefined && Number(at) !== rows[current]?.start && !pointer.isPressed())
          setSelection({ anchor: Number(at), focus: Number(at), kept: [] })
      }}
      onCopy={(event) => {
        event.preventDefault()
        event.clipboardData.setData(
          'text/plain',
          [...picked]
            .sort((a, b) => a - b)
            .map((index) => rows[index]?.text ?? '')
            .join('\n'),
        )
      }}
      {...pointer.handlers}
    >
      {shown.map((row, at) => {
        const index = offset + at
        return (
          <LineRow
            key={row.key}
            row={row}
            isSelected={picked.has(index)}
            isCurrent={index === current}
            cutAt={panel?.kind === 'cut' && panel.rowStart === row.start ? panel.at : null}
            isGapTinted={
              row.hasGapBefore && articleOf(row) !== null && articleOf(row) === articleOf(rows[index - 1])
            }
            isDraggable={mayEdit && picked.has(index)}
          />
        )
      })}
    </div>
  )
}

/** Moves the focus of the page with the current row, as long as it is among the lines. */
function useFocusFollows(
  grid: React.RefObject<HTMLDivElement | null>,
  row: DeskRow | undefined,
  panel: DeskPanel | null,
  focusRequest: number,
): void {
  const start = row?.start
  const wasCutting = useRef(false)
  const answered = useRef(0)
  useEffect(() => {
    const list = grid.current
    const target = list?.querySelector<HTMLElement>(`[data-row="${start}"]`)
    if (!list || !target) return
    const isHere = list.contains(document.activeElement)
    const isLost = document.activeElement === document.body
    // The cut gives the focus back, and so does an act that took the focused row away.
    const isBack = (wasCutting.current && panel === null) || answered.current !== focusRequest
    answered.current = focusRequest
    wasCutting.current = panel?.kind === 'cut'
    if (panel === null && (isHere || isBack || isLost) && document.activeElement !== target)
      target.focus({ preventScroll: true })
    target.scrollIntoView({ block: 'nearest' })
  }, [grid, start, panel, focusRequest])
}
