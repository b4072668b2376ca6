import { suggest } from '@/lib/reader/search'

export const dynamic = 'force-dynamic'

/** `?q=`: tags for what a reader has typed so far, best first, as JSON. */
export async function GET(request: Request) {
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(
    { suggestions: await suggest(typed) },
    { headers: { 'cache-control': 'public, max-age=60' } },
  )
}
