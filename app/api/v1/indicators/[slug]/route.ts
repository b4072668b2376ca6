import { readIndicator } from '@/lib/reader/api-things'
import { apiRoute } from '../../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('getIndicator', async ({ path: { slug = '' } }) => {
  const found = await readIndicator(slug)
  return 'answer' in found ? found.answer : found
})
