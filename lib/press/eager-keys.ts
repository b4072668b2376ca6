import { siteAddress } from '../editorial/addresses'
import type { PageHead } from './page-store'

/** So many pages are made anew at once after a change; the others when somebody asks for them. */
const EAGER_MAX = 40

export const HOMES: readonly string[] = [siteAddress.home('zh-CN'), siteAddress.home('en')]

/**
 * Which of the kept pages to make anew at once when surfaces went stale: the home pages, and the first screens of lists that
 * show them. The articles that changed are not looked for here, since nobody may have read them yet.
 */
export function eagerKeys(
  kept: Iterable<Pick<PageHead, 'key' | 'facts'>>,
  surfaces: readonly string[],
): string[] {
  const stale = new Set(surfaces)
  const lists: string[] = []
  for (const { key, facts } of kept) {
    if (isFirstScreen(key) && facts.surfaces.some((surface) => stale.has(surface))) lists.push(key)
  }
  return [...new Set([...HOMES, ...lists])].slice(0, EAGER_MAX)
}

const LISTS = ['sections', 'tags', 'metrics', 'corridor', 'archive', 'sources', 'feed.xml'].map(
  (name) => `/${name}`,
)

/** A list as readers first see it: in either language, without a cursor. */
function isFirstScreen(key: string): boolean {
  const path = key.startsWith('/en/') ? key.slice(3) : key
  return !key.includes('?') && LISTS.some((list) => path === list || path.startsWith(`${list}/`))
}
