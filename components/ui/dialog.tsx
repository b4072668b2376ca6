'use client'

import { useTranslations } from 'next-intl'
import { createContext, useContext, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Button, type ButtonKind } from './button'

const CloseDialog = createContext<() => void>(() => {})

/** Closes the dialog around. */
export const useCloseDialog = () => useContext(CloseDialog)

const KeepContent = createContext<(isKept: boolean) => void>(() => {})

/** Says whether what the dialog around holds is to be there again, as it is, when it is opened the next time. */
export const useKeepContent = () => useContext(KeepContent)

type Props = {
  /** What the button that opens it says. */
  label: string
  title: string
  kind?: ButtonKind
  size?: 'normal' | 'small'
  disabled?: boolean
  'aria-describedby'?: string | undefined
  children: ReactNode
}

/** Of a group of which one is to be chosen it is the one that is. */
function firstField(around: HTMLElement): HTMLElement | null {
  const fields = 'input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)'
  const first = around.querySelector<HTMLInputElement>(fields)
  if (first?.type !== 'radio') return first
  return around.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first
}

/** A button and the modal dialog it opens, beginning in its first field. Escape and the close button leave without doing anything. */
export function DialogButton({ label, title, kind = 'plain', size = 'normal', children, ...rest }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const words = useTranslations('common')
  const [isOpen, setOpen] = useState(false)
  const [isKept, setKept] = useState(false)
  const close = () => dialog.current?.close()
  // What is inside exists only while it is open, unless it asks to be kept: it asks the server for nothing before, and starts
  // afresh each time.
  useEffect(() => {
    if (!isOpen) return
    dialog.current?.showModal()
    // What is asked is answered at once; the browser would begin with the button that closes it.
    if (dialog.current) firstField(dialog.current)?.focus()
  }, [isOpen])
  return (
    <>
      <Button kind={kind} size={size} aria-haspopup="dialog" {...rest} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        onClose={() => setOpen(false)}
        className="m-auto w-[min(34rem,calc(100vw-2rem))] border border-ink bg-paper p-0 text-ink backdrop:bg-[rgb(0_0_0/0.5)]"
      >
        <div className="flex items-start justify-between gap-4 border-b border-rule px-5 py-3">
          <h2 id={titleId} className="text-base font-bold">
            {title}
          </h2>
          <Button kind="bare" size="small" onClick={close}>
            {words('close')}
          </Button>
        </div>
        <div className="px-5 py-4">
          {(isOpen || isKept) && (
            <CloseDialog value={close}>
              <KeepContent value={setKept}>{children}</KeepContent>
            </CloseDialog>
          )}
        </div>
      </dialog>
    </>
  )
}
