import 'server-only'
import { listNewspapers, listPageRows } from '../db/page-lists'
import type { Actor } from '../editorial/actor'
import type { PageQuery, PageRow, Screen } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'

/** One screen of the source pages, and the newspapers it can be narrowed to. */
export async function listPages(
  actor: Actor,
  query: PageQuery,
): Promise<Screen<PageRow> & { newspapers: string[] }> {
  authorize(actor, 'page.view')
  const [screen, newspapers] = await Promise.all([listPageRows(query), listNewspapers()])
  return { ...screen, newspapers }
}
