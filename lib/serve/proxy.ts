import {
  Agent,
  request as ask,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http'
import { pipeline } from 'node:stream'
import { PAGE_FACTS_HEADER } from '../editorial/page-facts'
import { proxiedHeaders } from './security-headers'

/** What concerns one hop only, and what this server says itself. */
const HOP = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'expect', 'upgrade'])
const FORWARDED = new Set([
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
])

export type Forwarding = {
  /** Where Next listens. */
  host: string
  port: number
  /** Whether a proxy of our own stands before this server, whose word on the client counts. */
  isProxyTrusted: boolean
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** Who asks, and how: what Next is told, and nothing of what a stranger says about himself. */
export function forwardedHeaders(request: IncomingMessage, isProxyTrusted: boolean): Record<string, string> {
  const said = (name: string) =>
    isProxyTrusted ? request.headers[name]?.toString().split(',').at(-1)?.trim() : undefined
  return {
    'x-forwarded-for': said('x-forwarded-for') ?? request.socket.remoteAddress ?? '',
    'x-forwarded-host': said('x-forwarded-host') ?? request.headers.host ?? '',
    'x-forwarded-proto': said('x-forwarded-proto') ?? 'http',
  }
}

function optionsOf(request: IncomingMessage, { host, port, isProxyTrusted }: Forwarding): RequestOptions {
  const headers = Object.entries(request.headers).filter(([name]) => !FORWARDED.has(name) && !HOP.has(name))
  return {
    host,
    port,
    method: request.method,
    path: request.url,
    headers: { ...Object.fromEntries(headers), ...forwardedHeaders(request, isProxyTrusted) },
  }
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined

/**
 * Passes a request on to Next and its answer back, both as they come: nothing is gathered first, and whoever goes away ends the other side.
 * `onDown` is called when Next did not answer at all.
 */
export function proxy(
  request: IncomingMessage,
  response: ServerResponse,
  to: Forwarding,
  onDown: () => void,
): void {
  // A connection that Next is just closing cannot be asked twice once a body has gone into it: a body takes a new one.
  const options = { ...optionsOf(request, to), agent: hasBody(request) ? false : agent }
  const passing = ask(options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answerHeaders(answer))
    response.flushHeaders()
    pipeline(answer, response, () => {})
  })
  response.once('close', () => passing.destroy())
  passing.on('error', () => {
    if (response.destroyed) return
    if (response.headersSent) response.destroy()
    else if (passing.reusedSocket && !hasBody(request)) proxy(request, response, to, onDown)
    else onDown()
  })
  if (hasBody(request)) pipeline(request, passing, () => {})
  else passing.end()
}

function answerHeaders({ rawHeaders }: IncomingMessage): string[] {
  const headers: string[] = []
  const names = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2)
    const lower = name.toLowerCase()
    if (HOP.has(lower) || lower === 'transfer-encoding' || lower === PAGE_FACTS_HEADER) continue
    names.add(lower)
    headers.push(name, value)
  }
  for (const [name, value] of proxiedHeaders) if (!names.has(name.toLowerCase())) headers.push(name, value)
  return headers
}
