import { readSource } from '@/lib/reader/api-things'
import { apiRoute } from '../../api-route'

export const dynamic = 'force-dynamic'

export const GET = apiRoute('getSource', ({ path: { id = '' } }) => readSource(id))
