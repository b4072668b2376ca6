import { listFiguresOf } from '@/lib/reader/api-lists'
import { findTagFor } from '@/lib/reader/api-things'
import { apiRoute } from '../../../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('listFiguresOfTag', async ({ asked, path: { slug = '' } }) => {
  const tag = await findTagFor(slug, '/figures')
  if ('movedTo' in tag) return tag
  return listFiguresOf({ tagId: tag.id }, `/tags/${encodeURIComponent(tag.slug)}/figures`, asked)
})
