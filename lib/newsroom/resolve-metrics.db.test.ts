import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { makePage } from '../../seeds/page-factory'
import { db } from '../db/client'
import { createTag } from './create-tag'
import { previewFigure } from './preview-figure'
import { resolveMetrics } from './resolve-metrics'

const FIELDS = {
  indicator: '',
  subject: null,
  value: '35',
  valueTo: null,
  from: null,
  direction: null,
  unit: '公顷',
  qualifier: '=' as const,
  kind: 'level' as const,
  period: null,
  scope: null,
}

/** An article printed on a known or guessed day. */
async function printed(isGuess: boolean) {
  const actor = await makeActor()
  const { id } = await makeArticle(actor, '甲', ['一'])
  await makePage(actor, {
    printedOn: { value: '2023-12-04', isGuess },
    lines: [{ text: '一', articleId: id }],
  })
  return { actor, id }
}

const resolve = (articleId: string, fields: object, printedOn: string | null = '2023-12-04') =>
  db.$transaction(async (tx) =>
    (await resolveMetrics(tx, articleId, [{ ...FIELDS, ...fields }], printedOn))(0),
  )

describe('the printed words of a figure', () => {
  test('lead to records and days, each with how sure that is', async () => {
    const { actor, id } = await printed(false)
    const mark = randomUUID()
    const tag = await createTag(actor, { type: 'place', name: `松江${mark}` })
    await db.tagAlias.create({ data: { tagId: tag.id, name: `茸城${mark}` } })
    const fields = { indicator: `面积${mark}`, subject: `松江${mark}`, scope: `茸城${mark}`, period: '今年' }
    const first = await resolve(id, fields)
    expect(first).toMatchObject({
      subjectTagId: tag.id,
      scopeTagId: tag.id,
      periodFrom: '2023-01-01',
      periodTo: '2023-12-31',
      canonicalValue: '350000',
      canonicalUnit: '平方米',
      resolution: {
        indicator: { rule: 'indicator.new', score: 0.6 },
        subject: { rule: 'tag.name', score: 1 },
        scope: { rule: 'tag.alias', score: 0.9 },
        period: { rule: 'period.counted', score: 0.9 },
      },
    })
    expect((await resolve(id, fields)).resolution.indicator).toEqual({ rule: 'indicator.name', score: 1 })
    expect(await previewFigure(actor, { articleId: id, fields: { ...FIELDS, ...fields } })).toMatchObject({
      indicator: { id: first.indicatorId },
      subject: { id: tag.id, name: `松江${mark}` },
      period: { from: '2023-01-01', to: '2023-12-31' },
    })
  })

  test('a preview makes no indicator', async () => {
    const { actor, id } = await printed(false)
    const indicator = `未有${randomUUID()}`
    const preview = await previewFigure(actor, { articleId: id, fields: { ...FIELDS, indicator } })
    expect(preview.indicator).toBeNull()
    expect(await db.indicator.count({ where: { name: indicator } })).toBe(0)
  })

  test('of two tags of one name the one that the article names is meant', async () => {
    const { actor, id } = await printed(false)
    const name = `新桥${randomUUID()}`
    const place = await createTag(actor, { type: 'place', name })
    await createTag(actor, { type: 'organization', name, mayShare: true })
    expect((await resolve(id, { subject: name })).resolution.subject).toEqual({
      rule: 'tag.ambiguous',
      score: 0,
    })
    await db.mention.create({
      data: { id: randomUUID(), articleId: id, tagId: place.id, blockId: 'a', start: 0, end: 1, quote: name },
    })
    const named = await resolve(id, { subject: name })
    expect([named.subjectTagId, named.resolution.subject?.rule]).toEqual([place.id, 'tag.mentioned'])
  })

  test('the tag that an editor chose is meant, whatever the words say, until it is no more', async () => {
    const { actor, id } = await printed(false)
    const name = `新桥${randomUUID()}`
    await createTag(actor, { type: 'place', name })
    const firm = await createTag(actor, { type: 'organization', name, mayShare: true })
    const chosen = { subject: firm.id }
    const found = await resolve(id, { subject: name, chosen })
    expect([found.subjectTagId, found.resolution.subject]).toEqual([
      firm.id,
      { rule: 'tag.chosen', score: 1 },
    ])
    const otherWords = await resolve(id, { subject: '全厂', chosen })
    expect(otherWords.subjectTagId).toBe(firm.id)
    expect(
      await previewFigure(actor, { articleId: id, fields: { ...FIELDS, subject: '全厂', chosen } }),
    ).toMatchObject({ subject: { id: firm.id, name }, resolution: { subject: { rule: 'tag.chosen' } } })
    expect((await resolve(id, { subject: null, chosen })).subjectTagId).toBeNull()
    await db.tag.delete({ where: { id: firm.id } })
    expect((await resolve(id, { subject: name, chosen })).resolution.subject?.rule).toBe('tag.name')
  })

  test.for([
    [true, '2023-12-04', '今年', 'period.guessed-date'],
    [true, '2023-12-04', '2023年', 'period.printed'],
    [false, null, '今年', 'period.no-date'],
    [false, '2023-12-04', '近年来', 'period.unread'],
  ] as const)('date guessed %s, printed on %s, %s is %s', async ([isGuess, printedOn, period, rule]) => {
    const { id } = await printed(isGuess)
    expect((await resolve(id, { period }, printedOn)).resolution.period?.rule).toBe(rule)
  })
})
