import 'server-only'
import { randomUUID } from 'node:crypto'
import { holdArticles, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import { getRevision } from '../db/revisions'
import { setEdited } from '../db/retirement'
import { findPrintedOn } from '../db/source-pages'
import { listStates, putSpread, putSpreadChange } from '../db/spreads'
import { decideSuggestions, listSuggestions } from '../db/suggestions'
import { tagsOfSenses } from '../db/surface-forms'
import { listTagNames, type TagName } from '../db/vocabulary'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import type { SettledMark } from '../document/keep-marks'
import { locateSuggestion } from '../document/locate-suggestion'
import { markBody } from '../document/mark-body'
import { senseKey } from '../document/refusals'
import { placeAgain } from '../document/spread-places'
import type { EditorSuggestion } from '../document/suggestion'
import type { Actor } from '../editorial/actor'
import { authorize, can } from '../editorial/policy'
import {
  isInScope,
  type LeftOut,
  type LeftReason,
  type SpreadDecided,
  type SpreadDone,
  type SpreadMark,
  type SpreadPlace,
  type SpreadTag,
} from '../editorial/spread'
import { NotFound } from '../errors'
import { renewProposal } from './propose-to-article'
import { writeContent } from './write-content'

const SPREAD_MINUTES_MAX = 3

/**
 * Gives a tag to the chosen words in many articles, as one act: each gets a revision, public copies stay as they are. What
 * lies outside the scope, may not be changed by this person, or is no longer there is left, and said.
 */
export async function spreadTag(actor: Actor, input: SpreadTag): Promise<SpreadDone> {
  authorize(actor, 'tag.spread')
  return db.$transaction(
    async (tx) => {
      const tag = (await listTagNames(tx, [input.tagId]))[input.tagId]
      if (!tag) throw new NotFound()
      const act = newAct(doerOf(actor))
      await putSpread(tx, { id: act.id, tagId: tag.id, quote: input.quote, byId: actor.id })
      const held = await holdArticles(
        tx,
        input.chosen.map(({ articleId }) => articleId),
      )
      const done: SpreadDone = { id: act.id, articles: 0, places: 0, left: [], here: NOTHING_HERE }
      for (const { articleId, places } of input.chosen) {
        const article = held.get(articleId)
        if (!article) continue
        const isHere = articleId === input.articleId
        const reason = whyLeft(actor, article, isHere, input)
        const made = reason === null ? await markArticle(tx, act, article, tag, places) : null
        if (!made || made.marks.length < places.length) done.left.push(leftOut(article, reason ?? 'changed'))
        if (!made) continue
        done.articles += 1
        done.places += made.marks.length
        if (isHere) {
          const version = article.version === input.version ? made.version : null
          done.here = { version, marks: made.marks, decided: made.decided }
        }
      }
      return done
    },
    { timeout: SPREAD_MINUTES_MAX * 60_000 },
  )
}

const NOTHING_HERE: SpreadDone['here'] = { version: null, marks: [], decided: [] }

export const leftOut = ({ id, headline }: ArticleAt, reason: LeftReason): LeftOut => ({
  id,
  headline,
  reason,
})

function whyLeft(actor: Actor, article: ArticleAt, isHere: boolean, { scope }: SpreadTag): LeftReason | null {
  if (article.retiredAt) return 'retired'
  if (!isInScope(scope, { isHere, status: article.status })) return 'scope'
  return can(actor, 'article.edit', article) ? null : 'forbidden'
}

type Made = { version: number; marks: SpreadMark[]; decided: SpreadDecided[] }

/** Marks the places of one article that are still there; null when none is. */
async function markArticle(
  tx: Tx,
  act: Act,
  article: ArticleAt,
  tag: TagName,
  places: readonly SpreadPlace[],
): Promise<Made | null> {
  const { content } = await getRevision(tx, article.id, article.head)
  const marks = marksFor(content, places)
  if (marks.length === 0) return null
  const suggestions = await listSuggestions(tx, article.id)
  const decided = await decisionsFor(tx, content, suggestions, marks, tag)
  const states = await listStates(
    tx,
    article.id,
    decided.map(({ suggestionId }) => suggestionId),
  )
  await writeMarked(tx, act, article, withMarks(content, marks, tag.id))
  await decideSuggestions(tx, article.id, decided, act.doer.id)
  await putSpreadChange(tx, {
    spreadId: act.id,
    articleId: article.id,
    headBefore: article.head,
    headAfter: article.head + 1,
    wasEdited: article.isEdited,
    undo: {
      marks: marks.map(({ mentionId, quote }) => ({ mentionId, quote })),
      suggestions: decided.flatMap(({ suggestionId, state: became, mentionId }) => {
        const stood = states.find(({ id }) => id === suggestionId)
        if (!stood) return []
        const { id, state, decidedById, decidedAt } = stood
        return [{ id, mentionId, state, decidedById, decidedAt: decidedAt?.toISOString() ?? null, became }]
      }),
    },
  })
  const target = { type: 'article', id: article.id, label: content.headline }
  const facts = {
    tag: tag.name,
    quote: marks[0]?.quote ?? '',
    places: marks.length,
    revision: article.head + 1,
  }
  await recordAudit(tx, act, 'article.spread', target, facts)
  return { version: article.version + 1, marks: marks.map(withoutQuote), decided }
}

type Marked = SpreadMark & { quote: string }

const withoutQuote = (marked: Marked): SpreadMark => {
  const { quote: _, ...mark } = marked
  return mark
}

/** New marks for the places that are still there, none over another. */
export function marksFor(content: ArticleContent, places: readonly SpreadPlace[]): Marked[] {
  const marks: Marked[] = []
  for (const place of places) {
    const found = placeAgain(content, place)
    const isTwice = marks.some(
      (mark) => mark.blockId === found?.blockId && mark.start < found.end && found.start < mark.end,
    )
    if (found && !isTwice) marks.push({ ...found, mentionId: randomUUID(), quote: place.quote })
  }
  return marks
}

/** The content with the marks laid on its words. */
export function withMarks(
  content: ArticleContent,
  marks: readonly SpreadMark[],
  tagId: string,
): ArticleContent {
  const placements = marks.map(({ mentionId, blockId, start, end }) => ({
    blockId,
    start,
    end,
    mark: { type: 'entity' as const, attrs: { mentionId } },
  }))
  const added = Object.fromEntries(marks.map(({ mentionId }) => [mentionId, { tagId }]))
  return {
    ...content,
    body: markBody(content.body, placements),
    mentions: { ...content.mentions, ...added },
  }
}

/** What was proposed for exactly these words is settled with them: accepted when it meant this, corrected when another thing. */
export async function decisionsFor(
  tx: Tx,
  content: ArticleContent,
  suggestions: readonly EditorSuggestion[],
  marks: readonly Marked[],
  tag: TagName,
): Promise<SpreadDecided[]> {
  const blocks = textBlocksOf(content.body)
  const quotes = new Set(marks.map(({ quote }) => quote))
  const met = suggestions.flatMap((one) => {
    if (one.kind !== 'mention' || one.state !== 'open' || !quotes.has(one.quote)) return []
    const place = locateSuggestion(blocks, one)
    const mark = marks.find(
      ({ blockId, start, end }) => blockId === place?.blockId && start === place.start && end === place.end,
    )
    const { type, canonical: name } = one.fields
    return mark ? [{ suggestionId: one.id, mentionId: mark.mentionId, type, name }] : []
  })
  const tags = await tagsOfSenses(tx, met)
  return met.map(({ suggestionId, mentionId, type, name }) => {
    const meant = tags.get(senseKey(type, name))
    const isSame = meant ? meant === tag.id : type === tag.type && name === tag.name
    return { suggestionId, mentionId, state: isSame ? 'accepted' : 'corrected' }
  })
}

/** Writes a content that an act over many articles made, as a save of this person. */
export async function writeMarked(
  tx: Tx,
  act: Act,
  article: ArticleAt,
  content: ArticleContent,
  settled: readonly SettledMark[] = [],
): Promise<void> {
  await writeContent(tx, article, {
    content,
    settled,
    reason: 'spread',
    authorId: act.doer.id,
    printedOn: await findPrintedOn(tx, article.id),
  })
  // The splitting desk may not rebuild it unasked: the marks would be lost.
  await setEdited(tx, article.id, true)
  await renewProposal(tx, { ...article, head: article.head + 1 })
}
