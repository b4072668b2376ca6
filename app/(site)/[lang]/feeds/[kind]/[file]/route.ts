import { nothingThere } from '@/app/nothing-there'
import { readFeedFile } from '@/lib/editorial/feed-address'
import { feedResponse } from '../../../feed-response'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

type Context = { params: Promise<{ lang: string; kind: string; file: string }> }

/** The newest articles of a section, about a tag or of an indicator: `/feeds/tag/song-jiang.atom`. */
export async function GET(_request: Request, { params }: Context) {
  const { lang, kind, file } = await params
  const asked = readFeedFile(kind, decodeURIComponent(file))
  if (!asked) return nothingThere()
  return feedResponse(lang, asked.subject, asked.format)
}
