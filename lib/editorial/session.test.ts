import { expect, test } from 'vitest'
import { isSessionOpen } from './session'

const now = new Date('2026-11-20T08:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test.for([
  ['new', 0, 0, null, true],
  ['seen lately', 59, 13, null, true],
  ['left alone too long', 20, 14, null, false],
  ['too old, though in use', 60, 0, null, false],
  ['revoked', 1, 0, daysAgo(0), false],
] as const)('a session that is %s', ([, created, seen, revokedAt, isOpen]) => {
  expect(isSessionOpen({ createdAt: daysAgo(created), lastSeenAt: daysAgo(seen), revokedAt }, now)).toBe(
    isOpen,
  )
})
