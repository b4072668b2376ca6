'use client'

import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Button } from './button'

type Undo = { label: string; run: () => void }
type Message = { text: string; undo: Undo | null; number: number }
type Announce = (text: string, undo?: Undo) => void

const AnnounceContext = createContext<Announce>(() => {})

/** Says in the status bar what was just done, with its undo where there is one. */
export const useAnnounce = () => useContext(AnnounceContext)

const ExtraContext = createContext<HTMLElement | null>(null)

/** Puts what a screen has to say all the time at the end of the status bar. */
export function StatusExtra({ children }: { children: ReactNode }) {
  const slot = useContext(ExtraContext)
  return (
    slot && createPortal(<div className="flex flex-wrap items-center gap-x-4 py-1">{children}</div>, slot)
  )
}

/** The screen with its status bar: the last act stays readable there until the next one. */
export function WithStatusBar({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<Message | null>(null)
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const count = useRef(0)
  const announce = useCallback<Announce>((text, undo) => {
    count.current += 1
    setMessage({ text, undo: undo ?? null, number: count.current })
  }, [])

  return (
    <AnnounceContext value={announce}>
      <ExtraContext value={slot}>{children}</ExtraContext>
      <div
        className={`sticky bottom-0 z-10 min-h-8 flex-wrap items-center gap-x-4 border-t border-rule bg-paper px-4 text-xs text-muted has-[[data-extra]>*]:not-sr-only has-[[data-extra]>*]:flex print:hidden ${message ? 'flex' : 'sr-only'}`}
      >
        <p role="status" key={message?.number}>
          {message?.text}
        </p>
        {message?.undo && (
          <Button kind="bare" size="small" onClick={message.undo.run}>
            {message.undo.label}
          </Button>
        )}
        <div ref={setSlot} data-extra className="ml-auto" />
      </div>
    </AnnounceContext>
  )
}
