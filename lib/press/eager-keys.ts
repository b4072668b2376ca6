import { siteAddress } from '../editorial/addresses'
import type { PageIndex } from './page-index'

/** So many pages are made anew at once after a change; the others when somebody asks for them. */
const EAGER_MAX = 40

export const HOMES: readonly string[] = [siteAddress.home('zh-CN'), siteAddress.home('en')]

/**
 * Which of the kept pages to make anew at once when surfaces went stale: the home pages, and the first screens of lists that
 * show them. The articles that changed are not looked for here, since nobody may have read them yet.
 */
export const eagerKeys = (index: PageIndex, surfaces: readonly string[]): string[] => [
  ...new Set([...HOMES, ...index.listsShowing(surfaces, EAGER_MAX)]),
]
