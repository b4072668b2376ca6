/** The first part of every address that is no readers' page. */
const NOT_READERS = new Set(['admin', 'login', 'api', 'media', 'oembed', '_next', 'zh-CN'])

/** The parameters that make a page another page, by its path: those that `next.config.js` makes parts of the path. */
const HEEDED: readonly (readonly [path: RegExp, ...names: string[]])[] = [
  [/^\/(?:sections|tags|archive|authors)\/[^/]+$/u, 'after'],
  [/^\/tags$/u, 'after', 'city', 'type'],
  [/^\/sources\/[^/]+$/u, 'lines'],
  [/^\/metrics\/[^/]+$/u, 'after', 'subjects'],
  [/^\/embed\/[^/]+$/u, 'subjects'],
  [/^\/metrics\/[^/]+\/files\/[^/]+$/u, 'subjects'],
]

/** A search without words is a page like others; anybody can ask one with words in endless ways. */
const SEARCH = /^(?:\/en)?\/search$/u

/** What programs read is kept like a page, as long as nothing is asked besides: anybody can ask in endless ways. */
const API = /^\/api\/v1(?=\/|$)/u

export const isApiPath = (path: string): boolean => API.test(path)

export type ReaderAddress = {
  path: string
  /** The address under which the page is kept; null when it is asked with words of its own, as a search is. */
  key: string | null
}

/**
 * What of an asked address (path and query, as sent) is a readers' page; null for everything else. One page has one key, however
 * its address is spelled: parameters that it does not heed, such as those that count where a link was followed, are left out.
 */
export function readerAddress(asked: string): ReaderAddress | null {
  const path = pathOf(asked)
  if (path === null || (!isApiPath(path) && NOT_READERS.has(path.split('/', 2)[1] ?? ''))) return null
  const at = asked.indexOf('?')
  if (at === -1) return { path, key: path }
  const asks = new URLSearchParams(asked.slice(at + 1).replace(/#.*$/u, ''))
  if (SEARCH.test(path) || isApiPath(path)) return { path, key: asks.size > 0 ? null : path }
  const inEither = path.replace(/^\/en(?=\/)/u, '')
  const names = HEEDED.find(([pattern]) => pattern.test(inEither))?.slice(1) ?? []
  const kept = new URLSearchParams([...asks].filter(([name]) => names.includes(name)))
  kept.sort()
  return { path, key: kept.size > 0 ? `${path}?${kept}` : path }
}

/** Letters, digits and signs that are spelled in one way only. */
const PLAIN = /^(?:\/[\w-]+(?:\.[\w-]+)*)*\/?(?=$|[?#])/u

/** The path of an address in its one spelling: without dots to go up, each part percent-encoded as links of the site are. */
function pathOf(asked: string): string | null {
  if (!asked.startsWith('/')) return null
  const plain = PLAIN.exec(asked)?.[0]
  if (plain) return plain
  try {
    return new URL(`http://site${asked}`).pathname
      .split('/')
      .map((part) => encodeURIComponent(decodeURIComponent(part)))
      .join('/')
  } catch {
    return asked.replace(/[?#].*$/u, '') // no address at all: Next says so
  }
}

/** The language of a readers' address. */
export const localeOfPath = (path: string): 'en' | 'zh-CN' =>
  path === '/en' || path.startsWith('/en/') ? 'en' : 'zh-CN'
