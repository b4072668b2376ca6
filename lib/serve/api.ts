import type { IncomingMessage, ServerResponse } from 'node:http'
import { OPERATIONS, operationAt } from '../api/operations'
import { PROBLEM_TYPE, toProblem, type ProblemKind } from '../api/problem'
import { ANONYMOUS, type Quota } from '../api/quota'
import { bearerOf, isToken } from '../api/token'
import type { ReaderAddress } from '../editorial/page-address'
import { siteOrigin } from '../env'
import type { Press } from '../press/press'
import type { ApiAccess, ApiTokens } from './api-tokens'
import { forwardedHeaders } from './proxy'
import { clientOf, limitHeaders, RateLimits } from './rate-limits'
import { fileHeaders } from './security-headers'
import { sendAnswer, sendPage } from './send'

const CORS: readonly [string, string][] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Expose-Headers', 'ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After'],
]
const PREFLIGHT: readonly [string, string][] = [
  ['Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS'],
  ['Access-Control-Allow-Headers', 'Authorization, If-None-Match, If-Modified-Since'],
  ['Access-Control-Max-Age', '86400'],
]
const METHODS = 'GET, HEAD, OPTIONS'

type Refusal = { kind: ProblemKind; detail: string; headers?: readonly [string, string][] }

/**
 * Answers what programs ask for: counts the request, asks for a token where one is given or needed, and sends what is kept, or what
 * Next says. Tokens change what is allowed, never what is said, so that one copy serves everybody.
 */
export function makeApi(press: Press, tokens: ApiTokens, isProxyTrusted: boolean) {
  const limits = new RateLimits()

  return (request: IncomingMessage, response: ServerResponse, address: ReaderAddress): void => {
    for (const [name, value] of CORS) response.setHeader(name, value)
    if (request.method === 'OPTIONS') {
      response.writeHead(204, [...PREFLIGHT, ['Allow', METHODS]].flat()).end()
      return
    }
    answer(request, response, address).catch((error: unknown) => {
      console.error('the API could not answer', { asked: request.url, error: String(error) })
      refuse(response, UNAVAILABLE)
    })
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    address: ReaderAddress,
  ): Promise<void> {
    const refusal = await admit(request, response, address.path)
    if (refusal) return refuse(response, refusal)
    const { key } = address
    if (key === null) {
      const forwarded = forwardedHeaders(request, isProxyTrusted)
      return sendAnswer(request, response, await press.ask(request.url ?? address.path, forwarded))
    }
    const kept = press.peek(key, Date.now())
    if (kept) return sendPage(request, response, kept)
    const found = await press.find(key)
    if (found.kind === 'kept') return sendPage(request, response, found.page)
    return found.kind === 'once' ? sendAnswer(request, response, found.answer) : refuse(response, UNAVAILABLE)
  }

  /** Why a request is not answered; null when it is. Says what is left of the quota either way. */
  async function admit(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<Refusal | null> {
    const client = clientOf(forwardedHeaders(request, isProxyTrusted)['x-forwarded-for'] ?? '')
    const take = (who: string, quota: Quota): Refusal | null => {
      const allowance = limits.take(who, quota, Date.now())
      for (const [name, value] of limitHeaders(quota, allowance)) response.setHeader(name, value)
      return allowance.isAllowed ? null : tooMany(quota, allowance.seconds)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return take(client, ANONYMOUS) ?? { ...READ_ONLY, headers: [['Allow', METHODS]] }
    const { authorization } = request.headers
    if (authorization === undefined) return take(client, ANONYMOUS) ?? (await refuseStranger(tokens, path))
    const text = bearerOf(authorization)
    const access = text !== null && isToken(text) ? await tokens.find(text) : null
    // Whoever tries tokens is counted as what he is.
    if (!access) return take(client, ANONYMOUS) ?? USELESS
    const { id, requests } = access
    return take(id, { name: 'token', requests, seconds: 60 }) ?? refuseScope(access, path)
  }
}

const scopeAt = (path: string) => {
  const operation = operationAt(path)
  return operation === null ? null : OPERATIONS[operation].scope
}

function refuseScope({ scopes }: ApiAccess, path: string): Refusal | null {
  const scope = scopeAt(path)
  if (scope === null || scopes.includes(scope)) return null
  const challenge = `Bearer realm="API", error="insufficient_scope", scope="${scope}"`
  const detail = `This is for tokens with the scope “${scope}”; yours has ${scopes.join(', ')}.`
  return { kind: 'scope-missing', detail, headers: [['WWW-Authenticate', challenge]] }
}

async function refuseStranger(tokens: ApiTokens, path: string): Promise<Refusal | null> {
  return scopeAt(path) === null || (await tokens.isOpen()) ? null : NEEDED
}

const UNAVAILABLE: Refusal = {
  kind: 'unavailable',
  detail: 'Try again in a few seconds.',
  headers: [['Retry-After', '5']],
}
const READ_ONLY: Refusal = { kind: 'method-not-allowed', detail: 'Ask with GET, HEAD or OPTIONS.' }
const NEEDED: Refusal = {
  kind: 'token-needed',
  detail: 'The newsroom answers programs that have a token. Ask it for one.',
  headers: [['WWW-Authenticate', 'Bearer realm="API"']],
}
const USELESS: Refusal = {
  kind: 'bad-token',
  detail: 'It is not one of ours, has expired or was revoked. Without any, the API may answer as well.',
  headers: [['WWW-Authenticate', 'Bearer realm="API", error="invalid_token"']],
}
const tooMany = ({ requests, seconds }: Quota, wait: number): Refusal => ({
  kind: 'too-many-requests',
  detail: `${requests} requests in ${seconds} seconds are allowed. Ask again in ${wait} seconds.`,
  headers: [['Retry-After', String(wait)]],
})

function refuse(response: ServerResponse, { kind, detail, headers = [] }: Refusal): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const problem = toProblem(kind, detail, siteOrigin())
  const bytes = Buffer.from(JSON.stringify(problem))
  const sent = [
    ...fileHeaders,
    ['Content-Type', PROBLEM_TYPE],
    ['Content-Length', String(bytes.length)],
    ['Cache-Control', 'no-store'],
    ...headers,
  ]
  response.writeHead(problem.status, sent.flat()).end(bytes)
}
