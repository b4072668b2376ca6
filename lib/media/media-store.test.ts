import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnv } from '../env'
import { expectedSignature, startS3Server } from './fixtures/s3-server'
import { openFolderStore } from './folder-store'
import { openMediaStore, type MediaStore } from './media-store'
import { openS3Store } from './s3-store'

const KEYS = { keyId: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const NAME = 'pictures/ab/abcdef'
const bytes = (...values: number[]) => new Uint8Array(values)

let folder = ''
let server: Awaited<ReturnType<typeof startS3Server>>
const stores = new Map<string, MediaStore>()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-media-'))
  server = await startS3Server(KEYS)
  stores.set('a folder', openFolderStore(join(folder, 'media')))
  stores.set('a bucket', openS3Store({ url: `${server.url}/`, region: 'cn-east-1', ...KEYS }))
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

describe.for(['a folder', 'a bucket'])('%s', (kind) => {
  const store = () => stores.get(kind) ?? expect.fail('no such store')

  test('gives back what it was given, and nothing of what it was not', async () => {
    expect(await store().read(NAME)).toBeNull()
    await store().write(NAME, bytes(1, 2, 3), 'image/png')
    await store().write('renditions/ab/abcdef/whole-320.webp', bytes(0, 255), 'image/webp')
    expect(await store().read(NAME)).toEqual(bytes(1, 2, 3))
    await store().write(NAME, bytes(4), 'image/png')
    expect(await store().read(NAME)).toEqual(bytes(4))
    await store().remove(NAME)
    await store().remove(NAME)
    expect(await store().read(NAME)).toBeNull()
    expect(await store().read('renditions/ab/abcdef/whole-320.webp')).toEqual(bytes(0, 255))
  })
})

test('a folder leaves nothing half written, and nothing outside itself', async () => {
  const store = openFolderStore(join(folder, 'other'))
  await store.write(NAME, bytes(1), 'image/png')
  expect(await readdir(join(folder, 'other', 'pictures', 'ab'))).toEqual(['abcdef'])
  for (const name of ['../secret', '/etc/passwd', 'a/../../b', 'a//b', '.env', 'a\u0000b'])
    await expect(store.read(name)).rejects.toThrow('no name of a stored file')
})

test('a bucket is told the type, and a key that is wrong, or a store that is gone, is an error and no missing file', async () => {
  const right = openS3Store({ url: server.url, region: 'cn-east-1', ...KEYS })
  await right.write('pictures/cd/cdef', bytes(9), 'image/jpeg')
  expect(server.objects.get('pictures/cd/cdef')).toEqual({ bytes: Buffer.from([9]), type: 'image/jpeg' })
  expect(server.refusals).toEqual([])
  const wrong = openS3Store({ url: server.url, region: 'cn-east-1', keyId: KEYS.keyId, secret: 'wrong' })
  await expect(wrong.read('pictures/cd/cdef')).rejects.toThrow('SignatureDoesNotMatch')
})

test('the settings say which it is', async () => {
  const named = openMediaStore(
    readEnv({ S3_URL: server.url, S3_KEY_ID: KEYS.keyId, S3_SECRET: KEYS.secret, DATA_DIR: folder }),
  )
  await named.write('pictures/ee/eeee', bytes(7), 'image/png')
  expect(server.objects.has('pictures/ee/eeee')).toBe(true)
  const plain = openMediaStore(readEnv({ DATA_DIR: folder }))
  await plain.write('pictures/ff/ffff', bytes(7), 'image/png')
  expect(await readdir(join(folder, 'media', 'pictures', 'ff'))).toEqual(['ffff'])
})

describe('the checking store works signatures out as AWS prints them', () => {
  const scope = `Credential=${KEYS.keyId}/20130524/us-east-1/s3/aws4_request`
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

  test('reading an object', () => {
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': empty,
      'x-amz-date': '20130524T000000Z',
      authorization: `AWS4-HMAC-SHA256 ${scope},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=`,
    }
    expect(expectedSignature({ method: 'GET', target: '/test.txt', headers }, KEYS.secret)).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    )
  })

  test('writing one', () => {
    const headers = {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      'x-amz-date': '20130524T000000Z',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      authorization: `AWS4-HMAC-SHA256 ${scope},SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,Signature=`,
    }
    expect(expectedSignature({ method: 'PUT', target: '/test%24file.text', headers }, KEYS.secret)).toBe(
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    )
  })
})
