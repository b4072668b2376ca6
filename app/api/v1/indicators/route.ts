import { listIndicators } from '@/lib/reader/api-lists'
import { apiRoute } from '../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('listIndicators', ({ asked }) => listIndicators(asked))
