import type { IncomingMessage, ServerResponse } from 'node:http'
import { bytesIn, codingFor, compress, hashOf, type Coding } from '../press/bodies'
import { isHtml, type Answer } from '../press/ask-next'
import type { Asset } from '../press/assets'
import type { StoredPage } from '../press/page-store'
import { fileHeaders, readerHeaders, type Header } from './security-headers'

/** Every copy must ask whether it still holds: only this server hears that a page is stale. */
const PAGE_CACHING = 'public, no-cache'
const ASSET_CACHING = 'public, max-age=31536000, immutable'

type Sent = {
  status: number
  headers: readonly string[]
  etag: string
  changedAt: number | null
  caching: string
}

/** The headers of a kept page in each coding: they change only with the page. */
const prepared = new WeakMap<StoredPage, Partial<Record<Coding, Sent>>>()

/** Sends a kept page, or says that the reader has it already. Answers when there is nothing left to wait for. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: StoredPage): void {
  const coding = codingOf(request)
  if (coding === 'br') return sendPageIn(coding, page.bodies.br, page, request, response)
  void bytesIn(coding, page.bodies).then(
    (bytes) => sendPageIn(coding, bytes, page, request, response),
    (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
  )
}

function sendPageIn(
  coding: Coding,
  bytes: Buffer,
  page: StoredPage,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const ready = prepared.get(page) ?? {}
  if (!prepared.has(page)) prepared.set(page, ready)
  const sent = (ready[coding] ??= {
    status: page.status,
    etag: etagOf(page.hash, coding),
    changedAt: page.changedAt,
    caching: PAGE_CACHING,
    headers: flat([
      ...page.headers,
      ...(isHtml(page) ? readerHeaders(page.facts.mayBeFramed ?? false) : fileHeaders),
      ...codingHeaders(coding, bytes.length),
      ['ETag', etagOf(page.hash, coding)],
      ['Last-Modified', new Date(page.changedAt).toUTCString()],
      ['Cache-Control', PAGE_CACHING],
    ]),
  })
  send(request, response, sent, bytes)
}

/** The same of an answer to words of its own, which some readers share, with its bytes. */
const preparedAnswers = new WeakMap<Answer, Partial<Record<Coding, Promise<{ sent: Sent; bytes: Buffer }>>>>()

/** Sends an answer to words of its own. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  const coding = codingOf(request)
  const ready = preparedAnswers.get(answer) ?? {}
  if (!preparedAnswers.has(answer)) preparedAnswers.set(answer, ready)
  const { sent, bytes } = await (ready[coding] ??= prepareAnswer(answer, coding))
  send(request, response, sent, bytes)
}

async function prepareAnswer(answer: Answer, coding: Coding): Promise<{ sent: Sent; bytes: Buffer }> {
  const bytes = await compress(answer.bytes, coding)
  const etag = etagOf(hashOf(answer.bytes), coding)
  const headers = flat([
    ...answer.headers,
    ...(isHtml(answer) ? readerHeaders(false) : fileHeaders),
    ...codingHeaders(coding, bytes.length),
    ['ETag', etag],
    ['Cache-Control', PAGE_CACHING],
  ])
  return { sent: { status: answer.status, headers, etag, changedAt: null, caching: PAGE_CACHING }, bytes }
}

export async function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  asset: Asset,
): Promise<void> {
  const coding = codingOf(request)
  const bytes = coding === 'br' ? asset.bodies.br : await bytesIn(coding, asset.bodies)
  const etag = etagOf(asset.hash, coding)
  const headers = flat([
    ['Content-Type', asset.type],
    ...fileHeaders,
    ...codingHeaders(coding, bytes.length),
    ['ETag', etag],
    ['Cache-Control', ASSET_CACHING],
  ])
  send(request, response, { status: 200, headers, etag, changedAt: null, caching: ASSET_CACHING }, bytes)
}

function send(request: IncomingMessage, response: ServerResponse, sent: Sent, bytes: Buffer): void {
  if (sent.status === 200 && isKnown(request, sent)) {
    response.writeHead(304, ['ETag', sent.etag, 'Cache-Control', sent.caching, 'Vary', 'Accept-Encoding'])
    response.end()
    return
  }
  response.writeHead(sent.status, [...sent.headers])
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

/** Whether the reader says that he holds these bytes; a tag he names outweighs a time. */
function isKnown({ headers }: IncomingMessage, { etag, changedAt }: Sent): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined)
    return tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//u, '') === etag)
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return changedAt !== null && Math.floor(changedAt / 1000) * 1000 <= since
}

const codings = new Map<string | undefined, Coding>()
const CODINGS_MAX = 200

/** Browsers send a handful of different headers: each is read once. */
function codingOf({ headers }: IncomingMessage): Coding {
  const accepted = headers['accept-encoding']?.toString()
  const known = codings.get(accepted)
  if (known) return known
  const coding = codingFor(accepted)
  if (codings.size < CODINGS_MAX) codings.set(accepted, coding)
  return coding
}

/** Names and values in turn, as Node writes them fastest. */
const flat = (headers: readonly Header[]): string[] => headers.flat()

/** Bytes in two codings are two things, so that each has a tag of its own. */
const etagOf = (hash: string, coding: Coding): string =>
  coding === 'identity' ? `"${hash}"` : `"${hash}-${coding}"`

const codingHeaders = (coding: Coding, length: number): Header[] => [
  ...(coding === 'identity' ? [] : [['Content-Encoding', coding] as const]),
  ['Content-Length', String(length)],
  ['Vary', 'Accept-Encoding'],
]
