import 'server-only'
import { listArticleRows } from '../db/article-lists'
import { listSections } from '../db/articles'
import { listNewspapers } from '../db/page-lists'
import type { Actor } from '../editorial/actor'
import type { ArticleQuery, ArticleRow, Screen, SectionChoice } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'

type ArticleScreen = Screen<ArticleRow> & { newspapers: string[]; sections: SectionChoice[] }

/** One screen of the articles, and the newspapers and sections it can be narrowed to. */
export async function listArticles(actor: Actor, query: ArticleQuery): Promise<ArticleScreen> {
  authorize(actor, 'article.view')
  const [screen, newspapers, sections] = await Promise.all([
    listArticleRows(query),
    listNewspapers(),
    listSections(),
  ])
  return { ...screen, newspapers, sections }
}
