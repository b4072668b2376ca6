import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KeyPress } from '@/components/ui/key-press'
import { commandOf } from './desk-keys'
import { KEY_LIST } from './key-list'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/iu.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrl: false,
  alt: false,
  shift: false,
  isComposing: false,
  ...more,
})

describe('the keys of the splitting desk', () => {
  test('single keys cut, join, move and name what is selected', () => {
    expect(commandOf(press('Enter'), true)).toEqual({ do: 'split' })
    expect(commandOf(press('Backspace'), true)).toEqual({ do: 'join' })
    expect(commandOf(press('j'), true)).toEqual({ do: 'join' })
    expect(commandOf(press('3'), true)).toEqual({ do: 'move', index: 3 })
    expect(commandOf(press('0'), true)).toEqual({ do: 'new' })
    expect(commandOf(press('h'), true)).toEqual({ do: 'role', role: 'headline' })
    expect(commandOf(press('x'), true)).toEqual({ do: 'choose-reason' })
    expect(commandOf(press('?', { shift: true }), true)).toEqual({ do: 'help' })
  })

  test('undo and redo have the keys of the editor and one letter', () => {
    expect(commandOf(press('u'), true)).toEqual({ do: 'undo' })
    expect(commandOf(press('U', { shift: true }), true)).toEqual({ do: 'redo' })
    expect(commandOf(press('z', { ctrl: true }), true)).toEqual({ do: 'undo' })
    expect(commandOf(press('Z', { ctrl: true, shift: true }), true)).toEqual({ do: 'redo' })
    expect(commandOf(press('y', { ctrl: true }), true)).toEqual({ do: 'redo' })
  })

  test('arrows walk, with Shift they extend', () => {
    expect(commandOf(press('ArrowDown'), true)).toEqual({ do: 'step', by: 1, extend: false })
    expect(commandOf(press('ArrowUp', { shift: true }), true)).toEqual({ do: 'step', by: -1, extend: true })
    expect(commandOf(press('End', { ctrl: true, shift: true }), true)).toEqual({
      do: 'step',
      by: 'last',
      extend: true,
    })
  })

  test('the keys of the browser stay its own', () => {
    for (const key of ['c', 'v', 'f', 'r', 'l', 't', 'w', 'p', 's'])
      expect(commandOf(press(key, { ctrl: true }), true)).toBeNull()
    expect(commandOf(press('Tab'), true)).toBeNull()
    expect(commandOf(press('ArrowLeft', { alt: true }), true)).toBeNull()
    expect(commandOf(press('Enter', { shift: true }), true)).toBeNull()
  })

  test('without single letters, no key that writes a character does anything but with Alt', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 1 }), fc.boolean(), (key, shift) => {
        expect(commandOf(press(key, { shift }), false)).toBeNull()
      }),
    )
    expect(commandOf(press('h', { alt: true }), false)).toEqual({ do: 'role', role: 'headline' })
    expect(commandOf(press('˙', { alt: true, code: 'KeyH' }), false)).toEqual({
      do: 'role',
      role: 'headline',
    })
    expect(commandOf(press('Enter'), false)).toEqual({ do: 'split' })
  })

  test('nothing happens while an input method composes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.boolean(), fc.boolean(), (key, ctrl, alt) => {
        expect(commandOf(press(key, { ctrl, alt, isComposing: true }), true)).toBeNull()
      }),
    )
    expect(commandOf(press('Process', { code: 'KeyH' }), true)).toBeNull()
  })

  test('every key of the list under ? is a key', () => {
    const parts = KEY_LIST.flatMap(({ keys }) =>
      keys.flatMap(([shown, act]) => (act === 'reorder' ? [] : shown.split(' '))),
    )
    const unknown = parts.filter((shown) => shown !== '…' && commandOf(toPress(shown), true) === null)
    expect(unknown).toEqual([])
  })

  test('every single key that does something stands in the list', () => {
    const shown = KEY_LIST.flatMap(({ keys }) => keys.flatMap(([keysShown]) => keysShown.split(' ')))
    const typed = [...'abcdefghijklmnopqrstuvwxyz0[]+?'].filter((key) => commandOf(press(key), true))
    expect(typed.filter((key) => !shown.includes(key.toUpperCase()))).toEqual([])
  })
})

const NAMES: Record<string, string> = { '↑': 'ArrowUp', '↓': 'ArrowDown', Esc: 'Escape', Space: ' ' }

function toPress(shown: string): KeyPress {
  const parts = shown === '+' ? ['+'] : shown.split('+')
  const last = parts.at(-1) ?? ''
  return press(NAMES[last] ?? last.replace(/^[A-Z]$/u, (letter) => letter.toLowerCase()), {
    ctrl: parts.includes('Ctrl'),
    shift: parts.includes('Shift'),
  })
}
