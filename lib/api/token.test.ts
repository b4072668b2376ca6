import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bearerOf, isToken, tokenOf } from './token'

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('a token', () => {
  test('is one word of one length, and known for ours', () => {
    fc.assert(
      fc.property(bytes, (secret) => {
        const token = tokenOf(secret)
        expect(token).toMatch(/^corridor_[0-9A-Za-z]{49}$/u)
        expect(isToken(token)).toBe(true)
        expect(bearerOf(`bearer  ${token} `)).toBe(token)
      }),
    )
  })

  test('with a character changed, lost or added is none', () => {
    fc.assert(
      fc.property(bytes, fc.nat(57), fc.constantFrom('', 'x', 'aB', '-'), (secret, at, put) => {
        const token = tokenOf(secret)
        const changed = token.slice(0, at) + put + token.slice(at + 1)
        expect(isToken(changed)).toBe(changed === token)
      }),
    )
  })

  test('differs for different bytes', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(tokenOf(one) === tokenOf(other)).toBe(Buffer.compare(one, other) === 0)
      }),
    )
  })

  test('is looked for in bearer headers alone', () => {
    for (const header of ['', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b'])
      expect(bearerOf(header)).toBeNull()
  })
})
