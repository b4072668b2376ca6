import { ImportError } from './import-error'

const FORMATS = ['text', 'markdown'] as const
export type FileFormat = (typeof FORMATS)[number]

type Registered = { format: FileFormat; extensions: readonly string[] }

/** Every format a page can arrive in; a new one is a new row here and its reader in `decode-file.ts`. */
const registry: readonly Registered[] = [
  { format: 'text', extensions: ['txt', 'text', ''] },
  { format: 'markdown', extensions: ['md', 'markdown'] },
]

/** First bytes of files whose name claims to be text: a renamed PDF must not be read as Chinese. */
const signatures: readonly { name: string; bytes: readonly number[] }[] = [
  { name: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'ZIP', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { name: 'GIF', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'GZIP', bytes: [0x1f, 0x8b] },
  { name: 'OLE', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
]

/**
 * The format of a file by its name, checked against its first bytes.
 *
 * @throws ImportError `unknown-format` with `extension` or `found`.
 */
export function toFormat(bytes: Uint8Array, fileName: string): FileFormat {
  const disguised = signatures.find((signature) =>
    signature.bytes.every((byte, index) => bytes[index] === byte),
  )
  if (disguised) {
    throw new ImportError('unknown-format', `is a ${disguised.name} file, not text`, {
      found: disguised.name,
    })
  }
  const extension = extensionOf(fileName)
  const entry = registry.find((candidate) => candidate.extensions.includes(extension))
  if (!entry) {
    throw new ImportError('unknown-format', `unknown format ".${extension}" (known: .txt, .md)`, {
      extension,
    })
  }
  return entry.format
}

function extensionOf(fileName: string): string {
  const baseName = fileName.split(/[\\/]/u).at(-1) ?? ''
  const dot = baseName.lastIndexOf('.')
  return dot <= 0 ? '' : baseName.slice(dot + 1).toLowerCase()
}
