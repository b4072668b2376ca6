import { z } from 'zod'
import { ArticleQuery } from './desk-lists'

/** A newsroom with more would not find them again. */
export const VIEWS_MAX = 60
/** Views count what they hold no further than this. */
export const VIEW_COUNT_MAX = 1000

/**
 * The query of a list as it is kept: its filters, sorting and columns in one order, without the screen. Two addresses that
 * ask the same are the same text.
 */
export function viewAddress(query: ArticleQuery): string {
  const { status, mine, assigneeId, overdue, sectionId, newspaper, printedOn, q, sort, direction, columns } =
    query
  const given = {
    status,
    mine,
    assigneeId,
    overdue: overdue ? 'true' : undefined,
    sectionId,
    newspaper,
    printedOn,
    q,
    sort,
    direction,
    columns: columns?.join('.'),
  }
  const named = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return new URLSearchParams(named).toString()
}

/** What a kept query asks. */
export const viewQuery = (address: string): ArticleQuery =>
  ArticleQuery.parse(Object.fromEntries(new URLSearchParams(address)))

const fields = {
  name: z.string().trim().min(1).max(40),
  address: z
    .string()
    .max(2000)
    .transform((address) => viewAddress(viewQuery(address))),
  isShared: z.stringbool().optional().default(false),
  isDefault: z.stringbool().optional().default(false),
}
export const NewView = z.object(fields)
export type NewView = z.infer<typeof NewView>

export const ViewRef = z.object({ id: z.uuid(), version: z.coerce.number().int().min(1) })
export type ViewRef = z.infer<typeof ViewRef>
export const ViewChange = ViewRef.extend(fields)
export type ViewChange = z.infer<typeof ViewChange>

/** The view that someone's list opens with; without one it opens with everything. */
export const DefaultView = z.object({
  id: z.union([z.literal('').transform(() => null), z.uuid()]),
})
export type DefaultView = z.infer<typeof DefaultView>

export type SavedView = {
  id: string
  version: number
  name: string
  address: string
  isShared: boolean
  isOwn: boolean
  /** Whose it is. */
  owner: string
  /** Whether the list of the one who looks opens with it. */
  isDefault: boolean
}
/** With how many articles it holds, up to `VIEW_COUNT_MAX`. */
export type CountedView = SavedView & { count: number }
