import 'server-only'
import { countByState, listArticleRows } from '../db/article-lists'
import { listSections } from '../db/articles'
import { listNewspapers } from '../db/page-lists'
import { listColleagues } from '../db/users'
import type { Actor } from '../editorial/actor'
import type { ArticleQuery, ArticleRow, Screen, SectionChoice, StateCounts } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'

type ArticleScreen = Screen<ArticleRow> & {
  newspapers: string[]
  sections: SectionChoice[]
  states: StateCounts
  /** Who can be asked to work on an article. */
  people: { id: string; name: string }[]
}

/** One screen of the articles, and the newspapers and sections it can be narrowed to. */
export async function listArticles(actor: Actor, query: ArticleQuery): Promise<ArticleScreen> {
  authorize(actor, 'article.list')
  const [screen, newspapers, sections, states, people] = await Promise.all([
    listArticleRows(query, actor.id),
    listNewspapers(),
    listSections(),
    countByState(query, actor.id),
    listColleagues(),
  ])
  return { ...screen, newspapers, sections, states, people }
}
