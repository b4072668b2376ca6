import { afterEach, beforeEach, expect, test } from 'vitest'
import fc from 'fast-check'
import { seal, unseal, Unsealable } from './secret-box'

const before = process.env.NEXTAUTH_SECRET
beforeEach(() => {
  process.env.NEXTAUTH_SECRET = 'a secret of this test'
})
afterEach(() => {
  process.env.NEXTAUTH_SECRET = before
})

test('what is sealed opens again, never looks twice the same and does not show its text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(unseal('mail', seal('mail', text))).toBe(text)
    }),
  )
  expect(seal('mail', '同一句话')).not.toBe(seal('mail', '同一句话'))
})

test('it opens neither for another purpose nor with another secret nor when a bit is changed', () => {
  const sealed = seal('mail', '钥匙')
  expect(() => unseal('second-factor', sealed)).toThrow(Unsealable)
  const [version, nonce, tag, body = ''] = sealed.split('.')
  const bent = Buffer.from(body, 'base64url')
  bent[0] = (bent[0] ?? 0) ^ 1
  expect(() => unseal('mail', [version, nonce, tag, bent.toString('base64url')].join('.'))).toThrow(
    Unsealable,
  )
  expect(() => unseal('mail', [version, nonce, 'AAAA', body].join('.'))).toThrow(Unsealable)
  for (const nonsense of ['', 'v1', 'v2.a.b.c', sealed.slice(3)])
    expect(() => unseal('mail', nonsense)).toThrow(Unsealable)
  process.env.NEXTAUTH_SECRET = 'another secret'
  expect(() => unseal('mail', sealed)).toThrow(Unsealable)
})
