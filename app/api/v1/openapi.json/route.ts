import { siteName } from '@/app/(site)/[lang]/site-name'
import { openApiDocument } from '@/lib/api/openapi'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { getSiteUrl } from '@/lib/reader/site'

export const dynamic = 'force-dynamic'

/** The OpenAPI document of everything beside it. */
export async function GET() {
  const document = openApiDocument(getSiteUrl(), await siteName('en'))
  return Response.json(document, { headers: await pageFactsHeaders() })
}
