import type { ArticleContent } from '@/lib/document/content'
import type { ContentDifference } from '@/lib/document/difference'
import type { EditorSuggestion } from '@/lib/document/suggestion'
import type { FormState } from '@/components/ui/form-answer'
import type { FormAction } from '@/lib/action-result'
import type { CorrectionDraft } from '@/lib/editorial/correction'
import type { ArticleComments } from '@/lib/editorial/comment'
import type { Priority } from '@/lib/editorial/priority'
import type { ReviewPreset, ReviewView } from '@/lib/editorial/review'
import type { OpenReview, State, Step } from '@/lib/editorial/workflow'
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
  state: State
  returnReason: string | null
  killReason: string | null
  /** The round that waits or was the last, of the review that is going on. */
  review: OpenRound | null
  /** Whom the sender asked to review it, while it is with the reviewers; and who could be asked. */
  askedId: string | null
  reviewers: readonly { id: string; name: string }[]
  /** Every review there was, newest first. */
  reviews: readonly ReviewView[]
  /** Who is to work on it, and until when, in ISO. */
  assigneeId: string | null
  dueAt: string | null
  priority: Priority
  /** Who can be asked to. */
  people: readonly { id: string; name: string }[]
  /** Whether the newsroom asks for review rounds. */
  needsReview: boolean
  /** What keeps this person, who may review, from reviewing this article. */
  bar: 'maker' | 'reviewer' | null
  /** The times of its publication, in ISO; null while there is none. */
  times: { goLiveAt: string; embargoUntil: string | null; expiresAt: string | null } | null
  /** The change that waits for its hour while readers see the copy before it, with the corrections that it brings. */
  change: { goLiveAt: string; expiresAt: string | null; corrections: readonly CorrectionDraft[] } | null
  content: ArticleContent
  tags: Readonly<Record<string, TagName>>
  suggestions: readonly EditorSuggestion[]
  pages: readonly PrintedPage[]
  sections: readonly { id: string; name: string }[]
  liveSlug: string | null
  hasUnpublishedChanges: boolean
  /** The texts of what readers see, as `textsOf` tells them; null while they see none. */
  publicTexts: readonly string[] | null
  /** Readers see it now. */
  isPublic: boolean
  /** Conflicts of its figures that nobody has settled. */
  openConflicts: number
  /** What settled conflicts left to be corrected. */
  correctionDrafts: readonly CorrectionDraft[]
  /** Set when it is no work any more. */
  retired: { mergedInto: { id: string; headline: string } | null } | null
  proposal: ProposedChange | null
  comments: ArticleComments
  /** The comment that the address leads to. */
  commentId: string | null
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

export type OpenRound = { preset: ReviewPreset; round: number; state: OpenReview }

/** A change of the article's printed lines that waits for a word; `at` is an ISO time. */
export type ProposedChange = { id: string; by: string | null; at: string; difference: ContentDifference }

/** What this person may do with the article as it stands. */
/** What the bar can ask of the server: the steps, to whom the article is given, and how soon it is wanted. */
export type BarAct = Step | 'assign' | 'prioritize'
export type EditorRights = {
  edit: boolean
  takeOver: boolean
  createTag: boolean
  comment: boolean
  acceptSuggested: boolean
} & Record<BarAct, boolean>

export type StepActions = Record<BarAct, FormAction<{ version: number }>>
export type ProposalActions = Record<'accept' | 'reject', FormAction<{ version: number }>>
export type StepAnswer = FormState<{ version: number }>
