// Makes an article with a name and a figure marked in it, for database tests and e2e.
import { randomUUID } from 'node:crypto'
import { textBlocksOf } from '@/lib/document/body'
import type { ArticleContent } from '@/lib/document/content'
import { markBody } from '@/lib/document/mark-body'
import type { Actor } from '@/lib/editorial/actor'
import { createTag } from '@/lib/newsroom/create-tag'
import { getArticleView } from '@/lib/newsroom/get-article'
import { saveArticle, type SaveArticle } from '@/lib/newsroom/save-article'
import { makeArticle } from './factory'

export const MARKED_TEXT = '记者昨天从松江区获悉，当地已有高新技术企业1.5万家，比上年多。'

const FIGURE = {
  indicator: '高新技术企业数',
  subject: null,
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=' as const,
  kind: 'level' as const,
  period: null,
  scope: null,
}

/** An article of two paragraphs that names 松江区 and states 1.5万家. */
export async function makeMarkedArticle(actor: Actor, headline = '松江观察') {
  const [mentionId, metricId] = [randomUUID(), randomUUID()]
  const tag = await createTag(actor, { type: 'place', name: `松江区${mentionId}` })
  const { id } = await makeArticle(actor, headline, [MARKED_TEXT, '第二段。'], (content) => {
    const blockId = textBlocksOf(content.body)[0]?.id ?? ''
    const at = (words: string) => {
      const start = MARKED_TEXT.indexOf(words)
      return { blockId, start, end: start + words.length }
    }
    return {
      ...content,
      body: markBody(content.body, [
        { ...at('松江区'), mark: { type: 'entity', attrs: { mentionId } } },
        { ...at('1.5万家'), mark: { type: 'metric', attrs: { metricId } } },
      ]),
      mentions: { [mentionId]: { tagId: tag.id } },
      metrics: { [metricId]: FIGURE },
    }
  })
  return { id, mentionId, metricId }
}

/** A content as a client would send it that knows no marks: the words alone. */
export const wordsOnly = (content: ArticleContent, texts: readonly string[]): ArticleContent => ({
  ...content,
  body: {
    type: 'doc',
    content: texts.map((text) => ({
      type: 'paragraph',
      attrs: { id: randomUUID(), source: [] },
      content: [{ type: 'text', text }],
    })),
  },
  mentions: {},
  metrics: {},
})

/** Saves a change of the newest content. */
export async function saveChange(
  actor: Actor,
  id: string,
  change: (content: ArticleContent) => ArticleContent,
  settled: SaveArticle['settled'] = [],
): Promise<{ id: string; version: number }> {
  const { version, content } = await getArticleView(actor, id)
  const saved = await saveArticle(actor, { id, version, content: change(content), decisions: [], settled })
  return { id, version: saved.version }
}
