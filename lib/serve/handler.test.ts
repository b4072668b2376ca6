import { mkdtempSync, rmSync } from 'node:fs'
import {
  createServer,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listen } from '../press/listen'
import { Press } from '../press/press'
import type { ApiTokens } from './api-tokens'
import { makeHandler } from './handler'

const FACTS = JSON.stringify({ surfaces: ['latest'], freshUntil: null, validUntil: null })
const PAGE = `<html><head></head><body>松江<template data-page-facts="${FACTS.replaceAll('"', '&quot;')}"></template><script src="/site.js?v=1"></script></body></html>`

let folder: string
let press: Press
let next: Server
let front: Server
let url: string
let answerAs: (request: IncomingMessage, response: ServerResponse) => void

/** Nobody has a token, and none is needed. */
const NO_TOKENS: ApiTokens = {
  find: () => Promise.resolve(null),
  isOpen: () => Promise.resolve(true),
  forget: () => {},
  stop: () => Promise.resolve(),
}

async function start(isProxyTrusted: boolean) {
  const to = { host: '127.0.0.1', port: await listen(next), isProxyTrusted }
  press = new Press(folder, `http://127.0.0.1:${to.port}`)
  front = createServer(makeHandler(press, to, NO_TOKENS))
  url = `http://127.0.0.1:${await listen(front)}`
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'))
  answerAs = (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
  next = createServer((request, response) => answerAs(request, response))
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await start(false)
})
afterEach(async () => {
  await press.close()
  for (const server of [front, next]) {
    server.closeAllConnections()
    server.close()
  }
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
})

type Got = { status: number; headers: IncomingMessage['headers']; bytes: Buffer }

/** As a client that undoes no coding. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((done, failed) => {
    ask(`${url}${path}`, { headers, method }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }),
      )
    })
      .on('error', failed)
      .end()
  })
}

test('a page is sent in the coding that is asked for, with validators of its own', async () => {
  const plain = await get('/tags')
  const [br, zipped] = [
    await get('/tags', { 'accept-encoding': 'br' }),
    await get('/tags', { 'accept-encoding': 'gzip' }),
  ]
  expect(plain.bytes.toString()).toContain('松江')
  expect(brotliDecompressSync(br.bytes)).toEqual(plain.bytes)
  expect(gunzipSync(zipped.bytes)).toEqual(plain.bytes)
  expect(new Set([plain, br, zipped].map(({ headers }) => headers.etag)).size).toBe(3)
  for (const { headers, bytes } of [plain, br, zipped]) {
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, no-cache',
      'content-length': String(bytes.length),
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers.etag).not.toMatch(/^W/u)
  }
  expect(await get('/tags', {}, 'HEAD')).toMatchObject({
    status: 200,
    bytes: Buffer.alloc(0),
    headers: plain.headers,
  })
})

test('a reader who has the page is told so', async () => {
  const { headers } = await get('/tags')
  const [etag, modified] = [String(headers.etag), String(headers['last-modified'])]
  const known: Record<string, string>[] = [
    { 'if-none-match': etag },
    { 'if-none-match': `"other", W/${etag}` },
    { 'if-none-match': '*' },
    { 'if-modified-since': modified },
  ]
  for (const asked of known)
    expect(await get('/tags', asked), JSON.stringify(asked)).toMatchObject({
      status: 304,
      bytes: Buffer.alloc(0),
      headers: { etag, vary: 'Accept-Encoding' },
    })
  const unknown: Record<string, string>[] = [
    { 'if-none-match': '"other"', 'if-modified-since': modified },
    { 'if-none-match': etag, 'accept-encoding': 'br' },
    { 'if-modified-since': new Date(0).toUTCString() },
  ]
  for (const asked of unknown) expect((await get('/tags', asked)).status, JSON.stringify(asked)).toBe(200)
})

test('the script of the pages is kept under its own address for good', async () => {
  const script = /src="(\/assets\/[^"]+\.js)"/u.exec((await get('/tags')).bytes.toString())?.[1] ?? ''
  expect(await get(script)).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  })
  expect(await get(script, { 'if-none-match': '*' })).toMatchObject({
    status: 304,
    headers: { 'cache-control': 'public, max-age=31536000, immutable' },
  })
  for (const path of ['/assets/..%2f..%2fledger.json', '/assets/never-kept-anywhere-00.css'])
    expect(await get(path), path).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } })
})

test('when Next is down, readers see what is kept, and for the rest a page in their language', async () => {
  await get('/tags')
  next.closeAllConnections()
  await new Promise((done) => next.close(done))
  expect((await get('/tags')).status).toBe(200)
  const cases = {
    '/other': '页面暂时打不开',
    '/en/other': 'This page cannot be shown',
    '/search?q=1': '页面暂时打不开',
    '/admin': '页面暂时打不开',
  }
  for (const [path, words] of Object.entries(cases)) {
    const { status, headers, bytes } = await get(path)
    expect([status, headers['retry-after'], headers['cache-control']], path).toEqual([503, '5', 'no-store'])
    expect(bytes.toString(), path).toContain(words)
  }
  expect(await get('/api/health')).toMatchObject({
    status: 503,
    headers: { 'content-type': 'application/json' },
  })
})

test('Next hears who asks from this server alone, or from a proxy that is trusted', async () => {
  answerAs = ({ headers }, response) => void response.end(JSON.stringify(headers))
  const said = {
    host: 'news.example.cn',
    'x-forwarded-for': '198.51.100.1, 203.0.113.9',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-real-ip': '198.51.100.1',
    cookie: 'a=b',
  }
  const untrusted = JSON.parse((await get('/api/a', said)).bytes.toString())
  expect(untrusted).toMatchObject({
    host: 'news.example.cn',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': 'news.example.cn',
    'x-forwarded-proto': 'http',
    cookie: 'a=b',
  })
  expect(untrusted['x-real-ip']).toBeUndefined()
  front.close()
  next.close()
  await start(true)
  const trusted = JSON.parse((await get('/api/a', said)).bytes.toString())
  expect(trusted).toMatchObject({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' })
  // A search is not kept, and asked with the same words about the client.
  const search = JSON.parse((await get('/search?q=1', said)).bytes.toString())
  expect(search).toMatchObject({ 'x-forwarded-for': '203.0.113.9' })
  expect(search.cookie).toBeUndefined()
})

test('bodies pass in both directions as they come', async () => {
  answerAs = (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    request.on('data', (chunk: Buffer) => response.write(chunk))
    request.on('end', () => response.end())
  }
  const heard: string[] = []
  let isEnded = false
  const sending = ask(`${url}/api/upload`, { method: 'POST' }, (answer) => {
    answer.on('data', (chunk: Buffer) => heard.push(chunk.toString()))
    answer.on('end', () => (isEnded = true))
  })
  for (const part of ['一', '二', '三']) {
    sending.write(part)
    await vi.waitFor(() => expect(heard.join('')).toContain(part))
  }
  sending.end()
  await vi.waitFor(() => expect(isEnded).toBe(true))
  expect(heard).toEqual(['一', '二', '三'])
})

test('whoever goes away ends the work for him', async () => {
  let isClosed = false
  answerAs = (request, response) => {
    request.once('close', () => (isClosed = true))
    response.write('begun')
  }
  const asking = ask(`${url}/admin/stream`, (answer) => answer.once('data', () => asking.destroy()))
  asking.on('error', () => {})
  asking.end()
  await vi.waitFor(() => expect(isClosed).toBe(true))
})

test('whoever offers another protocol is answered in this one', async () => {
  const upgrade = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' }
  for (const path of ['/tags', '/admin']) expect((await get(path, upgrade)).status, path).toBe(200)
})

test('files and feeds are guarded as pages are, and what they say of themselves stays here', async () => {
  answerAs = (_request, response) =>
    void response.writeHead(200, { 'content-type': 'image/svg+xml', 'x-page-facts': FACTS }).end('<svg/>')
  for (const path of ['/metrics/a/files/chart.svg', '/feed.xml?x=1']) {
    const { headers } = await get(path)
    expect(headers['x-page-facts'], path).toBeUndefined()
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
  }
})

test('a shared link is the page it leads to, when Next is down too', async () => {
  await get('/articles/a')
  next.closeAllConnections()
  await new Promise((done) => next.close(done))
  expect((await get('/articles/a?from=singlemessage&isappinstalled=0')).status).toBe(200)
  expect((await get('/articles/a', { rsc: '1' })).headers['content-type']).toContain('text/html')
})

test('the desk may not be framed, unless Next says what it may', async () => {
  answerAs = (_request, response) => void response.setHeader('x-page-facts', '{}').end('desk')
  const { headers } = await get('/admin')
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(headers['x-page-facts']).toBeUndefined()
  answerAs = (_request, response) =>
    void response.setHeader('content-security-policy', "default-src 'none'").end('own')
  expect((await get('/api/file')).headers['content-security-policy']).toBe("default-src 'none'")
})
