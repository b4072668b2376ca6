import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { FILE_BYTES_MAX, ImportError } from '../pipeline/decode-file'

export type InputFile = { name: string; bytes: Uint8Array }

/**
 * A file named on the command line, with its base name.
 *
 * @throws ImportError `unreadable` when it is missing, a folder or closed to this user; `too-large` without reading it.
 */
export async function readInput(path: string): Promise<InputFile> {
  try {
    const { size } = await stat(path)
    if (size > FILE_BYTES_MAX) {
      throw new ImportError('too-large', `is ${size} bytes, more than ${FILE_BYTES_MAX}`, {
        bytes: size,
        bytesMax: FILE_BYTES_MAX,
      })
    }
    return { name: basename(path), bytes: await readFile(path) }
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError('unreadable', reasonOf(error), { path })
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return 'does not exist'
  if (code === 'EISDIR') return 'is a folder'
  if (code === 'EACCES') return 'may not be read by this user'
  return `cannot be read (${code || 'unknown reason'})`
}
