import { z } from 'zod'

/** What docs/operations.md says of an archive; another number is another layout, which older programs refuse. */
export const ARCHIVE_FORMAT = 1

export const MANIFEST = 'manifest.json'
export const tableFile = (table: string): string => `tables/${table}.jsonl`
export const mediaFile = (hash: string): string => `media/${hash}`

const FileSum = z.object({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/u) })
export type FileSum = z.infer<typeof FileSum>

/** The last file of an archive: what the others are. */
export const Manifest = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** The migrations of the database it was made of, in their order. */
  migrations: z.array(z.string()).min(1),
  /** In an order in which each stands behind those that it refers to, as far as there is one. */
  tables: z.array(FileSum.extend({ name: z.string(), rows: z.int().min(0) })),
  /** Where the numbering of each sequence stands; null where it has not begun. */
  sequences: z.record(z.string(), z.string().nullable()),
  /** The files of pictures, by hash. */
  media: z.array(z.string().regex(/^[0-9a-f]{64}$/u)),
  /** Pictures whose file was not in the store. */
  missingMedia: z.array(z.string()),
})
export type Manifest = z.infer<typeof Manifest>
