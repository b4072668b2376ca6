import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What Next answered, without the headers that concern only the way from it to here. */
export type Answer = { status: number; headers: [string, string][]; bytes: Buffer }

/** Headers of one hop, of a coding that was undone, of Next's own scripts, and those that whoever serves the bytes sets himself. */
const DROPPED =
  /^(?:connection|keep-alive|transfer-encoding|content-(?:length|encoding)|date|vary|etag|cache-control|last-modified|set-cookie|x-powered-by|x-next.*)$/u

/** Names the header of a question whose answer is wanted in one piece. */
export const IN_ONE_PIECE = 'x-in-one-piece'

/** How often it is tried whether Next takes connections. */
const LISTENING_MS = 200

const agent = new Agent({ keepAlive: true })

type Asked = { withinMs: number; headers?: Record<string, string> }

/**
 * Asks the local Next for an address (path and query), without a cookie: readers' pages are the same for all. Throws when it does
 * not answer in `withinMs`, or not at all.
 */
export async function askNext(
  origin: string,
  address: string,
  { withinMs, headers = {} }: Asked,
): Promise<Answer> {
  const response = await request(`${origin}${address}`, headers, AbortSignal.timeout(withinMs))
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer) // no encoding was set
  // Of a page it names what its scripts need; of anything else, what comes next.
  const isPage = response.headers['content-type']?.startsWith('text/html') ?? false
  return {
    status: response.statusCode ?? 0,
    headers: Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined || DROPPED.test(name) || (name === 'link' && isPage) ? [] : [[name, String(value)]],
    ),
    bytes: Buffer.concat(chunks),
  }
}

/** With Node's own client, which does less than `fetch` for a page. A kept connection may just be closing; a new one is not. */
function request(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = get(
      url,
      { agent, signal, headers: { 'accept-encoding': 'identity', [IN_ONE_PIECE]: '1', ...headers } },
      resolve,
    )
    asking.on('error', (error) => {
      if (asking.reusedSocket && !signal.aborted) resolve(request(url, headers, signal))
      else reject(error)
    })
  })
}

/** Answers when Next takes connections, which it does not while it starts and after it fell, or when nobody waits for that any more. */
export async function untilNextListens(origin: string, isGivenUp: () => boolean): Promise<void> {
  const { hostname, port } = new URL(origin)
  while (!isGivenUp() && !(await takesConnection(Number(port), hostname)))
    await sleep(LISTENING_MS, undefined, { ref: false })
}

function takesConnection(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

export const headerOf = ({ headers }: Pick<Answer, 'headers'>, name: string): string | undefined =>
  headers.find(([key]) => key === name)?.[1]

export const isHtml = (answer: Pick<Answer, 'headers'>): boolean =>
  headerOf(answer, 'content-type')?.startsWith('text/html') ?? false
