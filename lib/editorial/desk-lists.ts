import { z } from 'zod'
import { STATES, type State } from './workflow'
import type { Priority } from './priority'
import { PAGE_STATUSES, type PageFacts, type PageStatus } from './page-view'
import { KnownDay, typedWords } from './typed-text'

/**
 * What the lists of the desk can be asked, as it stands in their addresses. Nothing in an address is an error: a value
 * that makes no sense counts as not given.
 */
const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)
const words = typedWords(200)

/** `none` asks for the pages and articles of which it is not known. */
const KNOWN_OR_NONE = {
  newspaper: optional(words),
  printedOn: optional(z.union([KnownDay, z.literal('none')])),
}
/** A form can tick 日期不详 whatever stands in its date field. */
const UNDATED = { undated: optional(z.stringbool()) }
function withUndated<T extends { undated?: boolean | undefined; printedOn?: string | undefined }>(query: T) {
  const { undated, ...asked } = query
  return undated ? { ...asked, printedOn: 'none' } : asked
}

const PAGING = { after: optional(z.string().max(2000)), direction: optional(z.enum(['asc', 'desc'])) }

const PAGE_SORTS = ['imported', 'printed', 'name'] as const
export const PageQuery = z
  .object({
    ...KNOWN_OR_NONE,
    ...UNDATED,
    ...PAGING,
    status: optional(z.enum(PAGE_STATUSES)),
    q: optional(words),
    sort: optional(z.enum(PAGE_SORTS)),
  })
  .transform(withUndated)
export type PageQuery = z.infer<typeof PageQuery>

/** What an article can be to the one who asks: theirs to work on, given back to them, their draft, theirs to judge. */
export const CONCERNS = ['assigned', 'returned', 'drafts', 'reviews'] as const
export type Concern = (typeof CONCERNS)[number]

/** The columns of the articles list that can be left out; its headline always stands. */
export const ARTICLE_COLUMNS = [
  'status',
  'priority',
  'assignee',
  'section',
  'printedOn',
  'suggestions',
  'marks',
  'updated',
] as const
export type ArticleColumn = (typeof ARTICLE_COLUMNS)[number]

/** `status.section`; a form sends each by itself. Names that are none are dropped, and none left is all. */
const Columns = z.union([z.string(), z.array(z.string())]).transform((given) => {
  const named = (Array.isArray(given) ? given : given.split('.')).map((name) => name.trim())
  const known = ARTICLE_COLUMNS.filter((column) => named.includes(column))
  return known.length === 0 || known.length === ARTICLE_COLUMNS.length ? undefined : known
})

const ARTICLE_SORTS = ['updated', 'printed', 'headline', 'priority'] as const
export const ArticleQuery = z
  .object({
    ...KNOWN_OR_NONE,
    ...UNDATED,
    ...PAGING,
    /** Without one, all but what is in the trash. */
    status: optional(z.enum(STATES)),
    /** Who is to work on it, an account's id; `none` asks for what nobody has. */
    assigneeId: optional(z.union([z.uuid(), z.literal('none')])),
    overdue: optional(z.stringbool()),
    mine: optional(z.enum(CONCERNS)),
    sectionId: optional(z.uuid()),
    columns: optional(Columns),
    q: optional(words),
    sort: optional(z.enum(ARTICLE_SORTS)),
  })
  .transform(withUndated)
export type ArticleQuery = z.infer<typeof ArticleQuery>

/** What the list is sorted by: what waits for a reviewer by its priority, all else by its last change, unless asked otherwise. */
export function sortOf({ sort, mine, status }: ArticleQuery): NonNullable<ArticleQuery['sort']> {
  const isQueue = mine === 'reviews' || status === 'IN_REVIEW' || status === 'CHANGE_IN_REVIEW'
  return sort ?? (isQueue ? 'priority' : 'updated')
}

/** One screen of a list; `next` is the cursor of the screen after it, `total` counts all that the filters let through. */
export type Screen<Row> = { rows: Row[]; next: string | null; total: number }

export type PageRow = PageFacts & {
  id: string
  fileName: string
  /** Which page of its file it is, from 1, and how many there are. */
  sheet: number
  sheets: number
  status: PageStatus
  /** The headline of the article whose lines come first. */
  firstHeadline: string | null
  articles: number
  /** Of those, how many readers can see. */
  published: number
  /** Every non-blank character has an owner. */
  isPlaced: boolean
  importedAt: Date
  importedBy: string | null
}

export type ArticleRow = {
  id: string
  version: number
  headline: string
  kicker: string | null
  status: State
  section: { id: string; name: string; nameEn: string }
  /** Of the page that its first piece stands on; null for an article written at the desk. */
  newspaper: string | null
  printedOn: string | null
  printedOnIsGuess: boolean
  openSuggestions: number
  mentions: number
  metrics: number
  /** How its public copy came about; null while it has none. */
  origin: 'import' | 'review' | null
  hasUnpublishedChanges: boolean
  isReturned: boolean
  /** It begins or stops in the middle. */
  isFragment: boolean
  /** It may go on from another article, or another from it; another may be the same text. Nobody has decided yet. */
  mayJoin: boolean
  mayRepeat: boolean
  isEdited: boolean
  slug: string | null
  updatedAt: Date
  /** Who is to work on it, and until when. */
  assignee: string | null
  dueAt: Date | null
  isOverdue: boolean
  priority: Priority
  /** Whom the sender asked to review it, while it is with the reviewers. */
  reviewer: string | null
  /** When readers will see it, while it waits for its hour. */
  liveAt: Date | null
}

/** How many articles are in each state, of those the other filters let through. */
export type StateCounts = Partial<Record<State, number>>

export type SectionChoice = { id: string; name: string; nameEn: string }
