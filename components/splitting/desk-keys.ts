import { plainKey, type KeyPress } from '@/components/ui/key-press'
import type { BlockRole } from '@/lib/pipeline/model'
import type { Stop } from './line-selection'

/** What the desk can be told to do, by a key, a button or a drag. */
export type DeskCommand =
  | { do: 'step'; by: number | 'page' | '-page' | 'first' | 'last'; extend: boolean }
  | { do: 'stop'; stop: Stop; by: 1 | -1 }
  | { do: 'all' }
  | { do: 'collapse' }
  | { do: 'toggle' }
  | { do: 'split' }
  | { do: 'cut-line' }
  | { do: 'join' }
  | { do: 'move'; index: number }
  | { do: 'choose-article' }
  | { do: 'new' }
  | { do: 'choose-merge' }
  | { do: 'role'; role: BlockRole }
  | { do: 'choose-role' }
  | { do: 'choose-reason' }
  | { do: 'restore' }
  | { do: 'paragraph' }
  | { do: 'fields' }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'done' }
  | { do: 'help' }

/** Keys that write no character; they stay when single letters are switched off. */
const NAMED: Record<string, DeskCommand> = {
  Enter: { do: 'split' },
  Backspace: { do: 'join' },
  Delete: { do: 'choose-reason' },
  Escape: { do: 'collapse' },
  F1: { do: 'help' },
}

const LETTERS: Record<string, DeskCommand> = {
  j: { do: 'join' },
  a: { do: 'new' },
  m: { do: 'choose-article' },
  h: { do: 'role', role: 'headline' },
  k: { do: 'role', role: 'kicker' },
  d: { do: 'role', role: 'deck' },
  b: { do: 'role', role: 'byline' },
  c: { do: 'role', role: 'caption' },
  s: { do: 'role', role: 'subhead' },
  t: { do: 'role', role: 'body' },
  o: { do: 'choose-role' },
  x: { do: 'choose-reason' },
  r: { do: 'restore' },
  g: { do: 'paragraph' },
  l: { do: 'cut-line' },
  e: { do: 'fields' },
  '+': { do: 'choose-merge' },
  u: { do: 'undo' },
  n: { do: 'stop', stop: 'unsure', by: 1 },
  p: { do: 'stop', stop: 'unsure', by: -1 },
  '[': { do: 'stop', stop: 'article', by: -1 },
  ']': { do: 'stop', stop: 'article', by: 1 },
  '?': { do: 'help' },
}

const WITH_CTRL: Record<string, DeskCommand> = {
  z: { do: 'undo' },
  y: { do: 'redo' },
  a: { do: 'all' },
  Enter: { do: 'done' },
  ' ': { do: 'toggle' },
}

function stepOf(key: string, ctrl: boolean): Extract<DeskCommand, { do: 'step' }>['by'] | null {
  if (ctrl) return key === 'Home' ? 'first' : key === 'End' ? 'last' : null
  const steps: Record<string, Extract<DeskCommand, { do: 'step' }>['by']> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: '-page',
    PageDown: 'page',
    Home: 'first',
    End: 'last',
  }
  return steps[key] ?? null
}

function letterOf(press: KeyPress): DeskCommand | null {
  const key = plainKey(press)
  if (press.shift && key === 'u') return { do: 'redo' }
  if (press.shift && /^\p{L}$/u.test(key)) return null
  if (/^[1-9]$/u.test(key)) return { do: 'move', index: Number(key) }
  if (key === '0') return { do: 'new' }
  return LETTERS[key] ?? null
}

/**
 * What a key press on the lines asks for, or null when it is none of the desk's. With `hasLetters` false, keys that write
 * a character work with Alt alone (WCAG 2.1.4). While an input method composes, no key is the desk's.
 */
export function commandOf(press: KeyPress, hasLetters: boolean): DeskCommand | null {
  const { ctrl, alt, shift, key } = press
  if (press.isComposing || key === 'Process') return null
  if (ctrl) {
    if (alt) return null
    if (shift && key.toLowerCase() === 'z') return { do: 'redo' }
    const step = stepOf(key, true)
    if (step) return { do: 'step', by: step, extend: shift }
    return shift ? null : (WITH_CTRL[key.length === 1 ? key.toLowerCase() : key] ?? null)
  }
  if (alt) return letterOf(press)
  const step = stepOf(key, false)
  if (step) return { do: 'step', by: step, extend: shift }
  if (NAMED[key]) return shift ? null : NAMED[key]
  return hasLetters ? letterOf(press) : null
}
