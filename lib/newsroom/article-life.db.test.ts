import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { findOrPutTag } from '../db/vocabulary'
import { markBody } from '../document/mark-body'
import type { ArticleContent } from '../document/content'
import { Conflict, Forbidden, Refused } from '../errors'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { beginArticle, createArticle } from './create-article'
import { getArticleView } from './get-article'
import { publishArticle } from './publish-article'
import { returnArticle } from './return-article'
import { saveArticle } from './save-article'
import { submitArticle } from './submit-article'
import { unpublishArticle } from './unpublish-article'

const PRINTED = {
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

/** Marks 松江 as a tag and 1.5万家 as a figure in the first paragraph. */
async function annotated(content: ArticleContent): Promise<ArticleContent> {
  const [paragraph] = content.body.content
  const [mentionId, metricId] = [randomUUID(), randomUUID()]
  const blockId = String(paragraph?.attrs?.id)
  const text = '松江有高新技术企业1.5万家。'
  const tagId = await db.$transaction((tx) =>
    findOrPutTag(tx, { type: 'place', name: '上海市松江区', surface: '松江' }),
  )
  const at = text.indexOf('1.5')
  const body = markBody(content.body, [
    { blockId, start: 0, end: 2, mark: { type: 'entity', attrs: { mentionId } } },
    { blockId, start: at, end: at + 5, mark: { type: 'metric', attrs: { metricId } } },
  ])
  return { ...content, body, mentions: { [mentionId]: { tagId } }, metrics: { [metricId]: PRINTED } }
}

async function annotatedArticle(actor: Awaited<ReturnType<typeof makeActor>>) {
  const { id, version, content } = await makeArticle(actor, '松江观察', ['松江有高新技术企业1.5万家。'])
  const marked = await annotated(content)
  const saved = await saveArticle(actor, { id, version, content: marked, decisions: [] })
  return { id, version: saved.version, content: marked }
}

describe('saving', () => {
  test('writes rows for new marks and detaches rows whose mark is gone', async () => {
    const actor = await makeActor()
    const { id, version, content } = await annotatedArticle(actor)
    const mention = await db.mention.findFirstOrThrow({ where: { articleId: id } })
    const metric = await db.metric.findFirstOrThrow({ where: { articleId: id } })
    expect([mention.quote, metric.text, metric.value.toFixed(), metric.quote]).toEqual([
      '松江',
      '1.5万家',
      '15000',
      '松江有高新技术企业1.5万家。',
    ])
    const plain = {
      ...content,
      body: {
        ...content.body,
        content: content.body.content.map((node) => ({
          ...node,
          content: [{ type: 'text', text: '另一句话。' }],
        })),
      },
    }
    await saveArticle(actor, { id, version, content: plain, decisions: [] })
    expect(await db.mention.count({ where: { articleId: id, detachedAt: { not: null } } })).toBe(1)
    expect(await db.metric.count({ where: { articleId: id, detachedAt: { not: null } } })).toBe(1)
  })

  test('refuses a save that is based on an older version, and writes nothing', async () => {
    const actor = await makeActor()
    const { id, version, content } = await makeArticle(actor, '甲', ['一'])
    await saveArticle(actor, { id, version, content: { ...content, headline: '乙' }, decisions: [] })
    await expect(
      saveArticle(actor, { id, version, content: { ...content, headline: '丙' }, decisions: [] }),
    ).rejects.toBeInstanceOf(Conflict)
    expect((await getArticleView(actor, id)).content.headline).toBe('乙')
  })

  test('of two saves at once one wins and the other is told', async () => {
    const actor = await makeActor()
    const { id, version, content } = await makeArticle(actor, '甲', ['一'])
    const results = await Promise.allSettled(
      ['乙', '丙'].map((headline) =>
        saveArticle(actor, { id, version, content: { ...content, headline }, decisions: [] }),
      ),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('refuses a mark without a record and the mark of another article', async () => {
    const actor = await makeActor()
    const first = await annotatedArticle(actor)
    const other = await makeArticle(actor, '乙', ['二'])
    const attempt = (content: ArticleContent) =>
      saveArticle(actor, { id: other.id, version: other.version, content, decisions: [] })
    await expect(attempt({ ...first.content, mentions: {} })).rejects.toBeInstanceOf(Refused)
    await expect(attempt(first.content)).rejects.toBeInstanceOf(Refused)
  })

  test('two saves at once that name the same new indicator both succeed and make one', async () => {
    const actor = await makeActor()
    const indicator = `新指标${randomUUID()}`
    const drafts = await Promise.all(
      [1, 2].map(() => makeArticle(actor, '甲', ['松江有高新技术企业1.5万家。'])),
    )
    const saves = drafts.map(async ({ id, version, content }) => {
      const marked = await annotated(content)
      const metrics = Object.fromEntries(
        Object.entries(marked.metrics).map(([key, fields]) => [key, { ...fields, indicator }]),
      )
      return saveArticle(actor, { id, version, content: { ...marked, metrics }, decisions: [] })
    })
    await Promise.all(saves)
    const made = await db.indicator.findMany({ where: { name: indicator }, include: { metrics: true } })
    expect(made.map(({ metrics, dimension }) => [metrics.length, dimension])).toEqual([[2, 'count']])
  })

  test('saving the same content twice makes one revision', async () => {
    const actor = await makeActor()
    const { id, version, content } = await makeArticle(actor, '甲', ['一'])
    expect((await saveArticle(actor, { id, version, content, decisions: [] })).version).toBe(version)
  })

  test('a revision is never changed', async () => {
    const actor = await makeActor()
    const { id } = await makeArticle(actor, '甲', ['一'])
    await expect(db.revision.updateMany({ where: { articleId: id }, data: { reason: 'x' } })).rejects.toThrow(
      /never changed/u,
    )
  })
})

describe('publishing', () => {
  test('freezes words and figures: later saves change no public row', async () => {
    const actor = await makeActor()
    const { id, version, content } = await annotatedArticle(actor)
    const published = await publishArticle(actor, { id, version })
    const read = () =>
      db.publication.findMany({
        where: { articleId: id },
        include: { mentions: true, metrics: true, blocks: { select: { text: true } } },
      })
    const before = await read()
    expect(before[0]?.metrics[0]).toMatchObject({ text: '1.5万家', sentence: '松江有高新技术企业1.5万家。' })
    expect(before[0]?.mentions).toHaveLength(1)

    await saveArticle(actor, {
      id,
      version: published.version,
      content: { ...content, headline: '改过的标题' },
      decisions: [],
    })
    expect(await read()).toEqual(before)
    expect((await getArticleView(actor, id)).hasUnpublishedChanges).toBe(true)
  })

  test('publishing again keeps the address and the first date, and ends the copy before', async () => {
    const actor = await makeActor()
    const { id, version, slug, content } = await makePublished(actor, '甲', ['一'])
    const saved = await saveArticle(actor, {
      id,
      version,
      content: { ...content, headline: '乙' },
      decisions: [],
    })
    const again = await publishArticle(actor, { id, version: saved.version })
    expect(again.slug).toBe(slug)
    const rows = await db.publication.findMany({ where: { articleId: id }, orderBy: { publishedAt: 'asc' } })
    expect(rows.map(({ headline, endReason }) => [headline, endReason])).toEqual([
      ['甲', 'replaced'],
      ['乙', null],
    ])
    expect(rows[1]?.firstPublishedAt).toEqual(rows[0]?.firstPublishedAt)
  })

  test('two at once: one success, one refusal, one open copy', async () => {
    const actor = await makeActor()
    const { id, version } = await makeArticle(actor, '甲', ['一'])
    const results = await Promise.allSettled([
      publishArticle(actor, { id, version }),
      publishArticle(actor, { id, version }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.publication.count({ where: { articleId: id, endedAt: null } })).toBe(1)
  })

  test('marks every surface that shows it stale, in the same transaction', async () => {
    const actor = await makeActor()
    const { id, version, content } = await annotatedArticle(actor)
    const last = (await db.staleSurface.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n
    await publishArticle(actor, { id, version })
    const rows = await db.staleSurface.findMany({ where: { id: { gt: last } } })
    const tagId = Object.values(content.mentions)[0]?.tagId
    expect(rows.map(({ surface }) => surface)).toEqual(
      expect.arrayContaining(['latest', `article:${id}`, `tag:${tagId}`, `section:${content.sectionId}`]),
    )
    expect(rows.some(({ surface }) => surface.startsWith('indicator:'))).toBe(true)
  })

  test('begins one article until something was done with it', async () => {
    const [actor, other] = [await makeActor('CONTRIBUTOR'), await makeActor('CONTRIBUTOR')]
    const { id } = await beginArticle(actor)
    expect((await beginArticle(other)).id).not.toBe(id)
    expect(await beginArticle(actor)).toEqual({ id })
    expect(await db.auditEvent.count({ where: { action: 'article.create', targetId: id } })).toBe(1)
    const { content, version } = await getArticleView(actor, id)
    await saveArticle(actor, { id, version, content: { ...content, headline: '写了标题' }, decisions: [] })
    expect((await beginArticle(actor)).id).not.toBe(id)
  })

  test('refuses an article without a headline or without text', async () => {
    const actor = await makeActor()
    const blank = await createArticle(actor)
    await expect(publishArticle(actor, { id: blank.id, version: 2 })).rejects.toMatchObject({
      reason: 'headline-missing',
    })
    const empty = await makeArticle(actor, '有标题', [' '])
    await expect(publishArticle(actor, empty)).rejects.toMatchObject({ reason: 'body-empty' })
  })

  test('withdrawing ends the copy; the article can go online again at its address', async () => {
    const actor = await makeActor()
    const { id, version, slug } = await makePublished(actor, '甲', ['一'])
    const off = await unpublishArticle(actor, { id, version })
    expect(await db.publication.count({ where: { articleId: id, endedAt: null } })).toBe(0)
    expect((await publishArticle(actor, { id, version: off.version })).slug).toBe(slug)
  })
})

describe('review', () => {
  test('a contributor submits and cannot publish; an editor returns with a reason', async () => {
    const contributor = await makeActor('CONTRIBUTOR')
    const editor = await makeActor('EDITOR')
    const { id, version, content } = await makeArticle(contributor, '甲', ['一'])
    await expect(publishArticle(contributor, { id, version })).rejects.toBeInstanceOf(Forbidden)
    const sent = await submitArticle(contributor, { id, version })
    await expect(
      saveArticle(contributor, {
        id,
        version: sent.version,
        content: { ...content, headline: '乙' },
        decisions: [],
      }),
    ).rejects.toBeInstanceOf(Forbidden)
    await returnArticle(editor, { id, version: sent.version, reason: '缺数据来源' })
    expect(await getArticleView(contributor, id)).toMatchObject({
      status: 'DRAFT',
      returnReason: '缺数据来源',
    })
  })
})
