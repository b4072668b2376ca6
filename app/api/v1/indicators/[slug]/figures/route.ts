import { listFiguresOf } from '@/lib/reader/api-lists'
import { findIndicatorFor } from '@/lib/reader/api-things'
import { apiRoute } from '../../../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('listFiguresOfIndicator', async ({ asked, path: { slug = '' } }) => {
  const indicator = await findIndicatorFor(slug, '/figures')
  if ('movedTo' in indicator) return indicator
  const path = `/indicators/${encodeURIComponent(indicator.slug)}/figures`
  return listFiguresOf({ indicatorId: indicator.id }, path, asked)
})
