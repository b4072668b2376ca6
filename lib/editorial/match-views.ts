import type { JumpSign } from '../pipeline/match-jumps'
import type { DuplicateState } from './matches'
import type { Status } from './workflow'

/** Where something was printed, as far as its page says; null for what was written at the desk. */
export type PrintedAt = {
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

/** A join that can still be taken back. */
export type JoinNote = { fragmentId: string; headline: string }

/** What the matches say of one article. */
export type ArticleMatches = {
  jumps: JumpView[]
  duplicates: DuplicateRow[]
  joins: JoinNote[]
}
