import { describe, expect, test } from 'vitest'
import { codeOf, otpauthUri, stepAt, stepOfCode, toBase32 } from './totp'

/** The key of the appendices of both RFCs. */
const SECRET = Buffer.from('12345678901234567890', 'ascii')
const at = (seconds: number) => new Date(seconds * 1000)

describe('a code', () => {
  // RFC 4226, appendix D.
  test.for(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('of counter %i is %s', ([counter, code]) => {
    expect(codeOf(SECRET, counter)).toBe(code)
  })

  // RFC 6238, appendix B, SHA-1.
  test.for([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const)('at %i seconds is %s', ([seconds, code]) => {
    expect(codeOf(SECRET, stepAt(at(seconds)), 8)).toBe(code)
  })

  test('fits its own step and one to either side, once', () => {
    const now = at(1_234_567_890)
    const step = stepAt(now)
    const fits = (code: string, lastStep = 0) => stepOfCode(SECRET, code, { now, lastStep })
    for (const near of [step - 1, step, step + 1]) expect(fits(codeOf(SECRET, near))).toBe(near)
    for (const far of [step - 2, step + 2]) expect(fits(codeOf(SECRET, far))).toBeNull()
    const code = codeOf(SECRET, step)
    expect(fits(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe(step)
    expect(fits(code, step)).toBeNull()
    expect(fits(codeOf(SECRET, step - 1), step)).toBeNull()
    for (const nonsense of ['', '12345', '1234567', 'abcdef']) expect(fits(nonsense)).toBeNull()
  })
})

test.for([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
] as const)('RFC 4648 writes %j as %j', ([text, base32]) => {
  expect(toBase32(Buffer.from(text))).toBe(base32)
})

test('an authenticator is told whose code it is', () => {
  const uri = otpauthUri(SECRET, { issuer: '走廊 & 日报', account: 'a+b@example.cn' })
  const url = new URL(uri)
  expect(url.searchParams.get('issuer')).toBe('走廊 & 日报')
  expect(url.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(decodeURIComponent(url.pathname)).toContain('走廊 & 日报:a+b@example.cn')
})
