'use client'

import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { createPortal } from 'react-dom'
import { Button } from './button'
import type { Undo } from './use-undo'

type Message = { text: string; undo: Undo | null; number: number; path: string; isForNext: boolean }
type Announce = (text: string, undo?: Undo, where?: 'here' | 'next') => void

const AnnounceContext = createContext<Announce>(() => {})

/** Says in the status bar what was just done, with its undo where there is one; `next` when the act leads to another screen. */
export const useAnnounce = () => useContext(AnnounceContext)

type Extra = { slot: HTMLElement | null; setUsed: (isUsed: boolean) => void }
const ExtraContext = createContext<Extra>({ slot: null, setUsed: () => {} })

/** Puts what a screen has to say all the time at the end of the status bar, which then always shows. */
export function StatusExtra({ children }: { children: ReactNode }) {
  const { slot, setUsed } = useContext(ExtraContext)
  useEffect(() => {
    setUsed(true)
    return () => setUsed(false)
  }, [setUsed])
  return slot && createPortal(children, slot)
}

/** Keeps the height of the bar, which grows with what it says, in `--status-bar`, for what stands upon it. */
function useHeight(bar: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (!bar.current) return
    const watch = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize
      if (height) document.documentElement.style.setProperty('--status-bar', `${height}px`)
    })
    watch.observe(bar.current, { box: 'border-box' })
    return () => watch.disconnect()
  }, [bar])
}

/**
 * The screen with its status bar: the last act stays readable there until the next one, or until its screen is left, which
 * alone can undo it and which alone it speaks of.
 */
export function WithStatusBar({ children }: { children: ReactNode }) {
  const words = useTranslations('common')
  const [message, setMessage] = useState<Message | null>(null)
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const [isUsed, setUsed] = useState(false)
  const extra = useMemo(() => ({ slot, setUsed }), [slot])
  const path = usePathname()
  const here = useRef(path)
  // Before the effects of a new screen, which may already have something to say.
  useLayoutEffect(() => {
    here.current = path
  }, [path])
  const count = useRef(0)
  const bar = useRef<HTMLElement>(null)
  useHeight(bar)
  const announce = useCallback<Announce>((text, undo, where) => {
    count.current += 1
    const isForNext = where === 'next'
    setMessage({ text, undo: undo ?? null, number: count.current, path: here.current, isForNext })
  }, [])

  if (message && message.path !== path)
    setMessage(message.isForNext ? { ...message, path, isForNext: false } : null)

  return (
    <AnnounceContext value={announce}>
      <ExtraContext value={extra}>{children}</ExtraContext>
      <section
        ref={bar}
        aria-label={words('statusBar')}
        className={`sticky bottom-0 z-10 min-h-8 flex-wrap items-center gap-x-4 border-t border-rule bg-paper px-4 text-xs text-muted print:hidden ${message || isUsed ? 'flex' : 'sr-only'}`}
      >
        <p role="status" key={message?.number}>
          {message?.text}
        </p>
        {message?.undo && (
          <Button kind="bare" size="small" onClick={message.undo.run}>
            {message.undo.label}
          </Button>
        )}
        <div ref={setSlot} className="ml-auto flex flex-wrap items-center gap-x-4" />
      </section>
    </AnnounceContext>
  )
}
