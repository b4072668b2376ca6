import { expect, test } from 'vitest'
import { nextMailAt, Sender } from './mail'

test('tries come later and later, and end', () => {
  const now = new Date('2026-11-29T00:00:00Z')
  const minutes = (attempts: number, isFinal = false) => {
    const next = nextMailAt(attempts, isFinal, now)
    return next && (next.getTime() - now.getTime()) / 60_000
  }
  expect([1, 2, 3, 7, 9].map((attempts) => minutes(attempts))).toEqual([1, 2, 4, 60, 60])
  expect(minutes(10)).toBeNull()
  expect(minutes(1, true)).toBeNull()
})

test.for([
  ['desk@example.cn', true],
  ['编辑部 <desk@example.cn>', true],
  ['desk', false],
  ['a@b.cn, c@d.cn', false],
  ['编辑部 <desk@example.cn>\r\nBcc: x@example.cn', false],
  ['a <b> <desk@example.cn>', false],
] as const)('%j is one sender: %s', ([text, is]) => {
  expect(Sender.safeParse(text).success).toBe(is)
})
