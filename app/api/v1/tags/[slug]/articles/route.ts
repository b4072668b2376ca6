import { listArticlesOfTag } from '@/lib/reader/api-lists'
import { findTagFor } from '@/lib/reader/api-things'
import { apiRoute } from '../../../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('listArticlesOfTag', async ({ asked, path: { slug = '' } }) => {
  const tag = await findTagFor(slug, '/articles')
  return 'movedTo' in tag ? tag : listArticlesOfTag(tag, asked)
})
