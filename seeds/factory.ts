// Makers for database tests and e2e: everything is made as a person would, through use cases.
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { ArticleContent } from '@/lib/document/content'
import type { Actor, Role } from '@/lib/editorial/actor'
import { createArticle } from '@/lib/newsroom/create-article'
import { getArticleView } from '@/lib/newsroom/get-article'
import { publishArticle } from '@/lib/newsroom/publish-article'
import { saveArticle } from '@/lib/newsroom/save-article'

/** An account that no one can sign in to. */
export async function makeActor(role: Role = 'EDITOR', name = '测试'): Promise<Actor> {
  const email = `${randomUUID()}@example.cn`
  const { id } = await db.user.create({ data: { email, name, role, passwordHash: '-' } })
  return { id, name, email, role, locale: 'zh-CN' }
}

/** A saved draft of one paragraph a text; `change` may alter everything else. */
export async function makeArticle(
  actor: Actor,
  headline: string,
  texts: readonly string[],
  change: (content: ArticleContent) => ArticleContent = (content) => content,
): Promise<{ id: string; version: number; content: ArticleContent }> {
  const { id } = await createArticle(actor)
  const { version, content } = await getArticleView(actor, id)
  const paragraphs = texts.map((text) => ({
    type: 'paragraph',
    attrs: { id: randomUUID(), source: [] },
    content: [{ type: 'text', text }],
  }))
  const wanted = change({ ...content, headline, body: { type: 'doc', content: paragraphs } })
  const saved = await saveArticle(actor, { id, version, content: wanted, decisions: [] })
  return { id, version: saved.version, content: wanted }
}

/** A published article of one paragraph a text. */
export async function makePublished(
  actor: Actor,
  headline: string,
  texts: readonly string[],
  change?: (content: ArticleContent) => ArticleContent,
): Promise<{ id: string; version: number; slug: string; content: ArticleContent }> {
  const article = await makeArticle(actor, headline, texts, change)
  return { ...article, ...(await publishArticle(actor, article)) }
}
