import type { z } from 'zod'
import { OPERATIONS, type OperationId } from '@/lib/api/operations'
import { ApiProblem, PROBLEM_TYPE, toProblem } from '@/lib/api/problem'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { getSiteUrl } from '@/lib/reader/site'

type Asked<Id extends OperationId> = z.output<(typeof OPERATIONS)[Id]['parameters']>
type Answer<Id extends OperationId> = z.output<(typeof OPERATIONS)[Id]['answer']>
type Path = Record<string, string>

/**
 * Makes the route of an operation: reads its parameters, answers JSON with what the press must know to keep it, or a problem. Limits and
 * tokens are asked in front (lib/serve/api.ts). `run` may answer the address at which the thing is found now.
 */
export function apiRoute<Id extends OperationId>(
  id: Id,
  run: (ask: { asked: Asked<Id>; path: Path }) => Promise<Answer<Id> | { movedTo: string }>,
) {
  // Next gives no parts of a path that has none.
  return async (request: Request, context: { params?: Promise<Path> }): Promise<Response> => {
    try {
      const path = Object.entries((await context.params) ?? {}).map(([name, part]) => [
        name,
        decodeURIComponent(part),
      ])
      const answer = await run({ asked: readAsked(id, request.url), path: Object.fromEntries(path) })
      const facts = await pageFactsHeaders()
      if ('movedTo' in answer)
        return new Response(null, { status: 308, headers: { ...facts, location: answer.movedTo } })
      const next = 'next' in answer && answer.next
      return Response.json(answer, { headers: { ...facts, ...(next && { link: `<${next}>; rel="next"` }) } })
    } catch (error) {
      return problemResponse(error, request.url)
    }
  }
}

function readAsked<Id extends OperationId>(id: Id, url: string): Asked<Id> {
  const asked = Object.fromEntries(new URL(url).searchParams)
  const read = OPERATIONS[id].parameters.safeParse(asked)
  // oxlint-disable-next-line typescript/consistent-type-assertions -- TypeScript loses which of the schemas it was
  if (read.success) return read.data as Asked<Id>
  const [issue] = read.error.issues
  const known = Object.keys(OPERATIONS[id].parameters.shape)
  if (issue?.code === 'unrecognized_keys') {
    const detail = known.length > 0 ? `Known here: ${known.join(', ')}.` : 'Nothing can be asked here.'
    throw new ApiProblem('bad-request', `There is no such parameter. ${detail}`, issue.keys[0])
  }
  const name = issue?.path.join('.')
  throw new ApiProblem('bad-request', `The parameter ${name} cannot be understood: ${issue?.message}.`, name)
}

/** A problem as an answer. What is not there may come into being, and is kept under what would bring it; nothing else is kept. */
export async function problemResponse(
  error: unknown,
  url: string,
  { isKept } = { isKept: true },
): Promise<Response> {
  const isKnown = error instanceof ApiProblem
  if (!isKnown) console.error('the API could not answer', { url, error: String(error) })
  const { kind, message, parameter } = isKnown
    ? error
    : new ApiProblem('failed', 'This is our mistake, and noted. Try again later.')
  const problem = toProblem(kind, message, getSiteUrl(), parameter)
  const mayCome = kind === 'not-found' || kind === 'withdrawn'
  return Response.json(problem, {
    status: problem.status,
    headers: { 'content-type': PROBLEM_TYPE, ...(isKept && mayCome && (await pageFactsHeaders())) },
  })
}
