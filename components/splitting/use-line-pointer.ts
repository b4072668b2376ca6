'use client'

import { useEffect, useRef, type DragEvent, type MouseEvent, type PointerEvent } from 'react'
import { characterAt } from './character-at'
import { useDesk, useDeskSelection } from './desk-session'
import { reachRow, rowIndexAt, selectedIndices, type Reach } from './line-selection'

/** How long a finger rests on a line before it selects instead of scrolling. */
const LONG_PRESS_MS = 450
/** What a dragged selection is called on its way to a card. */
export const LINES_TYPE = 'application/x-corridor-lines'

type Options = {
  /** A tap extends the selection to the line: the way of a finger without Shift. */
  isPicking: boolean
}

const rowStartAt = (target: EventTarget | Element | null): number | null => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return row ? Number(row.dataset.row) : null
}

/**
 * Selecting with a mouse, pen or finger. A mouse presses and draws over lines, or picks up what is selected to drag it to a
 * card; a finger taps, or rests and then draws, so that a moving finger still scrolls.
 */
export function useLinePointer({ isPicking }: Options) {
  const { rows } = useDesk()
  const { selection, setSelection } = useDeskSelection()
  const press = useRef<{
    isDrawing: boolean
    timer?: ReturnType<typeof setTimeout>
    onUp: number | null
  } | null>(null)
  useNoScroll(() => press.current?.isDrawing === true)

  const reach = (at: number, how: Reach) =>
    setSelection((now) => reachRow(rows, now, rowIndexAt(rows, at), how))

  function onPointerDown(event: PointerEvent): void {
    const at = rowStartAt(event.target)
    if (at === null || event.button !== 0) return
    if (event.pointerType === 'touch') {
      const timer = setTimeout(() => {
        if (!press.current) return
        press.current.isDrawing = true
        navigator.vibrate?.(10)
        reach(at, 'only')
      }, LONG_PRESS_MS)
      press.current = { isDrawing: false, timer, onUp: null }
      return
    }
    const how: Reach =
      event.shiftKey || isPicking ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'only'
    const isPicked = selectedIndices(rows, selection).has(rowIndexAt(rows, at))
    // Pressing on what is selected may be the beginning of a drag; a mere click comes down to this one line.
    if (how === 'only' && isPicked) press.current = { isDrawing: false, onUp: at }
    else {
      press.current = { isDrawing: true, onUp: null }
      reach(at, how)
    }
  }

  function onPointerMove(event: PointerEvent): void {
    const { current } = press
    if (!current) return
    if (!current.isDrawing) {
      if (event.pointerType === 'touch' && Math.hypot(event.movementX, event.movementY) > 6)
        clearTimeout(current.timer)
      return
    }
    const at = rowStartAt(document.elementFromPoint(event.clientX, event.clientY))
    if (at !== null && at !== selection.focus) reach(at, 'extend')
  }

  function onPointerUp(event: PointerEvent): void {
    const { current } = press
    press.current = null
    clearTimeout(current?.timer)
    if (!current || current.isDrawing) return
    const at = event.pointerType === 'touch' ? rowStartAt(event.target) : current.onUp
    if (at !== null) reach(at, event.pointerType === 'touch' && isPicking ? 'extend' : 'only')
  }

  function onPointerCancel(): void {
    clearTimeout(press.current?.timer)
    press.current = null
  }

  return {
    isPressed: () => press.current !== null,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel,
      onDoubleClick: useCutAtPoint(),
      onDragStart,
      onDragEnd: onPointerCancel,
      onContextMenu: (event: MouseEvent) => {
        if (press.current?.isDrawing) event.preventDefault()
      },
    },
  }
}

/** A double click says where in the line: it opens the cut there. */
function useCutAtPoint() {
  const { rows, setPanel } = useDesk()
  return (event: MouseEvent) => {
    const at = rowStartAt(event.target)
    const row = at === null ? undefined : rows[rowIndexAt(rows, at)]
    const character = row && characterAt(event, row.text.length)
    if (row && character) setPanel({ kind: 'cut', rowStart: row.start, at: character })
  }
}

function onDragStart(event: DragEvent): void {
  event.dataTransfer.setData(LINES_TYPE, 'lines')
  event.dataTransfer.effectAllowed = 'move'
}

/** While a finger draws, it must not scroll; only a listener that is not passive can say so. */
function useNoScroll(isDrawing: () => boolean): void {
  const told = useRef(isDrawing)
  useEffect(() => {
    told.current = isDrawing
  })
  useEffect(() => {
    const stop = (event: TouchEvent) => {
      if (told.current() && event.cancelable) event.preventDefault()
    }
    document.addEventListener('touchmove', stop, { passive: false })
    return () => document.removeEventListener('touchmove', stop)
  }, [])
}
