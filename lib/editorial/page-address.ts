/** The first part of every address that is no readers' page. */
const NOT_READERS = new Set(['admin', 'login', 'api', 'media', '_next', 'zh-CN'])

/** Parameters that make a page another page (`next.config.js` makes them parts of the path). */
const HEEDED = new Set(['after', 'city', 'lines', 'subjects', 'type'])

/** What a search shows depends on words alone, and on nothing that goes stale. */
const SEARCH = /^(?:\/en)?\/search$/u

/** What senders of links add to count their readers: no page looks at it. */
const IGNORED = /^(?:utm_\w+|spm|from|share|fbclid|gclid|msclkid|mc_[ce]id)$/u

export type ReaderAddress = {
  path: string
  /** The address under which the page is kept; null when it is asked with words of its own, as a search is. */
  key: string | null
}

/** What of an asked address (path and query, as sent) is a readers' page; null for everything else. */
export function readerAddress(asked: string): ReaderAddress | null {
  const [path = '', query] = cutAt(asked, '?')
  if (!path.startsWith('/') || NOT_READERS.has(path.split('/', 2)[1] ?? '')) return null
  if (!query) return { path, key: path }
  const asks = [...new URLSearchParams(query)].filter(([name]) => !IGNORED.test(name))
  if (asks.some(([name]) => !HEEDED.has(name) || SEARCH.test(path))) return { path, key: null }
  const kept = new URLSearchParams(asks.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { path, key: kept.size > 0 ? `${path}?${kept}` : path }
}

const cutAt = (text: string, mark: string): string[] => {
  const at = text.indexOf(mark)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** The language of a readers' address. */
export const localeOfPath = (path: string): 'en' | 'zh-CN' =>
  path === '/en' || path.startsWith('/en/') ? 'en' : 'zh-CN'
