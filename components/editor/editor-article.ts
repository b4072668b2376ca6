import type { ArticleContent } from '@/lib/document/content'
import type { ContentDifference } from '@/lib/document/difference'
import type { EditorSuggestion } from '@/lib/document/suggestion'
import type { ActionResult, FormAction } from '@/lib/action-result'
import type { Step, Status } from '@/lib/editorial/workflow'
import type { TagType } from '@/lib/pipeline/model'

export type TagName = { id: string; type: TagType; name: string; disambiguation: string }

/** A printed line of the page, offsets in the page's text. */
export type PrintedLine = { number: number; start: number; end: number; text: string }

/** The lines of one source page that this article owns, with where and when it was printed. */
export type PrintedPage = {
  id: string
  fileName: string
  newspaper: string | null
  printedOn: string | null
  lines: PrintedLine[]
}

/** All that the editor is opened with. */
export type EditorArticle = {
  id: string
  version: number
  /** The number of the newest revision. */
  head: number
  status: Status
  returnReason: string | null
  content: ArticleContent
  tags: Readonly<Record<string, TagName>>
  suggestions: readonly EditorSuggestion[]
  pages: readonly PrintedPage[]
  sections: readonly { id: string; name: string }[]
  liveSlug: string | null
  hasUnpublishedChanges: boolean
  /** Set when it is no work any more. */
  retired: { mergedInto: { id: string; headline: string } | null } | null
  proposal: ProposedChange | null
  /** A text of this person that was typed in another browser and could not be saved, kept by the server. */
  unsent: UnsentText | null
}

/** A text that no save took; `base` is the revision it was made from, null when that is thinned out. `at` is an ISO time. */
type UnsentText = {
  tabId: string
  key: string
  revision: number
  base: ArticleContent | null
  content: ArticleContent
  at: string
}

/** A change of the article's printed lines that waits for a word; `at` is an ISO time. */
export type ProposedChange = { id: string; by: string | null; at: string; difference: ContentDifference }

/** What this person may do with the article as it stands. */
export type EditorRights = { edit: boolean; takeOver: boolean; createTag: boolean } & Record<Step, boolean>

export type StepActions = Record<Step, FormAction<{ version: number }>>
export type ProposalActions = Record<'accept' | 'reject', FormAction<{ version: number }>>
export type StepAnswer = ActionResult<{ version: number }>
