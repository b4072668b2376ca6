'use client'

import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import { Button } from './button'

type Undo = { label: string; run: () => void }
type Message = { text: string; undo: Undo | null; number: number }
type Announce = (text: string, undo?: Undo) => void

const AnnounceContext = createContext<Announce>(() => {})

/** Says in the status bar what was just done, with its undo where there is one. */
export const useAnnounce = () => useContext(AnnounceContext)

/** The screen with its status bar: the last act stays readable there until the next one. */
export function WithStatusBar({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<Message | null>(null)
  const count = useRef(0)
  const announce = useCallback<Announce>((text, undo) => {
    count.current += 1
    setMessage({ text, undo: undo ?? null, number: count.current })
  }, [])

  return (
    <AnnounceContext value={announce}>
      {children}
      <div
        className={`sticky bottom-0 z-10 min-h-8 items-center gap-4 border-t border-rule bg-paper px-4 text-xs text-muted print:hidden ${message ? 'flex' : 'sr-only'}`}
      >
        <p role="status" key={message?.number}>
          {message?.text}
        </p>
        {message?.undo && (
          <Button kind="bare" size="small" onClick={message.undo.run}>
            {message.undo.label}
          </Button>
        )}
      </div>
    </AnnounceContext>
  )
}
