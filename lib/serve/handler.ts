import type { IncomingMessage, ServerResponse } from 'node:http'
import { isApiPath, localeOfPath, readerAddress } from '../editorial/page-address'
import { ASSET_PREFIX } from '../press/assets'
import type { Press } from '../press/press'
import { makeApi } from './api'
import type { ApiTokens } from './api-tokens'
import { errorPage } from './error-page'
import { forwardedHeaders, proxy, type Forwarding } from './proxy'
import { readerHeaders, type Header } from './security-headers'
import { sendAnswer, sendAsset, sendPage } from './send'

/** What answers every request: stored bytes first, Next for the rest. */
export function makeHandler(press: Press, next: Forwarding, tokens: ApiTokens) {
  const api = makeApi(press, tokens, next.isProxyTrusted)
  return (request: IncomingMessage, response: ServerResponse): void => {
    const asked = pathAsked(request.url ?? '/')
    request.url = asked
    const address = readerAddress(asked)
    if (address && isApiPath(address.path)) return api(request, response, address)
    if (!address || !isReading(request)) {
      proxy(request, response, next, () => sendDown(response, asked))
      return
    }
    if (address.path.startsWith(ASSET_PREFIX)) {
      answerAsset(press, request, response, address.path).catch((error: unknown) => {
        console.error('an asset could not be sent', { asked, error: String(error) })
        sendFailed(response, address.path)
      })
      return
    }
    const page = address.key === null ? undefined : press.peek(address.key, Date.now())
    if (page) {
      sendPage(request, response, page)
      return
    }
    answer(request, response, address).catch((error: unknown) => {
      console.error('a readers’ page could not be sent', { asked, error: String(error) })
      sendFailed(response, address.path)
    })
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    { path, key }: { path: string; key: string | null },
  ): Promise<void> {
    if (key === null) {
      const once = await press.ask(request.url ?? path, forwardedHeaders(request, next.isProxyTrusted))
      return once.status >= 500 ? sendFailed(response, path) : sendAnswer(request, response, once)
    }
    const found = await press.find(key)
    if (found.kind === 'kept') return sendPage(request, response, found.page)
    return found.kind === 'once' ? sendAnswer(request, response, found.answer) : sendFailed(response, path)
  }
}

async function answerAsset(
  { assets }: Press,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const asset = await assets.find(path)
  if (asset) return sendAsset(request, response, asset)
  // Not kept for anybody: another instance may have it in a moment.
  const headers = [
    'Content-Type',
    'text/plain',
    'Cache-Control',
    'no-store',
    'X-Content-Type-Options',
    'nosniff',
  ]
  response.writeHead(404, headers).end()
}

/** Path and query, also where a client names the whole address (RFC 9112, 3.2.2): nothing is to be reached by another spelling. */
function pathAsked(asked: string): string {
  const whole = asked.startsWith('/') ? null : URL.parse(asked)
  return whole ? `${whole.pathname}${whole.search}` : asked
}

/** A reader who reads. Whoever asks for the piece of a page that Next's scripts would take gets the page, as a reader does. */
const isReading = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'

function sendDown(response: ServerResponse, asked: string): void {
  if (!asked.startsWith('/api/')) return sendFailed(response, asked)
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'Retry-After': '5' }
  response.writeHead(503, headers).end('{"error":"unavailable"}')
}

function sendFailed(response: ServerResponse, path: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const bytes = errorPage(localeOfPath(path))
  const headers: Header[] = [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Length', String(bytes.length)],
    ['Cache-Control', 'no-store'],
    ['Retry-After', '5'],
    ...readerHeaders(false),
  ]
  response.writeHead(503, headers.flat()).end(bytes)
}
