'use client'

import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { useEffect, type RefObject } from 'react'

/** So far from the edges of the window, px, nothing that stands over the text hides its cursor. */
const CLEAR_OF_EDGES = 128
/** What is left between the cursor and a bar after scrolling, px. */
const GAP = 16

/**
 * Scrolls no further than the bars over the text ask. With most keys nothing need be scrolled, and ProseMirror would ask all
 * that the text stands in how large it is to learn that. False leaves it to ProseMirror, which knows of no bars.
 */
export function keepInSight(view: EditorView): boolean {
  if (!(view.state.selection instanceof TextSelection)) return false
  const { top, bottom } = view.coordsAtPos(view.state.selection.head, 1)
  const height = window.visualViewport?.height ?? window.innerHeight
  if (top > CLEAR_OF_EDGES && bottom < height - CLEAR_OF_EDGES) return true
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement)
  const above = top - Number.parseFloat(scrollPaddingTop)
  const below = bottom + Number.parseFloat(scrollPaddingBottom) - height
  if (Number.isNaN(above) || Number.isNaN(below)) return false
  if (above < 0) window.scrollBy(0, above - GAP)
  else if (below > 0) window.scrollBy(0, below + GAP)
  return true
}

/** Tells the browser, and `keepInSight`, how much of the window these tools and the status bar cover while they are there. */
export function useCoveredEdges(tools: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!tools.current) return
    const { style } = document.documentElement
    style.scrollPaddingBottom = 'var(--status-bar, 2rem)'
    const watch = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize
      if (height) style.scrollPaddingTop = `${height}px`
    })
    watch.observe(tools.current, { box: 'border-box' })
    return () => {
      watch.disconnect()
      style.removeProperty('scroll-padding-top')
      style.removeProperty('scroll-padding-bottom')
    }
  }, [tools])
}
