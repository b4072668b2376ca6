import { getTranslations } from 'next-intl/server'
import { openApiDocument } from '@/lib/api/openapi'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { findSiteName, getSiteUrl } from '@/lib/reader/site'

export const dynamic = 'force-dynamic'

/** The OpenAPI document of everything beside it. */
export async function GET() {
  const words = await getTranslations({ locale: 'en', namespace: 'site' })
  const document = openApiDocument(getSiteUrl(), (await findSiteName('en')) ?? words('name'))
  return Response.json(document, { headers: await pageFactsHeaders() })
}
