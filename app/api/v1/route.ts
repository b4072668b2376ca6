import { getTranslations } from 'next-intl/server'
import { OPERATIONS } from '@/lib/api/operations'
import { apiAddress, siteAddress } from '@/lib/editorial/addresses'
import { findSiteName, getSiteUrl } from '@/lib/reader/site'
import { apiRoute } from './api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('index', async () => {
  const site = getSiteUrl()
  const words = await getTranslations({ locale: 'en', namespace: 'site' })
  const paths = Object.values(OPERATIONS).map(({ path }) => path)
  const resources = paths.filter((path) => path !== '' && !path.includes('{'))
  return {
    name: (await findSiteName('en')) ?? words('name'),
    version: '1',
    openapi: `${site}${apiAddress.openApi}`,
    documentation: `${site}${siteAddress.developers('en')}`,
    resources: Object.fromEntries(
      resources.map((path) => [path.slice(1), `${site}${apiAddress.root}${path}`]),
    ),
  }
})
