import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientOf, limitHeaders, RateLimits } from './rate-limits'

const QUOTA = { name: 'address', requests: 3, seconds: 60 }

describe('a quota', () => {
  test('is used up, says when it is there again, and is', () => {
    const limits = new RateLimits()
    const take = (at: number) => limits.take('a', QUOTA, at)
    expect([take(0), take(10), take(20_500)]).toEqual([
      { isAllowed: true, left: 2, seconds: 60 },
      { isAllowed: true, left: 1, seconds: 60 },
      { isAllowed: true, left: 0, seconds: 40 },
    ])
    expect(take(59_999)).toEqual({ isAllowed: false, left: 0, seconds: 1 })
    expect(take(60_000)).toEqual({ isAllowed: true, left: 2, seconds: 60 })
  })

  test('is each client’s own, and each quota’s', () => {
    const limits = new RateLimits()
    for (let at = 0; at < 4; at += 1) limits.take('a', QUOTA, 0)
    expect(limits.take('b', QUOTA, 0).isAllowed).toBe(true)
    expect(limits.take('a', { ...QUOTA, name: 'token' }, 0).isAllowed).toBe(true)
  })

  test('is never exceeded in a window, and what is left never lies', () => {
    const asks = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 40 })
    fc.assert(
      fc.property(asks, fc.integer({ min: 1, max: 5 }), (gaps, requests) => {
        const limits = new RateLimits()
        const quota = { name: 'q', requests, seconds: 60 }
        let [now, left, allowed] = [0, requests, [] as number[]]
        for (const gap of gaps) {
          now += gap
          const answer = limits.take('a', quota, now)
          if (answer.isAllowed) allowed.push(now)
          else expect(left).toBe(0)
          left = answer.left
          allowed = allowed.filter((at) => at > now - 60_000)
          // A window that ends and one that begins may meet within a minute.
          expect(allowed.length).toBeLessThanOrEqual(2 * requests)
        }
      }),
    )
  })

  test('is told as the draft of the IETF has it', () => {
    expect(limitHeaders(QUOTA, { isAllowed: true, left: 2, seconds: 60 })).toEqual([
      ['RateLimit-Policy', '"address";q=3;w=60'],
      ['RateLimit', '"address";r=2;t=60'],
    ])
  })
})

test('a client is an address, or a network of 64 bits', () => {
  expect(['203.0.113.9', '::ffff:203.0.113.9', ''].map(clientOf)).toEqual(['203.0.113.9', '203.0.113.9', ''])
  const same = [
    '2001:db8:0:1::1',
    '2001:DB8::1:0:0:0:ff',
    '2001:0db8:0000:0001:a:b:c:d',
    '2001:db8:0:1::%eth0',
  ]
  expect([...new Set(same.map(clientOf))]).toEqual(['2001:db8:0:1'])
  expect(['::1', '2001:db8:0:2::1', '1::'].map(clientOf)).toEqual(['0:0:0:0', '2001:db8:0:2', '1:0:0:0'])
})
