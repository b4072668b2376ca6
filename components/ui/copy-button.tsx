'use client'

import { Button } from './button'
import { useAnnounce } from './status-bar'

type Props = {
  text: string
  label: string
  /** Said when it is done. */
  copied: string
}

/** Copies a text that a person is to take along. */
export function CopyButton({ text, label, copied }: Props) {
  const announce = useAnnounce()
  return (
    <Button
      size="small"
      onClick={async ({ currentTarget }) => {
        if (await copy(text, currentTarget)) announce(copied)
      }}
    >
      {label}
    </Button>
  )
}

/** Browsers give the clipboard to pages that came over https, or from this machine, alone; a selected text they copy from all. */
async function copy(text: string, button: HTMLElement): Promise<boolean> {
  if (isSecureContext) {
    await navigator.clipboard.writeText(text)
    return true
  }
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'sr-only'
  // Within a modal dialog nothing outside of it can be selected.
  button.after(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  button.focus()
  return isCopied
}
