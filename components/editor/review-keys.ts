import { plainKey, type KeyPress } from '@/components/ui/key-press'

/** What the single keys of the editor do with the machine's suggestions. */
export type ReviewCommand = 'next' | 'previous' | 'accept' | 'correct' | 'reject' | 'undo' | 'redo' | 'help'

const LETTERS: Record<string, ReviewCommand> = {
  j: 'next',
  k: 'previous',
  a: 'accept',
  e: 'correct',
  r: 'reject',
  u: 'undo',
  '?': 'help',
}

/**
 * What a key press beside the text asks for, or null when it is none of these keys. With `hasLetters` false, keys that
 * write a character work with Alt alone (WCAG 2.1.4). While an input method composes, no key means anything.
 */
export function reviewCommandOf(press: KeyPress, hasLetters: boolean): ReviewCommand | null {
  const { ctrl, alt, shift, key } = press
  if (press.isComposing || key === 'Process') return null
  const plain = plainKey(press)
  if (ctrl) {
    if (alt) return null
    if (plain === 'z') return shift ? 'redo' : 'undo'
    return plain === 'y' && !shift ? 'redo' : null
  }
  if (key === 'F1') return 'help'
  if (!alt && !hasLetters) return null
  if (shift && plain === 'u') return 'redo'
  if (shift && plain !== '?') return null
  return LETTERS[plain] ?? null
}

/** Whether what has the focus takes letters as text, or is a dialog with keys of its own. */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const own = 'input, textarea, select, dialog, [contenteditable="true"], [data-own-keys]'
  return target.closest(own) !== null
}
