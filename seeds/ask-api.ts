import addFormats from 'ajv-formats'
import Ajv2020 from 'ajv/dist/2020'
import { expect } from 'vitest'
import type { z } from 'zod'
import { GET as getArticle } from '@/app/api/v1/articles/[slug]/route'
import { GET as listArticles } from '@/app/api/v1/articles/route'
import { GET as listCorrections } from '@/app/api/v1/corrections/route'
import { GET as listFiguresOfIndicator } from '@/app/api/v1/indicators/[slug]/figures/route'
import { GET as getIndicator } from '@/app/api/v1/indicators/[slug]/route'
import { GET as listIndicators } from '@/app/api/v1/indicators/route'
import { GET as search } from '@/app/api/v1/search/route'
import { GET as listSections } from '@/app/api/v1/sections/route'
import { GET as getSource } from '@/app/api/v1/sources/[id]/route'
import { GET as listSources } from '@/app/api/v1/sources/route'
import { GET as listArticlesOfTag } from '@/app/api/v1/tags/[slug]/articles/route'
import { GET as listFiguresOfTag } from '@/app/api/v1/tags/[slug]/figures/route'
import { GET as listMentionsOfTag } from '@/app/api/v1/tags/[slug]/mentions/route'
import { GET as getTag } from '@/app/api/v1/tags/[slug]/route'
import { GET as listTags } from '@/app/api/v1/tags/route'
import { openApiDocument } from '@/lib/api/openapi'
import { OPERATIONS, type OperationId } from '@/lib/api/operations'
import { Problem } from '@/lib/api/problem'

const ROUTES: Record<
  Exclude<OperationId, 'index'>,
  (request: Request, context: Context) => Promise<Response>
> = {
  listArticles,
  getArticle,
  listSections,
  listTags,
  getTag,
  listArticlesOfTag,
  listMentionsOfTag,
  listFiguresOfTag,
  listIndicators,
  getIndicator,
  listFiguresOfIndicator,
  listSources,
  getSource,
  listCorrections,
  search,
}
type Context = { params?: Promise<Record<string, string>> }
export type Route = keyof typeof ROUTES

export const SITE = 'http://localhost:3000'
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats(ajv)
ajv.addSchema({ $id: 'api', ...openApiDocument(SITE, '测试') })

/** Whether an answer is what the OpenAPI document says, and nothing more than its schema knows. */
export function expectSound(id: Route, body: unknown) {
  const at = `api#/paths/${`/api/v1${OPERATIONS[id].path}`.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/get/responses/200/content/application~1json/schema`
  const isValid = ajv.validate({ $ref: at }, body)
  expect(ajv.errorsText(isValid ? null : ajv.errors), id).toBe('No errors')
  const schema: z.ZodType = OPERATIONS[id].answer
  expect(schema.parse(body), id).toEqual(body)
}

export type Asked = { path?: Record<string, string>; query?: Record<string, string> }

export async function ask(id: Route, { path = {}, query = {} }: Asked = {}): Promise<Response> {
  const parts = Object.fromEntries(
    Object.entries(path).map(([name, part]) => [name, encodeURIComponent(part)]),
  )
  const url = `${SITE}/api/v1${OPERATIONS[id].path}?${new URLSearchParams(query)}`
  return ROUTES[id](new Request(url), Object.keys(parts).length > 0 ? { params: Promise.resolve(parts) } : {})
}

// oxlint-disable-next-line typescript/no-explicit-any -- each test says what it looks for
export type Body = any

export async function read(id: Route, asked: Asked = {}): Promise<Body> {
  const response = await ask(id, asked)
  const body: unknown = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  expectSound(id, body)
  return body
}

export async function problemOf(id: Route, asked: Asked): Promise<z.infer<typeof Problem>> {
  const response = await ask(id, asked)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = Problem.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem
}

/** All rows of a list, page by page; `meanwhile` happens before each page but the first. */
export async function walk(
  id: Route,
  asked: Asked,
  limit: number,
  meanwhile?: () => Promise<void>,
): Promise<Body[]> {
  const rows: Body[] = []
  let query: Record<string, string> = { ...asked.query, limit: String(limit) }
  for (;;) {
    const response = await ask(id, { ...asked, query })
    const body: Body = await response.json()
    expectSound(id, body)
    rows.push(...body.data)
    expect(response.headers.get('link')).toBe(body.next === null ? null : `<${body.next}>; rel="next"`)
    if (body.next === null) return rows
    await meanwhile?.()
    const next = new URL(body.next)
    expect(next.pathname).toBe(
      `/api/v1${OPERATIONS[id].path.replace('{slug}', encodeURIComponent(asked.path?.slug ?? ''))}`,
    )
    query = Object.fromEntries(next.searchParams)
  }
}
