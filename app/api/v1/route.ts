import { siteName } from '@/app/(site)/[lang]/site-name'
import { OPERATIONS } from '@/lib/api/operations'
import { apiAddress, siteAddress } from '@/lib/editorial/addresses'
import { getSiteUrl } from '@/lib/reader/site'
import { apiRoute } from './api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('index', async () => {
  const site = getSiteUrl()
  const paths = Object.values(OPERATIONS).map(({ path }) => path)
  const resources = paths.filter((path) => path !== '' && !path.includes('{'))
  return {
    name: await siteName('en'),
    version: '1',
    openapi: `${site}${apiAddress.openApi}`,
    documentation: `${site}${siteAddress.developers('en')}`,
    resources: Object.fromEntries(
      resources.map((path) => [path.slice(1), `${site}${apiAddress.root}${path}`]),
    ),
  }
})
