import { ApiProblem } from '@/lib/api/problem'
import { apiAddress } from '@/lib/editorial/addresses'
import { problemResponse } from '../api-route'

export const dynamic = 'force-dynamic'

/** Every other address: there is nothing. */
export const GET = (request: Request): Promise<Response> =>
  problemResponse(
    new ApiProblem('not-found', `What there is, is said at ${apiAddress.openApi}.`),
    request.url,
    { isKept: false },
  )
