import { readArticle } from '@/lib/reader/api-things'
import { apiRoute } from '../../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('getArticle', async ({ path: { slug = '' } }) => {
  const found = await readArticle(slug)
  return 'answer' in found ? found.answer : found
})
