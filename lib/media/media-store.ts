import 'server-only'
import { join, resolve } from 'node:path'
import type { Env } from '../env'
import { readEnv } from '../env'
import { openFolderStore } from './folder-store'
import { openS3Store } from './s3-store'

/** Where the bytes of pictures are. Names are relative paths of lower-case letters, digits, dots and dashes. */
export type MediaStore = {
  /** Null when there is no file of that name. */
  read: (name: string) => Promise<Uint8Array<ArrayBuffer> | null>
  /** Whole or not at all; a file of that name is replaced. */
  write: (name: string, bytes: Uint8Array, type: string) => Promise<void>
  /** A file that is not there is gone already. */
  remove: (name: string) => Promise<void>
}

/** The store of these settings: a bucket where one is named, else the folder `media` of DATA_DIR. */
export function openMediaStore(env: Env = readEnv()): MediaStore {
  const { S3_URL: url, S3_REGION: region, S3_KEY_ID: keyId, S3_SECRET: secret } = env
  if (url) return openS3Store({ url, region, keyId: keyId ?? '', secret: secret ?? '' })
  return openFolderStore(join(resolve(env.DATA_DIR), 'media'))
}
