import { z } from 'zod'
import { ArticleRef } from './article-ref'

/** A revision as the history lists it; `at` is an ISO time. */
export type RevisionRow = {
  number: number
  reason: string
  /** Null for the machine. */
  by: string | null
  authorId: string | null
  at: string
  restoredFrom: number | null
  /** Steps taken with it, and names given to it, in order. */
  marks: { kind: string; name: string | null; by: string | null; at: string }[]
  isPublic: boolean
  /** Readers will see it at its hour. */
  waits: boolean
  wasPublic: boolean
  /** A publication has it, whether or not readers ever saw that one. */
  isFrozen: boolean
  /** A reviewer gave an opinion on it. */
  isJudged: boolean
}

const SITTING_MS = 10 * 60 * 1000
const spanOf = ({ at }: Pick<RevisionRow, 'at'>) => Math.floor(Date.parse(at) / SITTING_MS)

/**
 * What a person wants to see of all revisions, given and answered newest first: of the autosaves of one sitting the last of each ten
 * minutes, and everything else. The same rule as `revision_is_overtaken` in the database, which waits five minutes more.
 */
export function shownRevisions(rows: readonly RevisionRow[]): RevisionRow[] {
  const sources = new Set(rows.map(({ restoredFrom }) => restoredFrom))
  const isKept = ({ number, marks, isFrozen, isJudged }: RevisionRow) =>
    marks.length > 0 || isFrozen || isJudged || sources.has(number)
  return rows.filter((row, at) => {
    const next = rows[at - 1]
    const isAutosave = row.reason === 'save' && !isKept(row)
    return !(
      isAutosave &&
      next?.reason === 'save' &&
      next.authorId === row.authorId &&
      spanOf(next) === spanOf(row)
    )
  })
}

const number = z.coerce.number().int().min(1)

/** Which two revisions are compared; nonsense in an address counts as not given. */
export const HistoryQuery = z.object({
  from: number.optional().catch(undefined),
  to: number.optional().catch(undefined),
})
export type HistoryQuery = z.infer<typeof HistoryQuery>

/** A past revision that is to be the newest again, and the version of the article that the person saw. */
export const RestoreRef = ArticleRef.extend({ number })
export type RestoreRef = z.infer<typeof RestoreRef>

export const NameRevision = z.object({ id: z.uuid(), number, name: z.string().trim().min(1).max(60) })
export type NameRevision = z.infer<typeof NameRevision>
