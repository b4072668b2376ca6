import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MediaStore } from './media-store'

const NAME = /^[a-z\d][a-z\d-]*(?:\/[a-z\d][a-z\d-]*)*(?:\.[a-z\d]+)?$/u

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Files under a folder, which is made when the first is written. */
export function openFolderStore(folder: string): MediaStore {
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new RangeError(`no name of a stored file: ${name}`)
    return join(folder, name)
  }
  return {
    read: async (name) => {
      try {
        return new Uint8Array(await readFile(pathOf(name)))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    write: async (name, bytes) => {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true })
      const partial = `${path}.${randomUUID()}`
      // Nothing of the folder is part of the build.
      const file = await open(/* turbopackIgnore: true */ partial, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(partial, path)
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}
