import 'server-only'
import { holdArticles, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import { getRevision } from '../db/revisions'
import { setEdited } from '../db/retirement'
import { getSpread, putUndone, restoreState } from '../db/spreads'
import { listTagNames } from '../db/vocabulary'
import { annotationsOf } from '../document/annotations-of'
import type { ArticleContent } from '../document/content'
import { unmarkBody } from '../document/unmark-body'
import type { Actor } from '../editorial/actor'
import { authorize, can } from '../editorial/policy'
import type { SpreadUndone, UndoSpread } from '../editorial/spread'
import { Refused } from '../errors'
import { leftOut, writeMarked } from './spread-tag'

const UNDO_MINUTES_MAX = 3

type Spread = Awaited<ReturnType<typeof getSpread>>
type Change = Spread['changes'][number]

/**
 * Takes a spread back. An article that nobody touched since is again exactly as it was; one that somebody changed loses
 * only those of the marks that still say what the spread said. What cannot be taken back is left, and said. Only who did it
 * may, or an admin. `Refused('nothing-to-undo')` when it was taken back already.
 */
export async function undoSpread(actor: Actor, input: UndoSpread): Promise<SpreadUndone> {
  authorize(actor, 'tag.spread')
  return db.$transaction(
    async (tx) => {
      const spread = await getSpread(tx, input.id)
      if (spread.byId !== actor.id) authorize(actor, 'tag.spread-undo-any')
      if (spread.undoneAt) throw new Refused('nothing-to-undo')
      const act = newAct(doerOf(actor))
      const undone: SpreadUndone = { restored: 0, unmarked: 0, left: [], here: NOTHING_HERE }
      const articles = await holdArticles(
        tx,
        spread.changes.map(({ articleId }) => articleId),
      )
      for (const change of spread.changes) {
        const article = articles.get(change.articleId)
        if (!article) continue
        const isHere = article.id === input.articleId
        const taken = await takeBack(tx, act, article, { change, spread, actor })
        if (taken.reason) undone.left.push(leftOut(article, taken.reason))
        if (taken.mentionIds.length === 0) continue
        if (taken.isWhole) undone.restored += 1
        else undone.unmarked += 1
        const version = article.version === input.version ? article.version + 1 : null
        if (isHere) undone.here = { version, ...taken }
      }
      await putUndone(tx, spread.id, actor.id)
      return undone
    },
    { timeout: UNDO_MINUTES_MAX * 60_000 },
  )
}

const NOTHING_HERE: SpreadUndone['here'] = { version: null, mentionIds: [], suggestionIds: [] }

type Taken = {
  isWhole: boolean
  reason: 'retired' | 'forbidden' | 'changed' | null
  mentionIds: string[]
  suggestionIds: string[]
}
const LEFT = { isWhole: false, mentionIds: [], suggestionIds: [] }

async function takeBack(
  tx: Tx,
  act: Act,
  article: ArticleAt,
  { change, spread, actor }: { change: Change; spread: Spread; actor: Actor },
): Promise<Taken> {
  if (article.retiredAt) return { ...LEFT, reason: 'retired' }
  if (!can(actor, 'article.edit', article)) return { ...LEFT, reason: 'forbidden' }
  const { content } = await getRevision(tx, article.id, article.head)
  const isWhole = article.head === change.headAfter
  const mentionIds = isWhole ? idsOf(change) : await standingOf(tx, content, change, spread)
  const isPart = mentionIds.length < change.undo.marks.length
  if (mentionIds.length === 0) return { ...LEFT, reason: 'changed' }

  const before = isWhole ? (await getRevision(tx, article.id, change.headBefore)).content : null
  const dropped = mentionIds.map((markId) => ({ markId, outcome: 'dropped' as const, sameAs: null }))
  await writeMarked(tx, act, article, before ?? without(content, new Set(mentionIds)), dropped)
  if (isWhole && article.status === 'DRAFT') await setEdited(tx, article.id, change.wasEdited)
  const suggestionIds: string[] = []
  for (const stood of change.undo.suggestions) {
    if (!mentionIds.includes(stood.mentionId)) continue
    if (await restoreState(tx, article.id, stood)) suggestionIds.push(stood.id)
  }
  const target = { type: 'article', id: article.id, label: content.headline }
  const facts = { quote: spread.quote, places: mentionIds.length, revision: article.head + 1, of: spread.id }
  await recordAudit(tx, act, 'article.spread-undo', target, facts)
  return { isWhole, reason: isPart ? 'changed' : null, mentionIds, suggestionIds }
}

const idsOf = ({ undo }: Change) => undo.marks.map(({ mentionId }) => mentionId)

/** Of the marks of a change those that stand as they were made: on the same words, with the same tag. */
async function standingOf(
  tx: Tx,
  content: ArticleContent,
  change: Change,
  spread: Spread,
): Promise<string[]> {
  const spans = annotationsOf(content.body)
  const tagIds = change.undo.marks.flatMap(({ mentionId }) => content.mentions[mentionId]?.tagId ?? [])
  const tags = await listTagNames(tx, [spread.tagId, ...tagIds])
  return change.undo.marks.flatMap(({ mentionId, quote }) => {
    const own = spans.filter(({ kind, id }) => kind === 'entity' && id === mentionId)
    const tagId = content.mentions[mentionId]?.tagId
    const isSameTag = tagId !== undefined && tags[tagId]?.id === tags[spread.tagId]?.id
    return own.length === 1 && own[0]?.quote === quote && isSameTag ? [mentionId] : []
  })
}

function without(content: ArticleContent, ids: ReadonlySet<string>): ArticleContent {
  const mentions = Object.entries(content.mentions).filter(([id]) => !ids.has(id))
  return { ...content, body: unmarkBody(content.body, ids), mentions: Object.fromEntries(mentions) }
}
