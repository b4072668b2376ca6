import { listPublicCorrections } from '@/lib/reader/api-lists'
import { apiRoute } from '../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('listCorrections', ({ asked }) => listPublicCorrections(asked))
