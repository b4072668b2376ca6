import 'server-only'
import { z } from 'zod'
import { findInContent, replaceInContent, type ContentPlace } from '../document/replace-in-content'
import { getArticle, getArticleAt, listArticlesAt, type ArticleAt } from '../db/articles'
import { detailOf, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import { getRevision } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import type { ArticleContent } from '../document/content'
import type { Actor } from '../editorial/actor'
import type { AuditAction } from '../editorial/audit'
import { authorize, can } from '../editorial/policy'
import type { FindInMany, FoundArticle, ReplaceInMany, UndoReplacing } from '../editorial/replacing'
import { Conflict, Refused } from '../errors'
import { eachByItself, type BulkOutcome } from './act-on-many'
import { renewProposal } from './propose-to-article'
import { writeContent } from './write-content'

/** Where words stand in some articles that the person may see, and whether they may be changed there; articles without them are left out. */
export async function findInArticles(actor: Actor, { ids, ask }: FindInMany): Promise<FoundArticle[]> {
  authorize(actor, 'article.bulk')
  const articles = await listArticlesAt(db, ids)
  const found: FoundArticle[] = []
  for (const id of ids) {
    const article = articles.get(id)
    if (!article || !can(actor, 'article.view', article)) continue
    const places = findInContent((await getRevision(db, id, article.head)).content, ask)
    if (places.length === 0) continue
    const { version, headline, status, retiredAt } = article
    const mayEdit = retiredAt === null && can(actor, 'article.edit', article)
    found.push({ id, version, headline, status, mayEdit, places })
  }
  return found
}

/**
 * Replaces words in places of some articles, each by itself and under one act. Each becomes a revision; what readers see changes
 * with the next publication alone. Where the article has moved on since the places were found, it is refused.
 */
export async function replaceInArticles(
  actor: Actor,
  { actId, ask, words, rows }: ReplaceInMany,
): Promise<BulkOutcome[]> {
  return eachByItself(actor, actId, rows, async (act, { places, ...ref }) =>
    db.$transaction(
      async (tx) => {
        const article = await getArticleAt(tx, ref)
        authorize(actor, 'article.edit', article)
        const { content } = await getRevision(tx, article.id, article.head)
        const standing = new Set(findInContent(content, ask).map(keyOf))
        const wanted = new Map(places.map((place) => [keyOf(place), place]))
        if ([...wanted.keys()].some((key) => !standing.has(key))) throw new Conflict()
        const replaced = replaceInContent(content, [...wanted.values()], words)
        if (!replaced) throw new Refused('document-invalid')
        const detail = { query: ask.query, words, places: wanted.size }
        await write(
          tx,
          act,
          article,
          { content: replaced, authorId: actor.id },
          'article.replace-words',
          detail,
        )
        return null
      },
      { timeout: 30_000 },
    ),
  )
}

const keyOf = ({ blockId, start, end }: ContentPlace) => `${blockId} ${start} ${end}`

const Replaced = z.object({ revision: z.int() })

/**
 * Takes a replacing back in some articles, each by itself: an article that nobody changed since is as it was before. Only who did
 * it may. Throws Conflict, for each, when it was changed since.
 */
export async function undoReplacing(actor: Actor, { actId, of, ids }: UndoReplacing): Promise<BulkOutcome[]> {
  const rows = ids.map((id) => ({ id }))
  return eachByItself(actor, actId, rows, async (act, { id }) =>
    db.$transaction(
      async (tx) => {
        const { version } = await getArticle(tx, id)
        const article = await getArticleAt(tx, { id, version })
        authorize(actor, 'article.edit', article)
        const done = await detailOf(
          tx,
          { actId: of, actorId: actor.id, articleId: id },
          'article.replace-words',
        )
        if (Replaced.safeParse(done).data?.revision !== article.head) throw new Conflict()
        const { content } = await getRevision(tx, id, article.head - 1)
        const snapshot = { content, authorId: actor.id, isRestored: true }
        await write(tx, act, article, snapshot, 'article.replace-undo', { of })
        return null
      },
      { timeout: 30_000 },
    ),
  )
}

async function write(
  tx: Tx,
  act: Act,
  article: ArticleAt,
  snapshot: { content: ArticleContent; authorId: string; isRestored?: boolean },
  action: AuditAction,
  detail: Record<string, string | number>,
): Promise<void> {
  const revision = article.head + 1
  const printedOn = await findPrintedOn(tx, article.id)
  await writeContent(tx, article, { ...snapshot, reason: 'save', printedOn })
  await renewProposal(tx, { ...article, head: revision })
  const target = { type: 'article', id: article.id, label: snapshot.content.headline }
  await recordAudit(tx, act, action, target, { ...detail, revision })
}
