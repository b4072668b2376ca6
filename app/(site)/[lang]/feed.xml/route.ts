import { feedResponse } from '../feed-response'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

/** The newest articles of the site. */
export async function GET(_request: Request, { params }: { params: Promise<{ lang: string }> }) {
  return feedResponse((await params).lang, { kind: 'site', slug: null }, 'xml')
}
