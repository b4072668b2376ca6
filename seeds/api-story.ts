import { randomUUID } from 'node:crypto'
import { makeArticle } from './factory'
import { FIELDS } from './figure-factory'
import { makePage } from './page-factory'
import { db } from '@/lib/db/client'
import { findOrPutTag } from '@/lib/db/vocabulary'
import type { ArticleContent } from '@/lib/document/content'
import { markBody } from '@/lib/document/mark-body'
import type { Actor } from '@/lib/editorial/actor'
import { publishArticle } from '@/lib/newsroom/publish-article'

export const makeTag = async () => {
  const name = `昊海${randomUUID().slice(0, 8)}`
  const id = await db.$transaction((tx) => findOrPutTag(tx, { type: 'organization', name }))
  return db.tag.findUniqueOrThrow({ where: { id }, select: { id: true, slug: true, name: true } })
}
export type Tag = Awaited<ReturnType<typeof makeTag>>

const figureOf = (indicator: string, subject: string) => ({
  ...FIELDS,
  indicator,
  subject,
  value: '15000',
  qualifier: '≈' as const,
  period: null,
})

/** An article that names the tag, and states a figure of the indicator about it. */
export async function makeStory(actor: Actor, tag: Tag, indicator: string) {
  const text = `${tag.name}有企业近1.5万家`
  const [mentionId, metricId] = [randomUUID(), randomUUID()]
  return makeArticle(
    actor,
    `标题${randomUUID().slice(0, 8)}`,
    [text, '后来的话。'],
    (content): ArticleContent => {
      const blockId = String(content.body.content[0]?.attrs?.id)
      const body = markBody(content.body, [
        { blockId, start: 0, end: tag.name.length, mark: { type: 'entity', attrs: { mentionId } } },
        { blockId, start: text.length - 6, end: text.length, mark: { type: 'metric', attrs: { metricId } } },
      ])
      const byline = { name: '李记者', role: '记者', personTagId: null }
      const metrics = { [metricId]: figureOf(indicator, tag.name) }
      return {
        ...content,
        kicker: '引题',
        deck: '副题',
        body,
        bylines: [byline],
        mentions: { [mentionId]: { tagId: tag.id } },
        metrics,
      }
    },
  )
}

/** A published story with everything the API shows of one: its tag, indicator, printed page and correction. */
export async function publishStory(actor: Actor) {
  const tag = await makeTag()
  const indicatorName = `指标${randomUUID().slice(0, 8)}`
  const draft = await makeStory(actor, tag, indicatorName)
  const headline = draft.content.headline
  const page = await makePage(actor, {
    newspaper: { value: '松江报', isGuess: false },
    printedOn: { value: '2023-12-04', isGuess: false },
    pageLabel: { value: '第二版', isGuess: false },
    lines: [{ text: `${tag.name}有企业近1.5万家`, articleId: draft.id }, { text: '秘密的话。' }],
  })
  const { slug, version } = await publishArticle(actor, draft)
  const indicator = await db.indicator.findUniqueOrThrow({ where: { name: indicatorName } })
  return { id: draft.id, version, slug, headline, tag, indicator, pageId: page.id }
}
export type Story = Awaited<ReturnType<typeof publishStory>>
