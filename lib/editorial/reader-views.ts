import type { PublishedArticle } from '../document/published-article'
import type { DifferencePart } from '../document/text-difference'
import type { MetricKind, Qualifier, TagType } from '../pipeline/model'
import type { StandingPair, ToldOutcome } from './conflict'
import type { LineRange } from './line-ranges'
import type { PictureFacts, ShownPicture } from './picture'
import type { StationName } from './stations'
import type { TagExternalId, TagLink } from './tag-profile'

/**
 * What readers' pages are made of: plain JSON. Dates are `2023-12-04`, times ISO strings in UTC, numbers exact decimals
 * as text. Names of tags and indicators are those of today, after merges.
 */
export type SectionName = { id: string; slug: string; name: string; nameEn: string }

export type TagName = { id: string; slug: string; name: string; type: TagType }

type IndicatorName = { id: string; slug: string; name: string }

/** A station of the corridor line; `slug` is null while no published article names the city. */
export type Station = StationName & { tagId: string | null; slug: string | null }

export type PrintedFacts = {
  newspaper: string | null
  printedOn: string | null
  printedOnIsGuess: boolean
}

/** An article in a list. */
export type ArticleCard = PrintedFacts & {
  id: string
  slug: string
  kicker: string | null
  headline: string
  deck: string | null
  /** The start of the text. */
  excerpt: string
  section: SectionName
  publishedAt: string
  figures: number
  /** The one at its head. */
  picture: PictureFacts | null
}

/** A list cut into screens; `next` is the cursor of the rest, or null. */
export type Screen<Row> = { rows: Row[]; next: string | null }

/** How many articles a day of the archive has. */
export type DayCount = { day: string; articles: number }

/** A name under articles: its roles, the papers, and the persons it was said to be. */
export type AuthorFacts = {
  name: string
  articles: number
  roles: string[]
  newspapers: string[]
  people: TagName[]
}

/** A tag that articles name together with another, and how many of them. */
export type TagTogether = TagName & { together: number }

/** A printed line of a source page, counted from 1. */
export type PrintedLineRef = { pageId: string; number: number }

/** One stated figure as readers see it. */
export type Figure = {
  id: string
  blockId: string
  /** The marked words. */
  text: string
  sentence: string
  indicator: string
  subject: string | null
  value: string
  valueTo: string | null
  from: string | null
  direction: 'down' | null
  unit: string
  qualifier: Qualifier
  kind: MetricKind
  period: string | null
  scope: string | null
  periodFrom: string | null
  periodTo: string | null
  periodPrecision: string | null
  periodIsGuess: boolean
  canonicalValue: string | null
  canonicalUnit: string | null
  indicatorRef: IndicatorName | null
  subjectTag: TagName | null
  scopeTag: TagName | null
  line: PrintedLineRef | null
  settled: SettledNote | null
  /** The last correction that touched it. */
  corrected: FigureCorrection | null
}

/** What readers are told of a mistake, with the words before and after; times in ISO. */
export type CorrectionNote = { id: string; note: string; before: string; after: string; publishedAt: string }
export type FigureCorrection = Pick<CorrectionNote, 'note' | 'before' | 'after' | 'publishedAt'>

/** A correction in the list of all, with its article while readers can see that. */
export type CorrectionRow = CorrectionNote & { articleId: string; headline: string; slug: string | null }

/** What stands at the address of an article that was withdrawn with a notice. */
export type WithdrawalView = { id: string; headline: string; notice: string; withdrawnAt: string }

/** How a conflict that the figure was in was settled. */
export type SettledNote = {
  outcome: ToldOutcome
  /** Whether this is the figure that holds; null where both stand. */
  holds: boolean | null
  /** What the editor adds. */
  note: string
  /** The other figure, while readers can see it. */
  other: { text: string; articleId: string; slug: string; blockId: string; headline: string } | null
}

type ArticleRef = PrintedFacts & { id: string; slug: string; headline: string; publishedAt: string }

/** A figure in a list, with where it stands. */
export type FigureRow = Figure & { article: ArticleRef }

/** A sentence in which an article names a tag. */
export type MentionRow = {
  id: string
  blockId: string
  quote: string
  sentence: string
  /** When it was printed, else published: `2023-12-04`. */
  day: string
  article: ArticleRef
}

/** A page on which an article was printed. */
export type SourceRef = {
  id: string
  newspaper: string | null
  printedOn: string | null
  printedOnIsGuess: boolean
  pageLabel: string | null
  /** The first and last printed line that the article holds. */
  firstLine: number | null
  lastLine: number | null
  /** Lines of its text that are not in the published text. */
  leftOut: LineRange[]
}

/** Another printing of an article's text. */
export type LinkedArticle = PrintedFacts & { id: string; slug: string; headline: string }

/** Printed lines of one page; their text is only what the block holds of them. */
export type PrintedPlace = {
  pageId: string
  /** In the order of the page. */
  ranges: LineRange[]
  lines: { number: number; text: string }[]
}

/** Where a block was printed, page by page, and how its words differ from print: null when they do not. */
export type BlockPrint = { places: PrintedPlace[]; difference: DifferencePart[] | null }

export type ArticleView = PrintedFacts & {
  id: string
  slug: string
  section: SectionName
  publishedAt: string
  updatedAt: string
  content: PublishedArticle
  /** Newest first. */
  corrections: CorrectionNote[]
  /** By `mentionId`. */
  mentions: Record<string, TagName>
  /** By `personTagId` of a byline. */
  people: Record<string, TagName>
  /** The pictures it shows, by the `assetId` of their figures. */
  pictures: Record<string, ShownPicture>
  figures: Figure[]
  sources: SourceRef[]
  /** 亦载于 */
  linked: LinkedArticle[]
  /** By block id; blocks typed at the desk have none. */
  prints: Record<string, BlockPrint>
  /** Other articles that name what it names, the likest first. */
  related: ArticleCard[]
}

export type TagCount = TagName & { disambiguation: string; articles: number; figures: number }

/** A tag in the index of its type, under the letter its name begins with. */
export type TagEntry = TagName & { disambiguation: string; initial: string }

/** What readers are told of what a tag names: its other names, pages elsewhere, numbers in registers. */
export type TagProfile = {
  disambiguation: string
  description: string
  aliases: string[]
  links: TagLink[]
  externalIds: TagExternalId[]
}

export type TagView = TagName &
  TagProfile & {
    /** One screen of the sentences that name it, by day. */
    mentions: Screen<MentionRow>
    articleCount: number
    /** There are more articles than were counted. */
    isCountMore: boolean
    figures: FigureRow[]
    figureCount: number
    /** Other tags in the articles that name it, and which of those stand together there. */
    together: TagTogether[]
    pairs: { first: string; second: string; together: number }[]
  }

export type IndicatorCount = IndicatorName & {
  dimension: string
  canonicalUnit: string
  figures: number
  articles: number
}

export type IndicatorView = IndicatorName & {
  dimension: string
  canonicalUnit: string
  description: string
  aliases: string[]
  /** The newest, of which its charts are made, in order of its table; without printed lines. */
  figures: FigureRow[]
  /** Of those: what an editor settled between two of them. */
  bothStand: StandingPair[]
  figureCount: number
}

/** The table of an indicator shows so many figures at once. */
export const FIGURE_SCREEN = 50

/** An indicator with a screen of its table; `next` is where the next one begins. */
export type IndicatorPage = IndicatorView & { rows: FigureRow[]; next: string | null }

/** A stretch of a printed line: words that readers may see, or a bar in the place of words they may not. */
export type PrintedPart = { text: string; slug: string | null } | { bar: number }

export type PrintedLine = { number: number; parts: PrintedPart[] }

export type SourceView = PrintedFacts & {
  id: string
  pageLabel: string | null
  lines: PrintedLine[]
  articles: { id: string; slug: string; headline: string; firstLine: number }[]
}
