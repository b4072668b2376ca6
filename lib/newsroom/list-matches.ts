import 'server-only'
import { z } from 'zod'
import { db } from '../db/client'
import { comparedText } from '../db/fingerprints'
import {
  countMatches,
  findDuplicate,
  listOpenDuplicates,
  listOpenJumps,
  listOpenRepeats,
  listSettled,
  type StoredRepeat,
} from '../db/match-lists'
import { getArticle } from '../db/articles'
import { findStoredPage, listArticlesOfPage } from '../db/page-view'
import { getRevision } from '../db/revisions'
import { compareTexts } from '../document/compare-texts'
import { lineNumberAt } from '../document/printed-line'
import type { Actor } from '../editorial/actor'
import type { MatchKind, MatchQuery } from '../editorial/matches'
import type { DuplicateView, MatchCounts, MatchDesk, RepeatView } from '../editorial/match-views'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'

const WAITING = ['jumps', 'duplicates', 'repeats'] as const

/**
 * What waits on the desk for joining and for duplicates: the newest of one kind and how many there are of each, or all that
 * concerns one article or one page, what was decided included. Throws NotFound for an unknown article or page.
 */
export async function listMatches(actor: Actor, { kind, article, page }: MatchQuery): Promise<MatchDesk> {
  authorize(actor, 'article.list')
  const [scope, counts] = await Promise.all([findScope(article, page), countMatches()])
  const shown = kind ?? WAITING.find((one) => counts[one] > 0) ?? 'jumps'
  const isAsked = (one: MatchKind) => scope !== null || one === shown
  const ids = scope?.articleIds
  const pageId = scope?.kind === 'page' ? scope.id : undefined
  const [jumps, duplicates, repeats, settled] = await Promise.all([
    isAsked('jumps') ? listOpenJumps(ids) : [],
    isAsked('duplicates') ? listOpenDuplicates(ids) : [],
    isAsked('repeats') && scope?.kind !== 'article' ? listOpenRepeats(pageId) : [],
    isAsked('settled') ? listSettled(ids, pageId) : [],
  ])
  return {
    counts,
    kind: shown,
    jumps,
    duplicates,
    repeats: repeats.map(toRepeatView),
    settled,
    scope: scope && { kind: scope.kind, id: scope.id, name: scope.name },
  }
}

type Scope = NonNullable<MatchDesk['scope']> & { articleIds: string[] }

async function findScope(articleId?: string, pageId?: string): Promise<Scope | null> {
  if (articleId) {
    const { headline } = await getArticle(db, articleId)
    return { kind: 'article', id: articleId, name: headline, articleIds: [articleId] }
  }
  if (!pageId) return null
  const page = await findStoredPage(pageId)
  if (!page) throw new NotFound()
  const articles = await listArticlesOfPage(pageId)
  return { kind: 'page', id: pageId, name: page.fileName, articleIds: articles.map(({ id }) => id) }
}

/** How many matches wait in all. */
export async function countOpenMatches(actor: Actor): Promise<MatchCounts> {
  authorize(actor, 'desk.view')
  return countMatches()
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

/** How many matches wait that concern one article. */
export async function countMatchesOfArticle(actor: Actor, articleId: string): Promise<MatchCounts> {
  authorize(actor, 'article.list')
  return countMatches([articleId])
}

/** How many matches wait that concern the articles of a page or the page itself. */
export async function countMatchesOfPage(actor: Actor, pageId: string): Promise<MatchCounts> {
  authorize(actor, 'page.view')
  const articles = await listArticlesOfPage(pageId)
  return countMatches(
    articles.map(({ id }) => id),
    pageId,
  )
}

/** Two printings side by side. Throws NotFound. */
export async function getDuplicateView(actor: Actor, id: string): Promise<DuplicateView> {
  authorize(actor, 'article.list')
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
