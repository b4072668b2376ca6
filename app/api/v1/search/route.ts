import { searchForPrograms } from '@/lib/reader/api-search'
import { apiRoute } from '../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('search', ({ asked }) => searchForPrograms(asked))
