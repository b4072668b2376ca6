import { listArticles } from '@/lib/reader/api-lists'
import { listArticlesHolding } from '@/lib/reader/api-search'
import { apiRoute } from '../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('listArticles', ({ asked: { q, ...asked } }) =>
  q === undefined ? listArticles(asked) : listArticlesHolding(q, asked),
)
