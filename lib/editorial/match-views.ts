import type { JumpSign } from '../pipeline/match-jumps'
import type { DuplicateState, MatchKind } from './matches'
import type { Status } from './workflow'

/** Where something was printed, as far as its page says; null for what was written at the desk. */
type PrintedAt = {
  pageId: string
  fileName: string
  newspaper: string | null
  printedOn: string | null
  pageLabel: string | null
} | null

/** An article that a match is about, as it stands now. */
export type MatchedArticle = {
  id: string
  version: number
  headline: string
  status: Status
  slug: string | null
  printed: PrintedAt
}

/** One side of a jump: the words next to the seam, and what the jump line says. */
export type SeamSide = MatchedArticle & { words: string; jump: string | null }

export type JumpView = {
  id: string
  /** 0 to 1 */
  score: number
  signs: JumpSign[]
  beginning: SeamSide
  fragment: SeamSide
  createdAt: Date
}

export type DuplicateRow = {
  id: string
  /** Share of the shorter text that both have, 0 to 1. */
  containment: number
  /** The longest passage that both have, in characters. */
  longest: number
  article: MatchedArticle
  other: MatchedArticle
  createdAt: Date
}

/** A stretch of a text: both have it, or one alone. */
export type TextPart = { text: string; isShared: boolean }

export type DuplicateView = DuplicateRow & {
  state: DuplicateState
  /** The whole texts, cut where they begin or cease to agree. */
  articleParts: TextPart[]
  otherParts: TextPart[]
}

/** A passage that a page holds twice; lines are counted from 1. */
export type RepeatView = {
  id: string
  page: { id: string; fileName: string; version: number; isDone: boolean }
  text: string
  firstLine: number
  line: number
  start: number
  end: number
}

/** How many wait for a person. */
export type MatchCounts = { jumps: number; duplicates: number; repeats: number }

type SettledSide = Pick<MatchedArticle, 'id' | 'version' | 'headline' | 'status'>

type SettledPair = {
  /** Of a join the beginning and the fragment, of a replacement the kept and the replaced one. */
  first: SettledSide
  second: SettledSide
  page: null
}

/** What a person decided, which can be taken back; `by` is null for the command line. */
export type SettledMatch = { id: string; by: string | null; at: Date } & (
  | ({ decision: 'joined' | 'dismissed' | 'linked' | 'replaced' | 'kept' } & SettledPair)
  | { decision: 'repeat-kept'; first: null; second: null; page: { id: string; fileName: string } }
)

/** What the desk for joins and duplicates shows. */
export type MatchDesk = {
  counts: MatchCounts
  /** Which kind is shown; when none was asked for, the first of which something waits. */
  kind: MatchKind
  jumps: JumpView[]
  duplicates: DuplicateRow[]
  repeats: RepeatView[]
  settled: SettledMatch[]
  /** What the desk was asked about when that is one article or one page. */
  scope: { kind: 'article' | 'page'; id: string; name: string } | null
}
