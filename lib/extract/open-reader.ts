import { checkFile } from '../pipeline/decode-file'
import { extensionOf } from '../pipeline/formats'
import {
  ARCHIVE_BYTES_MAX,
  READ_BYTES_MAX,
  READ_SECONDS_MAX,
  SMALL_TEXT_BYTES_MAX,
} from '../pipeline/import-limits'
import type { GazetteerEntry } from '../pipeline/model'
import { readTextFile, type FileReading } from '../pipeline/read-file'
import type { Ask } from './asks'
import type { Expanded } from './expand-archive'
import { readingProcess, toError } from './reading-process'

export type InputFile = { name: string; bytes: Uint8Array }

/** Reads files one at a time in a process of its own, which starts with the first and may end with any of them. */
export type Reader = {
  /**
   * A file of any format but an archive, read to drafts and suggestions. `names` are the newsroom's own names.
   *
   * @throws ImportError saying why it cannot be read; `too-slow` or `too-much-memory` when reading was ended.
   */
  read: (file: InputFile, names?: readonly GazetteerEntry[]) => Promise<FileReading>
  /** The files of an archive, see `expandArchive`. */
  expand: (file: InputFile) => AsyncGenerator<Expanded>
  close: () => void
}

/** Whether a file is an archive to expand. Throws ImportError for one that is too large or is something else. */
export const isArchive = ({ name, bytes }: InputFile): boolean =>
  extensionOf(name) === 'zip' && checkFile(bytes, name, ARCHIVE_BYTES_MAX) === 'zip'

/** Limits are for each file: seconds that the process may take, and bytes that it may hold. */
export function openReader({ secondsMax = READ_SECONDS_MAX, bytesMax = READ_BYTES_MAX } = {}): Reader {
  const { ask, close } = readingProcess({ secondsMax, bytesMax })
  return {
    read: async ({ name, bytes }, names = []) => {
      const format = checkFile(bytes, name)
      if (bytes.length <= SMALL_TEXT_BYTES_MAX && (format === 'text' || format === 'markdown'))
        return readTextFile(bytes, name, names)
      const reply = await ask({ kind: 'read', name, bytes, names }, secondsMax * 1000)
      if (reply.kind !== 'read') throw new Error(`unexpected reply: ${reply.kind}`)
      return reply.reading
    },
    expand: async function* ({ name, bytes }) {
      let left = secondsMax * 1000
      let question: Ask = { kind: 'expand', name, bytes }
      for (;;) {
        const asked = performance.now()
        const reply = await ask(question, left)
        left -= performance.now() - asked
        if (reply.kind !== 'member') return
        const { path, size, bytes: unpacked, refused } = reply
        if (refused) yield { path, size, error: toError(refused) }
        else if (unpacked) yield { path, size, bytes: unpacked }
        question = { kind: 'next' }
      }
    },
    close,
  }
}
