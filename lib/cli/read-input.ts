import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isArchive, type InputFile, type Reader } from '../extract/open-reader'
import { tooLarge } from '../pipeline/decode-file'
import { extensionOf } from '../pipeline/formats'
import { ImportError } from '../pipeline/import-error'
import { isLitter } from '../pipeline/is-litter'
import { ARCHIVE_BYTES_MAX, FILE_BYTES_MAX, MEMBERS_MAX, UNPACKED_BYTES_MAX } from '../pipeline/import-limits'

/** A file named on the command line, in a folder or in an archive: its bytes, or why it has none. */
export type Input = { path: string } & ({ file: InputFile } | { error: ImportError })

/**
 * The files that paths name, in this order: a folder stands for the files in it and in its folders, by name, hidden ones
 * left out; an archive for its members. What cannot be read comes with its error.
 */
export async function* listInputs(paths: readonly string[], reader: Reader): AsyncGenerator<Input> {
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) yield* listFolder(path, reader)
      else yield* listFile(path, basename(path), reader)
    } catch (error) {
      yield { path, error: toImportError(error, path) }
    }
  }
}

async function* listFolder(folder: string, reader: Reader): AsyncGenerator<Input> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  // Links are not followed: they may lead out of the folder, or round in it.
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isLitter(path.slice(folder.length)))
    .toSorted()
  if (paths.length > MEMBERS_MAX)
    throw new ImportError('archive-too-many', `holds more than ${MEMBERS_MAX} files`, {
      files: paths.length,
      filesMax: MEMBERS_MAX,
    })
  let bytes = 0
  for (const path of paths) bytes += (await stat(path)).size
  if (bytes > UNPACKED_BYTES_MAX)
    throw new ImportError('archive-too-large', `holds more than ${UNPACKED_BYTES_MAX} bytes`, {
      bytesMax: UNPACKED_BYTES_MAX,
    })
  for (const path of paths) {
    try {
      yield* listFile(path, basename(path), reader)
    } catch (error) {
      yield { path, error: toImportError(error, path) }
    }
  }
}

async function* listFile(path: string, name: string, reader: Reader): AsyncGenerator<Input> {
  const file = await readInput(path, name)
  if (!isArchive(file)) return yield { path, file }
  for await (const member of reader.expand(file)) {
    const inside = join(path, '..', member.path)
    if ('error' in member) yield { path: inside, error: member.error }
    else yield { path: inside, file: { name: member.path, bytes: member.bytes } }
  }
}

/**
 * A file with its name.
 *
 * @throws ImportError `unreadable` when it is missing, a folder or closed to this user; `too-large` without reading it.
 */
export async function readInput(path: string, name = basename(path)): Promise<InputFile> {
  try {
    const { size } = await stat(path)
    const bytesMax = extensionOf(name) === 'zip' ? ARCHIVE_BYTES_MAX : FILE_BYTES_MAX
    if (size > bytesMax) throw tooLarge(size, bytesMax)
    return { name, bytes: await readFile(path) }
  } catch (error) {
    throw toImportError(error, path)
  }
}

function toImportError(error: unknown, path: string): ImportError {
  if (error instanceof ImportError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === '') throw error
  return new ImportError('unreadable', reasonOf(code), { path })
}

function reasonOf(code: string): string {
  if (code === 'ENOENT') return 'does not exist'
  if (code === 'EISDIR') return 'is a folder'
  if (code === 'EACCES') return 'may not be read by this user'
  return `cannot be read (${code})`
}
