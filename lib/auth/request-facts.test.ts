import { describe, expect, test } from 'vitest'
import { clientAddress, isFromHere } from './request-facts'

const headers = (values: Record<string, string>) => (name: string) => values[name]

describe('clientAddress', () => {
  test('believes no forwarding header without a trusted proxy', () => {
    expect(clientAddress(headers({ 'x-forwarded-for': '203.0.113.9' }), false)).toBeNull()
  })

  test('takes what the proxy itself wrote, not what the client sent', () => {
    expect(clientAddress(headers({ 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }), true)).toBe(
      '203.0.113.9',
    )
    expect(clientAddress(headers({}), true)).toBeNull()
  })
})

describe('isFromHere', () => {
  test.for([
    ['our own page', { origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
    ['another site', { origin: 'https://evil.example', host: 'localhost:3000' }, false],
    ['another port', { origin: 'http://localhost:4000', host: 'localhost:3000' }, false],
    ['a page that hides where it is', { origin: 'null', host: 'localhost:3000' }, false],
    ['a browser that only says same-origin', { 'sec-fetch-site': 'same-origin' }, true],
    ['another site of the same domain', { 'sec-fetch-site': 'same-site' }, false],
    ['nothing said', { host: 'localhost:3000' }, false],
  ] as const)('%s', ([, given, answer]) => {
    expect(isFromHere(headers(given))).toBe(answer)
  })
})
