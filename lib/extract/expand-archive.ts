import { extensionOf } from '../pipeline/formats'
import { ImportError } from '../pipeline/import-error'
import { ARCHIVE_DEPTH_MAX, FILE_BYTES_MAX, MEMBERS_MAX, UNPACKED_BYTES_MAX } from '../pipeline/import-limits'
import { isLitter } from '../pipeline/is-litter'
import { packageFormat, refusePackage } from './package-format'
import { tooMany, unzip, type Member } from './unzip'

/** A file of an archive: its bytes, or why it has none. `path` begins with the names of the archives it lies in. */
export type Expanded =
  { path: string; size: number; bytes: Uint8Array } | { path: string; size: number; error: ImportError }

type Count = { files: number; bytes: number }

/** A path that leads nowhere but down. */
const withoutSteps = (path: string) =>
  path
    .split('/')
    .filter((part) => !['', '.', '..'].includes(part))
    .join('/')

/**
 * The files of a ZIP archive, those of archives within it included, in their own order. A file that cannot be unpacked
 * comes with its error, and the others go on.
 *
 * @throws ImportError for the archive as a whole: `corrupt`, `archive-empty`, or over a limit (`archive-too-large`,
 * `archive-too-many`, `archive-too-deep`); then nothing of it counts.
 */
export async function* expandArchive(bytes: Uint8Array, fileName: string): AsyncGenerator<Expanded> {
  const found = await packageFormat(bytes)
  if (found !== 'zip') throw refusePackage(found, extensionOf(fileName))
  const count: Count = { files: 0, bytes: 0 }
  yield* expand(bytes, fileName, 1, count)
  if (count.files === 0) throw new ImportError('archive-empty', 'is an archive without files')
}

async function* expand(
  bytes: Uint8Array,
  label: string,
  depth: number,
  count: Count,
): AsyncGenerator<Expanded> {
  if (depth > ARCHIVE_DEPTH_MAX)
    throw new ImportError(
      'archive-too-deep',
      `holds archives within archives, more than ${ARCHIVE_DEPTH_MAX} deep`,
      {
        depthMax: ARCHIVE_DEPTH_MAX,
      },
    )
  for await (const member of unzip(bytes, MEMBERS_MAX)) {
    const place = withoutSteps(member.path)
    if (place === '' || isLitter(place)) continue
    const path = `${label}/${place}`
    const isArchive = extensionOf(place) === 'zip'
    if (!isArchive) count.files += 1
    if (count.files > MEMBERS_MAX) throw tooMany(count.files, MEMBERS_MAX)
    const expanded = await readMember(member, path, count, isArchive ? UNPACKED_BYTES_MAX : FILE_BYTES_MAX)
    const isZip = 'bytes' in expanded && isArchive && (await packageFormat(expanded.bytes)) === 'zip'
    if (isZip) yield* expand(expanded.bytes, path, depth + 1, count)
    else yield expanded
  }
}

/** Unpacks one member; only what concerns the whole archive is thrown. */
async function readMember(member: Member, path: string, count: Count, bytesMax: number): Promise<Expanded> {
  const room = UNPACKED_BYTES_MAX - count.bytes
  try {
    const bytes = await member.read(Math.min(bytesMax, room))
    count.bytes += bytes.length
    return { path, size: bytes.length, bytes }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    if (error.code === 'too-large') {
      if (room < bytesMax)
        throw new ImportError('archive-too-large', `unpacks to more than ${UNPACKED_BYTES_MAX} bytes`, {
          bytesMax: UNPACKED_BYTES_MAX,
        })
      count.bytes += bytesMax
    }
    return { path, size: member.size, error }
  }
}
