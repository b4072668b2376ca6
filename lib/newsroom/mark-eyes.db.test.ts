import { describe, expect, test } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { makeMarkedArticle, MARKED_TEXT, saveChange, wordsOnly } from '../../seeds/marked-article-factory'
import { db } from '../db/client'
import { annotationsOf } from '../document/annotations-of'
import { ArticleContent } from '../document/content'
import { withEyes } from '../document/keep-marks'
import { Refused } from '../errors'
import { getArticleView } from './get-article'
import { publishArticle } from './publish-article'
import { submitArticle } from './submit-article'

async function makeMarked() {
  const actor = await makeActor()
  return { actor, ...(await makeMarkedArticle(actor)) }
}

const rows = (articleId: string) =>
  db.markEye.findMany({
    where: { articleId },
    orderBy: { kind: 'asc' },
    select: { markId: true, reason: true, quote: true, outcome: true, settledById: true },
  })

describe('a write that does not come from the editor', () => {
  test('lays the marks on the same words again', async () => {
    const { actor, id, mentionId, metricId } = await makeMarked()
    await saveChange(actor, id, (content) => wordsOnly(content, ['编者按。', `本报讯 ${MARKED_TEXT}`]))
    const { content } = await getArticleView(actor, id)
    expect(annotationsOf(content.body).map((span) => [span.id, span.quote])).toEqual([
      [mentionId, '松江区'],
      [metricId, '1.5万家'],
    ])
    expect(await rows(id)).toEqual([])
    expect(await db.mention.count({ where: { id: mentionId, detachedAt: null } })).toBe(1)
  })

  test('puts what it lost on a list that is kept, asked about before publishing, and settled on record', async () => {
    const { actor, id, mentionId, metricId } = await makeMarked()
    const ref = await saveChange(actor, id, (content) => wordsOnly(content, ['另一段话，没有地名和数字。']))
    const view = await getArticleView(actor, id)
    expect(Object.keys(view.content.eyes ?? {}).toSorted()).toEqual([mentionId, metricId].toSorted())
    expect(Object.keys(view.tags)).toHaveLength(1)
    expect(await rows(id)).toMatchObject([
      { markId: mentionId, reason: 'words-gone', quote: '松江区', outcome: null },
      { markId: metricId, reason: 'words-gone', quote: '1.5万家', outcome: null },
    ])
    const refusal = { reason: 'marks-unsettled', facts: { count: 1, marks: '“1.5万家”' } }
    await expect(submitArticle(actor, ref)).rejects.toMatchObject(refusal)
    await expect(publishArticle(actor, ref)).rejects.toMatchObject(refusal)
    await expect(publishArticle(actor, ref)).rejects.toBeInstanceOf(Refused)

    // A client that says nothing of them loses nothing.
    await saveChange(actor, id, (content) => withEyes({ ...content, headline: '新题' }, {}))
    expect((await rows(id)).map(({ outcome }) => outcome)).toEqual([null, null])

    const settled = await saveChange(
      actor,
      id,
      ({ eyes = {}, ...content }) => ({ ...content, eyes: { [mentionId]: eyes[mentionId] ?? fail() } }),
      [{ markId: metricId, outcome: 'dropped', sameAs: null }],
    )
    expect(await rows(id)).toMatchObject([
      { markId: mentionId, outcome: null },
      { markId: metricId, outcome: 'dropped', settledById: actor.id },
    ])
    const event = await db.auditEvent.findFirstOrThrow({
      where: { targetId: id, action: 'article.settle-marks' },
    })
    expect(event.detail).toMatchObject({ settled: [{ quote: '1.5万家', outcome: 'dropped' }] })
    await publishArticle(actor, settled)
  })

  test('the database itself refuses to publish a revision with marks that need an eye, and rows that make no sense', async () => {
    const { actor, id, mentionId } = await makeMarked()
    await saveChange(actor, id, (content) => wordsOnly(content, ['另一段话。']))
    const revision = await db.revision.findFirstOrThrow({
      where: { articleId: id },
      orderBy: { number: 'desc' },
    })
    expect(revision.openEyes).toHaveLength(1)
    const where = { articleId_markId: { articleId: id, markId: mentionId } }
    const change = (data: object) => db.markEye.update({ where, data })
    await expect(change({ outcome: 'dropped' })).rejects.toThrow('MarkEye_settled_check')
    await expect(change({ outcome: 'same', settledAt: new Date() })).rejects.toThrow('MarkEye_settled_check')
    await expect(change({ reason: 'whatever' })).rejects.toThrow('MarkEye_check')
    await expect(change({ quote: '' })).rejects.toThrow('MarkEye_check')
    const insert = db.$executeRaw`
      INSERT INTO "Publication" ("id", "articleId", "revisionId", "slug", "headline", "sectionId", "origin", "firstPublishedAt",
        "publishedAt", "goLiveAt", "publishedById", "content")
      SELECT gen_random_uuid(), ${id}::uuid, ${revision.id}::uuid, 's', 'h', "sectionId", 'review', now(), now(), now(),
        ${actor.id}::uuid, '{}' FROM "Article" WHERE "id" = ${id}::uuid`
    await expect(insert).rejects.toThrow('has marks that need an eye')
  })
})

test('a text that names a standing mark among those that wait is refused, and writes nothing', async () => {
  const { actor, id, mentionId } = await makeMarked()
  const { content: marked } = await getArticleView(actor, id)
  await saveChange(actor, id, (content) => wordsOnly(content, ['另一段话，没有地名和数字。']))
  const { eyes = {} } = (await getArticleView(actor, id)).content
  const typedOver = JSON.stringify({ ...marked, eyes: { [mentionId]: eyes[mentionId] } })
  const crafted = saveChange(actor, id, () =>
    ArticleContent.parse(JSON.parse(typedOver.replace('"text":"松江区"', '"text":"松江新区"'))),
  )
  await expect(crafted).rejects.toMatchObject({ reason: 'document-invalid' })
  expect(await rows(id)).toMatchObject([{ outcome: null }, { outcome: null }])
})

test('a name that is typed over waits for an editor, and may stay as it is', async () => {
  const { actor, id, mentionId } = await makeMarked()
  const typed = (content: ArticleContent): ArticleContent =>
    JSON.parse(JSON.stringify(content).replace('"text":"松江区"', '"text":"松江新区"'))
  const ref = await saveChange(actor, id, typed)
  expect(await rows(id)).toMatchObject([{ markId: mentionId, reason: 'words-changed', quote: '松江区' }])
  await expect(publishArticle(actor, ref)).rejects.toMatchObject({ reason: 'marks-unsettled' })
  const kept = await saveChange(actor, id, (content) => ({
    ...content,
    mentions: { [mentionId]: { tagId: content.mentions[mentionId]?.tagId ?? '', quote: '松江新区' } },
  }))
  expect(await rows(id)).toMatchObject([{ outcome: 'kept', settledById: actor.id }])
  await publishArticle(actor, kept)
})

function fail(): never {
  throw new Error('the mark is not on the list')
}
