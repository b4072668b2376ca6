import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { db } from '../db/client'
import type { ArticleContent } from '../document/content'
import { basisOf } from '../document/figure-basis'
import { markBody } from '../document/mark-body'
import { Refused } from '../errors'
import { getArticleView } from './get-article'
import { publishArticle } from './publish-article'
import { saveArticle } from './save-article'
import { submitArticle } from './submit-article'

const FIELDS = {
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

const retyped = (content: ArticleContent, from: string, to: string): ArticleContent =>
  JSON.parse(JSON.stringify(content).replace(`"text":"${from}"`, `"text":"${to}"`))

/** An article that states 1.5万家, as the editor opens it. */
async function stated() {
  const actor = await makeActor()
  const metricId = randomUUID()
  const { id } = await makeArticle(actor, '松江观察', ['松江有企业1.5万家。'], (content) => ({
    ...content,
    body: markBody(content.body, [
      {
        blockId: String(content.body.content[0]?.attrs?.id),
        start: 5,
        end: 10,
        mark: { type: 'metric', attrs: { metricId } },
      },
    ]),
    metrics: { [metricId]: FIELDS },
  }))
  return { actor, id, metricId }
}

async function save(
  actor: Awaited<ReturnType<typeof makeActor>>,
  id: string,
  change: (content: ArticleContent) => ArticleContent,
) {
  const { version, content } = await getArticleView(actor, id)
  const saved = await saveArticle(actor, { id, version, content: change(content), decisions: [] })
  return { id, version: saved.version }
}

const rowOf = (id: string) =>
  db.metric.findUniqueOrThrow({ where: { id }, select: { isStale: true, text: true } })

describe('a figure whose words change', () => {
  test('is stale in its row and its revision, and neither submitted nor published until it is confirmed', async () => {
    const { actor, id, metricId } = await stated()
    expect(await rowOf(metricId)).toEqual({ isStale: false, text: '1.5万家' })

    const ref = await save(actor, id, (content) => retyped(content, '1.5万家', '1.6万家'))
    expect(await rowOf(metricId)).toEqual({ isStale: true, text: '1.6万家' })
    const revision = await db.revision.findFirstOrThrow({
      where: { articleId: id },
      orderBy: { number: 'desc' },
    })
    expect(revision.staleFigures).toEqual([metricId])
    const refusal = { reason: 'figures-stale', facts: { count: 1, figures: '“1.6万家”' } }
    await expect(publishArticle(actor, ref)).rejects.toMatchObject(refusal)
    await expect(submitArticle(actor, ref)).rejects.toMatchObject(refusal)
    await expect(publishArticle(actor, ref)).rejects.toBeInstanceOf(Refused)

    const confirmed = await save(actor, id, (content) => {
      const fields = { ...FIELDS, value: '16000' }
      return {
        ...content,
        metrics: {
          [metricId]: {
            ...fields,
            basis: basisOf({ text: '松江有企业1.6万家。', start: 5, end: 10 }, fields),
          },
        },
      }
    })
    expect((await rowOf(metricId)).isStale).toBe(false)
    await publishArticle(actor, confirmed)
    const published = await db.publishedMetric.findFirstOrThrow({ where: { metricId } })
    expect([published.text, published.value.toFixed()]).toEqual(['1.6万家', '16000'])
  })

  test('is confirmed again when its words come back', async () => {
    const { actor, id, metricId } = await stated()
    await save(actor, id, (content) => retyped(content, '1.5万家', '1.6万家'))
    await publishArticle(actor, await save(actor, id, (content) => retyped(content, '1.6万家', '1.5万家')))
    expect((await rowOf(metricId)).isStale).toBe(false)
  })

  test('is stale too when the save says nothing of what it was confirmed against', async () => {
    const { actor, id, metricId } = await stated()
    await save(actor, id, (content) => ({
      ...retyped(content, '1.5万家', '1.6万家'),
      metrics: { [metricId]: FIELDS },
    }))
    expect((await rowOf(metricId)).isStale).toBe(true)
  })

  test('cannot be published past the product either', async () => {
    const { actor, id } = await stated()
    await publishArticle(actor, await save(actor, id, (content) => content))
    const { id: _, content, ...facts } = await db.publication.findFirstOrThrow({ where: { articleId: id } })
    await save(actor, id, (now) => retyped(now, '1.5万家', '1.6万家'))
    const revision = await db.revision.findFirstOrThrow({
      where: { articleId: id },
      orderBy: { number: 'desc' },
    })
    await expect(
      db.publication.create({ data: { ...facts, content: content ?? {}, revisionId: revision.id } }),
    ).rejects.toThrow(/not confirmed/u)
  })
})
