import { describe, expect, test } from 'vitest'
import { secondsToWait, secondsToWaitForCode, type SignInFacts } from './sign-in-limit'

const now = new Date('2026-11-20T08:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const none = { count: 0, last: null }
const facts = (change: Partial<SignInFacts>): SignInFacts => ({
  here: none,
  account: none,
  address: none,
  isKnownAddress: false,
  isKnownDevice: false,
  ...change,
})

describe('secondsToWait', () => {
  test.for([
    ['a first try', facts({}), 0],
    ['four failures', facts({ account: { count: 4, last: now } }), 0],
    ['five failures, just now', facts({ account: { count: 5, last: now } }), 1],
    ['seven failures, just now', facts({ account: { count: 7, last: now } }), 4],
    ['seven failures, three seconds ago', facts({ account: { count: 7, last: ago(3) } }), 1],
    ['seven failures, a minute ago', facts({ account: { count: 7, last: ago(60) } }), 0],
    ['a thousand failures', facts({ account: { count: 1000, last: now } }), 30],
    [
      'many failures of others, at an address used before',
      facts({ account: { count: 1000, last: now }, isKnownAddress: true }),
      0,
    ],
    [
      'many failures here, at an address used before',
      facts({ here: { count: 8, last: now }, isKnownAddress: true }),
      8,
    ],
    ['one address trying many accounts', facts({ address: { count: 22, last: now } }), 4],
    [
      'many failures elsewhere, at the same address as well, in a known browser',
      facts({
        account: { count: 1000, last: now },
        address: { count: 1000, last: now },
        isKnownDevice: true,
      }),
      0,
    ],
    ['many failures in a known browser', facts({ here: { count: 8, last: now }, isKnownDevice: true }), 8],
    ['an unknown address', facts({ address: null, account: { count: 6, last: now } }), 2],
  ] as const)('%s', ([, given, seconds]) => {
    expect(secondsToWait(given, now)).toBe(seconds)
  })
})

test('wrong codes are slowed down far more', () => {
  const wait = (count: number, seconds: number) => secondsToWaitForCode({ count, last: ago(seconds) }, now)
  expect([wait(4, 0), wait(5, 0), wait(10, 0), wait(16, 0), wait(1000, 0)]).toEqual([0, 1, 32, 1800, 1800])
  expect(wait(1000, 1800)).toBe(0)
})
