import { z } from 'zod'
import { apiAddress, siteAddress } from '../editorial/addresses'
import { OPERATIONS, OPERATION_IDS, type OperationId } from './operations'
import { PROBLEMS, PROBLEM_TYPE, Problem, type ProblemKind } from './problem'
import { API_SCHEMAS } from './schema-registry'
import { API_SCOPES } from './scopes'

type Json = { [key: string]: unknown }

/** What any request may meet, whatever it asks for. */
const ALWAYS: readonly ProblemKind[] = ['bad-token', 'scope-missing', 'too-many-requests', 'unavailable']

const SCHEMA_AT = '#/components/schemas/'

/** zod says more of formats and whole numbers than a reader of the document wants to know. */
function plain({ jsonSchema }: { jsonSchema: Json }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

function schemas(): Json {
  const made = z.toJSONSchema(API_SCHEMAS, {
    // What is read may grow: an answer with a property more is still one of these.
    io: 'input',
    uri: (id) => `${SCHEMA_AT}${id}`,
    override: plain,
  })
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  )
}

const refTo = (schema: z.ZodType): Json => ({ $ref: `${SCHEMA_AT}${API_SCHEMAS.get(schema)?.id}` })

function parametersOf(id: OperationId): Json[] {
  const { path, parameters } = OPERATIONS[id]
  const inPath = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }))
  const { properties = {}, required = [] } = z.toJSONSchema(parameters, { io: 'input', override: plain })
  const inQuery = Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = typeof property === 'object' ? property : {}
    return {
      name,
      in: 'query',
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema,
    }
  })
  return [...inPath, ...inQuery]
}

const HEADERS = {
  ETag: 'Names these bytes; `If-None-Match` with it is answered by 304.',
  RateLimit: 'What is left until when (draft-ietf-httpapi-ratelimit-headers).',
  'RateLimit-Policy': 'How many requests are allowed in how many seconds.',
} as const

const headersOf = (names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/** Problems of one status are one answer to OpenAPI. */
function problemsOf(kinds: readonly ProblemKind[]): Json {
  const byStatus = new Map<number, string[]>()
  for (const kind of kinds) {
    const { status, title } = PROBLEMS[kind]
    byStatus.set(status, [...(byStatus.get(status) ?? []), title])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, titles]) => [
      String(status),
      { description: titles.join(', or '), content: { [PROBLEM_TYPE]: { schema: refTo(Problem) } } },
    ]),
  )
}

function operation(id: OperationId): Json {
  const { summary, answer, scope, problems } = OPERATIONS[id]
  const hasNext = 'next' in (answer.shape as Json)
  return {
    operationId: id,
    summary,
    ...(scope !== null && { tags: [scope] }),
    security: scope === null ? [{}] : [{}, { token: [scope] }],
    parameters: parametersOf(id),
    responses: {
      '200': {
        description: summary,
        headers: {
          ...headersOf(Object.keys(HEADERS)),
          ...(hasNext && headersOf(['Link'])),
        },
        content: { 'application/json': { schema: refTo(answer) } },
      },
      ...(OPERATIONS[id].path.includes('{slug}') && {
        '308': { description: 'It has another address now, which `Location` names.' },
      }),
      '304': { description: 'Nothing has changed since what `If-None-Match` names.' },
      ...problemsOf([...problems, ...ALWAYS]),
    },
  }
}

const header = (description: string): Json => ({ description, schema: { type: 'string' } })

/** The OpenAPI 3.1 document of the API, made from the schemas by which it answers; `site` is the origin of this installation. */
export function openApiDocument(site: string, name: string): Json {
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: `${name} API`,
      version: '1',
      description:
        'What readers of the site see, for programs. Everything is read only. Numbers are exact decimals as text, times are in UTC, days are those of the printed page.',
    },
    externalDocs: { url: `${site}${siteAddress.developers('en')}` },
    servers: [{ url: site }],
    tags: API_SCOPES.map((scope) => ({ name: scope })),
    paths: Object.fromEntries(
      OPERATION_IDS.map((id) => [`${apiAddress.root}${OPERATIONS[id].path}`, { get: operation(id) }]),
    ),
    components: {
      schemas: schemas(),
      headers: {
        ...Object.fromEntries(Object.entries(HEADERS).map(([key, text]) => [key, header(text)])),
        Link: header('The next page, with `rel="next"` (RFC 8288).'),
      },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token of the newsroom: it allows more requests. Without one the API answers as well, unless the newsroom closed it.',
        },
      },
    },
  }
}
