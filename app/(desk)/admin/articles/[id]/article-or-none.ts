import { forbidden } from 'next/navigation'
import { foundOrNull } from '@/lib/found-or-null'
import type { Actor } from '@/lib/editorial/actor'
import { Forbidden } from '@/lib/errors'
import { getArticleView, type ArticleView } from '@/lib/newsroom/get-article'

/** The article, or null; who may not see it, since others killed it or threw it away, is told so. */
export async function articleOrNone(actor: Actor, id: string): Promise<ArticleView | null> {
  try {
    return await foundOrNull(getArticleView(actor, id))
  } catch (error) {
    if (error instanceof Forbidden) forbidden()
    throw error
  }
}
