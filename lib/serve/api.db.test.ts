import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { OPERATIONS, OPERATION_IDS } from '../api/operations'
import { Problem } from '../api/problem'
import { ANONYMOUS } from '../api/quota'
import { API_SCOPES, API_SETTING, type ApiScope } from '../api/scopes'
import { tokenOf } from '../api/token'
import { db } from '../db/client'
import { listen } from '../press/listen'
import { Press } from '../press/press'
import { readApiTokens, type ApiTokens } from './api-tokens'
import { makeHandler } from './handler'

const FACTS = { 'x-page-facts': JSON.stringify({ surfaces: ['latest'], freshUntil: null, validUntil: null }) }
const JSON_TYPE = { 'content-type': 'application/json' }

let folder: string
let press: Press
let tokens: ApiTokens
let next: Server
let front: Server
let url: string
let asked: number
let answerAs: (path: string, response: ServerResponse) => void

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'api-'))
  asked = 0
  answerAs = (path, response) =>
    void response
      .writeHead(200, { ...JSON_TYPE, ...FACTS, link: `<${path}?cursor=1>; rel="next"` })
      .end(JSON.stringify({ path }))
  next = createServer(({ url: path = '' }, response) => {
    asked += 1
    answerAs(path, response)
  })
  // A proxy that is trusted says who asks: each test has clients of its own.
  const to = { host: '127.0.0.1', port: await listen(next), isProxyTrusted: true }
  press = new Press(folder, `http://127.0.0.1:${to.port}`)
  press.listened()
  tokens = readApiTokens(process.env.DATABASE_URL ?? '')
  front = createServer(makeHandler(press, to, tokens))
  url = `http://127.0.0.1:${await listen(front)}`
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await db.setting.deleteMany({ where: { key: API_SETTING } })
})
afterEach(async () => {
  await press.close()
  for (const server of [front, next]) {
    server.closeAllConnections()
    server.close()
  }
  await tokens.stop()
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
  await db.setting.deleteMany({ where: { key: API_SETTING } })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${url}/api/v1${path}`, { method, headers: { 'x-forwarded-for': '203.0.113.1', ...headers } })

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const problem = Problem.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem.type.split('#problem-')[1]
}

/** A token as the desk makes them, and its row. */
type Change = { scopes?: ApiScope[]; createdAt?: Date; expiresAt?: Date; requestsPerMinute?: number }
async function makeToken(change: Change = {}) {
  const token = tokenOf(randomBytes(32))
  const { id: createdById } = await makeActor('ADMIN')
  const { id } = await db.apiToken.create({
    data: {
      name: '合作媒体',
      keyHash: createHash('sha256').update(token).digest('hex'),
      scopes: [...API_SCOPES],
      requestsPerMinute: 600,
      createdById,
      expiresAt: new Date(Date.now() + 3_600_000),
      ...change,
    },
  })
  return { id, token, bearer: { authorization: `Bearer ${token}` } }
}

describe('an answer', () => {
  test('is kept, sent with validators and links, and open to pages of other sites', async () => {
    const first = await get('/articles')
    expect(await first.json()).toEqual({ path: '/api/v1/articles' })
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'public, no-cache',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': expect.stringContaining('RateLimit'),
      link: '</api/v1/articles?cursor=1>; rel="next"',
      'last-modified': expect.stringContaining('GMT'),
      ratelimit: `"address";r=${ANONYMOUS.requests - 1};t=60`,
      'ratelimit-policy': `"address";q=${ANONYMOUS.requests};w=60`,
      'x-content-type-options': 'nosniff',
    })
    expect(first.headers.get('x-page-facts')).toBeNull()
    const etag = first.headers.get('etag') ?? ''
    const again = await get('/articles', { 'if-none-match': etag })
    expect([
      again.status,
      again.headers.get('etag'),
      again.headers.get('access-control-allow-origin'),
    ]).toEqual([304, etag, '*'])
    expect(again.headers.get('ratelimit')).toContain(`r=${ANONYMOUS.requests - 2}`)
    expect(
      (await get('/articles', { 'if-modified-since': first.headers.get('last-modified') ?? '' })).status,
    ).toBe(304)
    expect(asked).toBe(1)
    press.hear(['latest'])
    expect((await get('/articles')).status).toBe(200)
    expect(asked).toBeGreaterThan(1)
  })

  test('to a question is made each time, and has a validator all the same', async () => {
    const [first, second] = [await get('/articles?limit=2'), await get('/articles?limit=2')]
    expect(await second.json()).toEqual({ path: '/api/v1/articles?limit=2' })
    expect(asked).toBe(2)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"/u)
    expect((await get('/articles?limit=2', { 'if-none-match': etag })).status).toBe(304)
  })

  test('is never sent once its text was withdrawn, even with Next down', async () => {
    const id = '01890000-0000-7000-8000-000000000001'
    const facts = JSON.stringify({ surfaces: [`article:${id}`], freshUntil: null, validUntil: null })
    answerAs = (_path, response) =>
      void response.writeHead(200, { ...JSON_TYPE, 'x-page-facts': facts }).end('{}')
    expect((await get('/articles/a')).status).toBe(200)
    next.closeAllConnections()
    await new Promise((done) => next.close(done))
    expect((await get('/articles/a')).status).toBe(200)
    press.hear([`gone:${id}`])
    const refused = await get('/articles/a')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await problemOf(refused)).toBe('unavailable')
  })

  test('is guarded however its address is spelled', async () => {
    await db.setting.create({ data: { key: API_SETTING, value: { access: 'tokens' } } })
    const spelled = [
      '/api/v1/articles?limit=1',
      '/%61pi/v1/articles',
      '/tags/../api/v1/articles',
      '/api/./v1//../articles',
      'http://news.example.cn/api/v1/articles',
    ]
    for (const path of spelled) {
      const status = await new Promise((done, failed) => {
        request(`${url}/`, { path }, (answer) => done(answer.resume().statusCode))
          .on('error', failed)
          .end()
      })
      expect(status, path).toBe(401)
    }
    expect(asked).toBe(0)
  })

  test('is only read: pages of other sites may ask first, and nothing is written', async () => {
    const preflight = await get('/articles', { origin: 'https://example.cn' }, 'OPTIONS')
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization')
    const posted = await get('/articles', {}, 'POST')
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(await problemOf(posted)).toBe('method-not-allowed')
    expect((await get('/articles', {}, 'HEAD')).status).toBe(200)
    expect(asked).toBe(1)
  })
})

describe('requests', () => {
  test('of one address are counted, whatever is asked, and refused beyond the quota until it is there again', async () => {
    const client = { 'x-forwarded-for': '203.0.113.50' }
    await Promise.all(Array.from({ length: ANONYMOUS.requests }, () => get('/articles', client)))
    const refused = await get('/search?q=1', client)
    const wait = Number(refused.headers.get('retry-after'))
    expect(refused.status).toBe(429)
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(refused.headers.get('ratelimit')).toBe(`"address";r=0;t=${wait}`)
    expect(await problemOf(refused)).toBe('too-many-requests')
    expect((await get('/articles', { 'x-forwarded-for': '203.0.113.51' })).status).toBe(200)
    // A token has an allowance of its own.
    const { bearer } = await makeToken()
    expect((await get('/articles', { ...client, ...bearer })).status).toBe(200)
  })

  test('of one token are counted wherever they come from', async () => {
    const { bearer } = await makeToken({ requestsPerMinute: 2 })
    const from = (address: string) => get('/articles', { ...bearer, 'x-forwarded-for': address })
    const answers = [await from('203.0.113.60'), await from('203.0.113.61'), await from('203.0.113.62')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(answers.map(({ headers }) => headers.get('ratelimit'))).toEqual(
      [1, 0, 0].map((left) => expect.stringMatching(new RegExp(`^"token";r=${left};t=\\d+$`, 'u'))),
    )
  })
})

describe('a token', () => {
  test('opens what its scopes say, operation by operation', async () => {
    const { bearer } = await makeToken({ scopes: ['figures'] })
    for (const id of OPERATION_IDS) {
      const { path, scope } = OPERATIONS[id]
      const answer = await get(path.replaceAll(/\{\w+\}/gu, 'x'), bearer)
      const isOpen = scope === null || scope === 'figures'
      expect(answer.status, id).toBe(isOpen ? 200 : 403)
      if (isOpen) continue
      expect(answer.headers.get('www-authenticate'), id).toContain(
        `error="insufficient_scope", scope="${scope}"`,
      )
      expect(await problemOf(answer)).toBe('scope-missing')
    }
  })

  test('is noted as used', async () => {
    const { id, bearer } = await makeToken()
    await get('/articles', bearer)
    const { lastUsedAt } = await db.apiToken.findUniqueOrThrow({ where: { id } })
    expect(lastUsedAt).not.toBeNull()
    tokens.forget()
    await get('/articles', bearer)
    expect(await db.apiToken.findUniqueOrThrow({ where: { id } })).toMatchObject({ lastUsedAt })
  })

  test('that is unknown, misspelt, revoked or over opens nothing, and counts as a try of its address', async () => {
    const { id, token, bearer } = await makeToken()
    expect((await get('/articles', bearer)).status).toBe(200)
    await db.apiToken.update({ where: { id }, data: { revokedAt: new Date() } })
    // Told by the desk through the stale surfaces, as any other change.
    tokens.forget()
    const over = await makeToken({
      createdAt: new Date(Date.now() - 60_000),
      expiresAt: new Date(Date.now() - 1),
    })
    const cases = [token, over.token, tokenOf(randomBytes(32)), token.slice(0, -1), 'x', '']
    for (const [at, text] of cases.entries()) {
      const client = { 'x-forwarded-for': `203.0.113.${100 + at}` }
      const answer = await get('/articles', { authorization: `Bearer ${text}`, ...client })
      expect(answer.headers.get('www-authenticate'), text).toContain('error="invalid_token"')
      expect(answer.headers.get('ratelimit')).toContain(`r=${ANONYMOUS.requests - 1}`)
      expect(await problemOf(answer)).toBe('bad-token')
      expect(answer.status).toBe(401)
    }
    const basic = await get('/articles', { authorization: `Basic ${token}` })
    expect(basic.status).toBe(401)
  })

  test('is asked for where the newsroom answers nobody else, but for what says how to ask', async () => {
    const { bearer } = await makeToken()
    await db.setting.create({ data: { key: API_SETTING, value: { access: 'tokens' } } })
    tokens.forget()
    const refused = await get('/articles')
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="API"'])
    expect(await problemOf(refused)).toBe('token-needed')
    expect((await get('/openapi.json')).status).toBe(200)
    expect((await get('', {})).status).toBe(200)
    expect((await get('/articles', bearer)).status).toBe(200)
  })

  test('still opens while the database does not answer, if it did before; an unknown one is put off', async () => {
    const { bearer } = await makeToken()
    expect((await get('/articles', bearer)).status).toBe(200)
    expect((await get('/articles')).status).toBe(200)
    tokens.forget()
    await tokens.stop()
    expect((await get('/articles', bearer)).status).toBe(200)
    expect((await get('/articles')).status).toBe(200)
    const unknown = await get('/articles', { authorization: `Bearer ${tokenOf(randomBytes(32))}` })
    expect(await problemOf(unknown)).toBe('unavailable')
    tokens = readApiTokens(process.env.DATABASE_URL ?? '')
  })
})

test('a token is never changed, ends within a year, and stays revoked', async () => {
  const { id } = await makeToken()
  const change = (data: object) => db.apiToken.update({ where: { id }, data })
  for (const data of [
    { name: '别家' },
    { scopes: ['search'] },
    { requestsPerMinute: 1000 },
    { expiresAt: new Date(Date.now() + 7_200_000) },
    { keyHash: 'f'.repeat(64) },
  ])
    await expect(change(data), JSON.stringify(data)).rejects.toThrow()
  await change({ revokedAt: new Date() })
  await expect(change({ revokedAt: null })).rejects.toThrow()
  await expect(makeToken({ scopes: [] })).rejects.toThrow()
  await expect(makeToken({ requestsPerMinute: 0 })).rejects.toThrow()
  await expect(makeToken({ expiresAt: new Date(Date.now() + 400 * 86_400_000) })).rejects.toThrow()
  await expect(makeToken({ expiresAt: new Date(Date.now() - 1000) })).rejects.toThrow()
})
