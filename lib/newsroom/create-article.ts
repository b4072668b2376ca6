import 'server-only'
import { randomUUID } from 'node:crypto'
import { findUntouched, getDefaultSectionId, putArticle } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { EMPTY_CONTENT, type ArticleContent } from '../document/content'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { writeContent } from './write-content'

/**
 * The blank article that someone is to write in: one of theirs that nothing was done with yet, else a new one. So a button
 * that was pressed by mistake leaves no row of empty articles.
 */
export async function beginArticle(actor: Actor): Promise<{ id: string }> {
  authorize(actor, 'article.create')
  return (await findUntouched(db, actor.id)) ?? createArticle(actor)
}

/** Begins a blank article: no headline yet, one empty paragraph, filed under the default section. */
export async function createArticle(actor: Actor): Promise<{ id: string }> {
  authorize(actor, 'article.create')
  return db.$transaction(async (tx) => {
    const sectionId = await getDefaultSectionId(tx)
    const article = await putArticle(tx, { headline: '', sectionId, createdById: actor.id })
    const content = blankContent(sectionId, randomUUID())
    await writeContent(tx, article, { content, reason: 'create', authorId: actor.id, printedOn: null })
    await recordAudit(tx, newAct(doerOf(actor)), 'article.create', {
      type: 'article',
      id: article.id,
      label: '',
    })
    return { id: article.id }
  })
}

function blankContent(sectionId: string, blockId: string): ArticleContent {
  return {
    ...EMPTY_CONTENT,
    sectionId,
    body: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: blockId, source: [] } }] },
  }
}
