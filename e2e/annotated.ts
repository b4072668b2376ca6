import { randomUUID } from 'node:crypto'
import type { ArticleContent } from '@/lib/document/content'
import type { Actor } from '@/lib/editorial/actor'
import { createTag } from '@/lib/newsroom/create-tag'
import { makePublished } from '@/seeds/factory'

/** What no other test writes. */
export const makeMark = (): string => randomUUID().slice(0, 8)

/** A paragraph that names the tag `name` and states the figure 320亿元 of `indicator`. */
function annotate(content: ArticleContent, name: string, tagId: string, indicator: string): ArticleContent {
  const [mentionId, metricId] = [randomUUID(), randomUUID()]
  const words = [
    { type: 'text', text: name, marks: [{ type: 'entity' as const, attrs: { mentionId } }] },
    { type: 'text', text: '今年投资' },
    { type: 'text', text: '320亿元', marks: [{ type: 'metric' as const, attrs: { metricId } }] },
    { type: 'text', text: '。' },
  ]
  const [paragraph, ...others] = content.body.content
  return {
    ...content,
    body: { type: 'doc', content: [{ ...paragraph, type: 'paragraph', content: words }, ...others] },
    mentions: { [mentionId]: { tagId } },
    metrics: {
      [metricId]: {
        indicator,
        subject: name,
        value: '32000000000',
        valueTo: null,
        from: null,
        direction: null,
        unit: '元',
        qualifier: '=',
        kind: 'level',
        period: '今年',
        scope: null,
      },
    },
  }
}

/** A published article that names a tag of its own and states a figure of an indicator of its own. */
export async function makeAnnotated(actor: Actor, mark: string) {
  const [name, indicator] = [`走廊工程${mark}`, `投资额${mark}`]
  const tag = await createTag(actor, { type: 'project', name })
  const headline = `走廊工程开工${mark}`
  const article = await makePublished(actor, headline, ['一', '第二段文字。'], (content) =>
    annotate(content, name, tag.id, indicator),
  )
  return { ...article, headline, tag, indicator }
}
