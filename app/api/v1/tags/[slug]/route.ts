import { readTag } from '@/lib/reader/api-things'
import { apiRoute } from '../../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('getTag', async ({ path: { slug = '' } }) => {
  const found = await readTag(slug)
  return 'answer' in found ? found.answer : found
})
