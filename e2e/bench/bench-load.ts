import autocannon from 'autocannon'

export type Load = {
  target: string
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  /** Processor time of one answer, whoever else uses the machine. */
  cpuMs: number
  /** Of one answer as it was sent. */
  bytes: number
  failures: number
}

const CONNECTIONS = 32
const WARM_UP_SECONDS = 2

/**
 * Asks one address for some seconds, first unmeasured, over 32 connections that are kept, as a browser asks (`br` allowed). Client
 * and server share the machine, so that figures of one run compare with each other and with no others. `cpuMs` answers what the
 * server has used so far; `asked` are further headers.
 */
export async function load(
  target: string,
  url: string,
  seconds: number,
  cpuMs: () => number,
  asked: Record<string, string> = {},
): Promise<Load> {
  const headers = { 'accept-encoding': 'gzip, deflate, br', ...asked }
  const answer = await fetch(url, { headers })
  const length = Number(answer.headers.get('content-length'))
  const bytes = length || (await answer.arrayBuffer()).byteLength
  await autocannon({ url, headers, connections: CONNECTIONS, duration: WARM_UP_SECONDS })
  const before = cpuMs()
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: seconds })
  const used = cpuMs() - before
  return {
    target,
    requestsPerSecond: Math.round(result.requests.average),
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMs: used / Math.max(1, result.requests.total),
    bytes,
    failures: result.errors + result.timeouts + result.non2xx,
  }
}
