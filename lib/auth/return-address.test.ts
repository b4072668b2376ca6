import { expect, test } from 'vitest'
import { returnAddress, signInAddress } from './return-address'

test.for([
  ['/admin/articles?status=DRAFT&sort=updated', '/admin/articles?status=DRAFT&sort=updated'],
  ['/admin/tags/1#x', '/admin/tags/1#x'],
  [undefined, '/admin'],
  ['', '/admin'],
  ['//evil.example', '/admin'],
  ['/\\evil.example', '/admin'],
  ['/a/..//evil.example', '/admin'],
  ['https://evil.example/admin', '/admin'],
  ['javascript:alert(1)', '/admin'],
  ['/\tadmin', '/admin'],
  ['admin', '/admin'],
  ['/login?to=/admin', '/admin'],
] as const)('%s leads to %s', ([asked, address]) => {
  expect(returnAddress(asked)).toBe(address)
})

test('the target survives the way through the sign-in page', () => {
  const address = signInAddress('/admin/articles?q=科创&sort=updated')
  const to = new URL(address, 'http://localhost').searchParams.get('to') ?? undefined
  expect(decodeURI(returnAddress(to))).toBe('/admin/articles?q=科创&sort=updated')
  expect(signInAddress('/admin')).toBe('/login')
})
