'use client'

import type { Editor } from '@tiptap/react'
import { useLayoutEffect, useState, type RefObject } from 'react'
import type { Stretch } from '@/lib/document/annotate'
import { floatTop } from './float-top'

const GAP = 8

/** Where a floating element stands in `frame`, by the stretch where all of it can be seen, or over it with `isAbove`; null until it is measured. */
export function useFloatAt(
  editor: Editor,
  frame: RefObject<HTMLElement | null>,
  element: RefObject<HTMLElement | null>,
  at: Stretch,
  isAbove: boolean,
): { left: number; top: number } | null {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const { from, to } = at
  useLayoutEffect(() => {
    const measure = () => {
      if (!frame.current || !element.current || editor.isDestroyed) return
      const size = editor.state.doc.content.size
      const start = editor.view.coordsAtPos(Math.min(from, size))
      const end = editor.view.coordsAtPos(Math.min(to, size))
      const box = frame.current.getBoundingClientRect()
      const own = element.current.getBoundingClientRect()
      const left = Math.max(0, Math.min(start.left - box.left, box.width - own.width))
      const room = { start: start.top, end: end.bottom, height: own.height, window: window.innerHeight }
      const top = isAbove ? start.top - own.height - GAP : floatTop(room)
      setPlace({ left, top: top - box.top })
    }
    measure()
    const observer = new ResizeObserver(measure)
    if (frame.current) observer.observe(frame.current)
    if (element.current) observer.observe(element.current)
    return () => observer.disconnect()
  }, [editor, frame, element, from, to, isAbove])
  return place
}
