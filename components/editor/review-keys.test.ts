import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KeyPress } from '@/components/ui/key-press'
import { KEY_LIST } from './key-list'
import { reviewCommandOf } from './review-keys'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/iu.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrl: false,
  alt: false,
  shift: false,
  isComposing: false,
  ...more,
})

describe('the single keys of the editor', () => {
  test('walk, decide and take back', () => {
    expect([...'jkaeru'].map((key) => reviewCommandOf(press(key), true))).toEqual([
      'next',
      'previous',
      'accept',
      'correct',
      'reject',
      'undo',
    ])
    expect(reviewCommandOf(press('U', { shift: true }), true)).toBe('redo')
    expect(reviewCommandOf(press('?', { shift: true }), true)).toBe('help')
    expect(reviewCommandOf(press('z', { ctrl: true }), true)).toBe('undo')
    expect(reviewCommandOf(press('Z', { ctrl: true, shift: true }), true)).toBe('redo')
  })

  test('leave the keys of the browser alone', () => {
    for (const key of ['a', 'r', 'j', 'k', 'f', 's'])
      expect(reviewCommandOf(press(key, { ctrl: true }), true)).toBeNull()
    for (const key of ['Tab', 'Enter', 'Escape', 'ArrowDown', ' '])
      expect(reviewCommandOf(press(key), true)).toBeNull()
  })

  test('switched off, nothing that writes a character does anything but with Alt', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 1 }), fc.boolean(), (key, shift) => {
        expect(reviewCommandOf(press(key, { shift }), false)).toBeNull()
      }),
    )
    expect(reviewCommandOf(press('å', { alt: true, code: 'KeyA' }), false)).toBe('accept')
  })

  test('mean nothing while an input method composes', () => {
    expect(reviewCommandOf(press('a', { isComposing: true }), true)).toBeNull()
    expect(reviewCommandOf(press('Process', { code: 'KeyA' }), true)).toBeNull()
  })

  test('all stand in the list under ?', () => {
    const shown = KEY_LIST.flatMap(({ keys }) => keys.flatMap(([pressed]) => pressed.split(' ')))
    const works = [...'abcdefghijklmnopqrstuvwxyz?'].filter((key) => reviewCommandOf(press(key), true))
    expect(works.filter((key) => !shown.includes(key.toUpperCase()))).toEqual([])
  })
})
