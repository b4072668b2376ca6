import { z } from 'zod'
import { siteAddress } from '../editorial/addresses'
import { named } from './schema-registry'

/** What can go wrong, after RFC 9457: the status and the title that every problem of a kind has. */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be understood' },
  'bad-cursor': { status: 400, title: 'This is not a cursor of this list' },
  'token-needed': { status: 401, title: 'A token is needed' },
  'bad-token': { status: 401, title: 'The token is not valid' },
  'scope-missing': { status: 403, title: 'The token does not open this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This API can only be read' },
  withdrawn: { status: 410, title: 'The article was withdrawn' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  failed: { status: 500, title: 'The answer could not be made' },
  unavailable: { status: 503, title: 'The API cannot answer just now' },
} as const
export type ProblemKind = keyof typeof PROBLEMS
export const PROBLEM_KINDS = Object.keys(PROBLEMS) as ProblemKind[]

export const PROBLEM_TYPE = 'application/problem+json'

export const Problem = named(
  'Problem',
  'What went wrong, as RFC 9457 says it.',
  z.object({
    type: z.url().describe('Names the kind of problem; the page explains it.'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What was wrong with this request, and what to do.'),
    parameter: z.string().optional().describe('The parameter that is wrong.'),
  }),
)
export type Problem = z.infer<typeof Problem>

/** The problem as it is answered; `site` is the origin of this installation. */
export const toProblem = (kind: ProblemKind, detail: string, site: string, parameter?: string): Problem => ({
  type: `${site}${siteAddress.developers('zh-CN')}#problem-${kind}`,
  title: PROBLEMS[kind].title,
  status: PROBLEMS[kind].status,
  detail,
  ...(parameter !== undefined && { parameter }),
})

/** A request that gets a problem for an answer. */
export class ApiProblem extends Error {
  readonly kind: ProblemKind
  readonly parameter: string | undefined

  constructor(kind: ProblemKind, detail: string, parameter?: string) {
    super(detail)
    this.kind = kind
    this.parameter = parameter
  }
}
