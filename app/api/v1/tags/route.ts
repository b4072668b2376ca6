import { listTags } from '@/lib/reader/api-lists'
import { apiRoute } from '../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('listTags', ({ asked }) => listTags(asked))
