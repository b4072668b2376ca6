import 'server-only'
import { z } from 'zod'
import { db } from '../db/client'
import { comparedText } from '../db/fingerprints'
import { listJoins } from '../db/jump-matches'
import {
  countMatches,
  findDuplicate,
  listOpenDuplicates,
  listOpenJumps,
  listOpenRepeats,
  type StoredRepeat,
} from '../db/match-lists'
import { getArticle } from '../db/articles'
import { getRevision } from '../db/revisions'
import { compareTexts } from '../document/compare-texts'
import { lineNumberAt } from '../document/printed-line'
import type { Actor } from '../editorial/actor'
import type { MatchKind, MatchQuery } from '../editorial/matches'
import type {
  ArticleMatches,
  DuplicateRow,
  DuplicateView,
  JumpView,
  MatchCounts,
  RepeatView,
} from '../editorial/match-views'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'

export type MatchDesk = {
  counts: MatchCounts
  jumps: JumpView[]
  duplicates: DuplicateRow[]
  repeats: RepeatView[]
}

/**
 * What waits on the desk for joining and for duplicates: the newest of one kind and how many there are of each, or all that
 * concerns one article.
 */
export async function listMatches(actor: Actor, { kind, article }: MatchQuery): Promise<MatchDesk> {
  authorize(actor, 'article.view')
  const isAsked = (one: MatchKind) => (article ? one !== 'repeats' : one === (kind ?? 'jumps'))
  const [counts, jumps, duplicates, repeats] = await Promise.all([
    countMatches(),
    isAsked('jumps') ? listOpenJumps(article) : [],
    isAsked('duplicates') ? listOpenDuplicates(article) : [],
    isAsked('repeats') ? listOpenRepeats() : [],
  ])
  return {
    counts,
    jumps,
    duplicates,
    repeats: repeats.map(toRepeatView),
  }
}

/** Offsets are UTF-16 code units, which PostgreSQL does not count in. */
function toRepeatView({ pageText, firstStart, ...repeat }: StoredRepeat): RepeatView {
  return {
    ...repeat,
    text: pageText.slice(repeat.start, repeat.end),
    firstLine: lineNumberAt(pageText, firstStart),
    line: lineNumberAt(pageText, repeat.start),
  }
}

/** What the matches say of one article: jumps and duplicates that wait, and joins that can be taken back. */
export async function listMatchesOf(actor: Actor, articleId: string): Promise<ArticleMatches> {
  authorize(actor, 'article.view')
  const [jumps, duplicates, joins, { head }] = await Promise.all([
    listOpenJumps(articleId),
    listOpenDuplicates(articleId),
    listJoins(articleId),
    getArticle(db, articleId),
  ])
  const [last] = joins
  // Only the last join, and only while nobody worked on the whole since.
  const canTakeBack = last !== undefined && last.undo.headAfter === head
  return {
    jumps,
    duplicates,
    joins: canTakeBack ? [{ fragmentId: last.fragmentId, headline: last.headline }] : [],
  }
}

/** Two printings side by side. Throws NotFound. */
export async function getDuplicateView(actor: Actor, id: string): Promise<DuplicateView> {
  authorize(actor, 'article.view')
  const duplicate = z.uuid().safeParse(id).success ? await findDuplicate(id) : null
  if (!duplicate) throw new NotFound()
  const { heads, ...row } = duplicate
  const textOf = async (articleId: string, head: number) =>
    comparedText((await getRevision(db, articleId, head)).content)
  const [article, other] = await Promise.all([
    textOf(row.article.id, heads.article),
    textOf(row.other.id, heads.other),
  ])
  const { first, second } = compareTexts(article, other)
  return { ...row, articleParts: first, otherParts: second }
}
