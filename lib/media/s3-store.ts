import 'server-only'
import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import type { MediaStore } from './media-store'

/** `url` names the bucket, as a path or as part of the host, and a folder in it where there is one. */
export type S3Settings = { url: string; region: string; keyId: string; secret: string }

const TIMEOUT_MS = 30_000
/** aws4fetch waits longer before each: 50 ms, 100 ms, 200 ms. */
const RETRIES = 3

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A bucket of any store that speaks S3, with requests signed by Signature Version 4. Throws when it says no. */
export function openS3Store({ url, region, keyId, secret }: S3Settings): MediaStore {
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
    retries: RETRIES,
  })
  const base = url.replace(/\/+$/u, '')
  const ask = async (method: 'GET' | 'PUT' | 'DELETE', name: string, body?: Uint8Array, type?: string) => {
    const response = await client.fetch(`${base}/${name}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        // The store refuses what arrives otherwise than it was sent.
        'x-amz-content-sha256': sha256(body ?? new Uint8Array()),
        ...(type && { 'content-type': type }),
      },
      ...(body && { body: new Uint8Array(body) }),
    })
    if (response.ok || response.status === 404) return response
    const said = (await response.text()).slice(0, 500)
    throw new Error(`the media store answered ${response.status} to ${method} ${name}: ${said}`)
  }
  return {
    read: async (name) => {
      const response = await ask('GET', name)
      return response.status === 404 ? null : new Uint8Array(await response.arrayBuffer())
    },
    write: async (name, bytes, type) => {
      const { status } = await ask('PUT', name, bytes, type)
      if (status === 404) throw new Error('the bucket of S3_URL does not exist')
    },
    remove: async (name) => {
      await ask('DELETE', name)
    },
  }
}
