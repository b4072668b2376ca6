/** What Next answered, without the headers that concern only the way from it to here. */
export type Answer = { status: number; headers: [string, string][]; bytes: Buffer }

/** Headers of one hop, of a coding that was undone, of Next's own scripts, and those that whoever serves the bytes sets himself. */
const DROPPED =
  /^(?:connection|keep-alive|transfer-encoding|content-(?:length|encoding)|date|vary|etag|cache-control|last-modified|set-cookie|x-powered-by|x-next.*)$/u

/**
 * Asks the local Next for an address (path and query), without a cookie: readers' pages are the same for all. Throws when it does
 * not answer in `withinMs`, or not at all.
 */
export async function askNext(
  origin: string,
  address: string,
  { withinMs, headers = {} }: { withinMs: number; headers?: Record<string, string> },
): Promise<Answer> {
  const response = await fetch(`${origin}${address}`, {
    redirect: 'manual',
    headers: { 'accept-encoding': 'identity', ...headers },
    signal: AbortSignal.timeout(withinMs),
  })
  // Of a page it names what its scripts need; of anything else, what comes next.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
  return {
    status: response.status,
    headers: [...response.headers]
      .filter(([name]) => !DROPPED.test(name) && !(name === 'link' && isPage))
      .map(([name, value]) => [name, name === 'location' ? saidOnce(value) : value]),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

/** Next sends the address of a redirect twice, which `fetch` joins with a comma. */
function saidOnce(address: string): string {
  const half = address.slice(0, (address.length - 2) / 2)
  return address === `${half}, ${half}` ? half : address
}

export const headerOf = ({ headers }: Pick<Answer, 'headers'>, name: string): string | undefined =>
  headers.find(([key]) => key === name)?.[1]

export const isHtml = (answer: Pick<Answer, 'headers'>): boolean =>
  headerOf(answer, 'content-type')?.startsWith('text/html') ?? false
