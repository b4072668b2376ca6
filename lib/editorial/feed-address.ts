import { z } from 'zod'

export const FEED_FORMATS = ['xml', 'atom', 'json'] as const
export type FeedFormat = (typeof FEED_FORMATS)[number]

/** What a feed may be about; `slug` is null for the site. */
export type FeedSubject = { kind: 'site' | 'section' | 'tag' | 'indicator'; slug: string | null }

const Kind = z.enum(['section', 'tag', 'indicator'])
const Format = z.enum(FEED_FORMATS)

/** The path of a feed as the Chinese pages have it: `/feed.xml`, `/feeds/tag/song-jiang.atom`. */
export function feedPath({ kind, slug }: FeedSubject, format: FeedFormat): string {
  return slug === null ? `/feed.${format}` : `/feeds/${kind}/${encodeURIComponent(slug)}.${format}`
}

/** What `/feeds/KIND/FILE` asks for, or null. `file` is decoded. */
export function readFeedFile(
  kind: string,
  file: string,
): { subject: FeedSubject; format: FeedFormat } | null {
  const at = file.lastIndexOf('.')
  const asked = { kind: Kind.safeParse(kind), format: Format.safeParse(file.slice(at + 1)) }
  if (at < 1 || !asked.kind.success || !asked.format.success) return null
  return { subject: { kind: asked.kind.data, slug: file.slice(0, at) }, format: asked.format.data }
}
