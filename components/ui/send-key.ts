import type { KeyboardEvent } from 'react'

/** Sends the form around on Ctrl or ⌘ with Enter, as in every field of several lines. Answers whether it was that key. */
export function sendsForm(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  const isIt = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing
  if (!isIt) return false
  event.preventDefault()
  event.stopPropagation()
  event.currentTarget.form?.requestSubmit()
  return true
}
