import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bytesIn, codingFor, compress, toBodies } from './bodies'

test('takes the best coding that is allowed', () => {
  const cases = {
    'gzip, deflate, br, zstd': 'br',
    'gzip, deflate': 'gzip',
    'br;q=0, gzip;q=0.5': 'gzip',
    '*': 'br',
    'gzip;q=0, *;q=0': 'identity',
    BR: 'br',
    deflate: 'identity',
    '': 'identity',
  }
  for (const [accepted, coding] of Object.entries(cases)) expect(codingFor(accepted), accepted).toBe(coding)
  expect(codingFor(undefined)).toBe('identity')
})

test('every coding holds the same text', async () => {
  const text = Buffer.from('长三角G60科创走廊'.repeat(500))
  const bodies = await toBodies(text)
  expect(brotliDecompressSync(bodies.br)).toEqual(text)
  expect(gunzipSync(await bytesIn('gzip', bodies))).toEqual(text)
  expect(await bytesIn('gzip', bodies)).toBe(await bytesIn('gzip', bodies))
  expect(await bytesIn('identity', bodies)).toEqual(text)
  expect(gunzipSync(await compress(text, 'gzip'))).toEqual(text)
  expect(await compress(text, 'identity')).toBe(text)
})
