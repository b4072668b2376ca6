import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { markBody } from '../document/mark-body'
import type { ArticleContent } from '../document/content'
import type { Actor } from '../editorial/actor'
import { Conflict, Forbidden } from '../errors'
import { makeActor, makePublished } from '../../seeds/factory'
import { addIndicatorAlias, changeIndicator, removeIndicatorAlias } from './change-indicator'
import { createIndicator } from './create-indicator'
import { deleteIndicator } from './delete-indicator'
import { findIndicators, getIndicator, listFigures, listIndicators } from './list-indicators'
import { mergeIndicators, unmergeIndicator } from './merge-indicators'

const nameOf = () => `企业数${randomUUID().slice(0, 8)}`
const makeIndicator = (actor: Actor) => createIndicator(actor, { name: nameOf(), canonicalUnit: '家' })
const ref = (id: string) =>
  db.indicator.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } })
const fields = { dimension: 'count', canonicalUnit: '家', description: '' } as const

/** A published article that states one figure of the indicator. */
function makeFigure(actor: Actor, indicator: string) {
  const metricId = randomUUID()
  const nothing = { subject: null, valueTo: null, from: null, direction: null, period: null, scope: null }
  const figure = { ...nothing, indicator, value: '15000', unit: '家', qualifier: '>', kind: 'level' } as const
  return makePublished(actor, '数字观察', ['全市企业超过1.5万家。'], (content): ArticleContent => {
    const blockId = String(content.body.content[0]?.attrs?.id)
    const mark = { type: 'metric' as const, attrs: { metricId } }
    const body = markBody(content.body, [{ blockId, start: 4, end: 10, mark }])
    return { ...content, body, metrics: { [metricId]: figure } }
  })
}

describe('a figure', () => {
  test('is listed with its indicator, exactly, and found by every filter', async () => {
    const admin = await makeActor('ADMIN')
    const { id, name } = await makeIndicator(admin)
    const article = await makeFigure(admin, name)
    const queries = [
      { q: name },
      { indicatorId: id },
      { indicatorId: id, unit: '家', kind: 'level' },
    ] as const
    for (const query of queries) {
      const { rows, total } = await listFigures(admin, query)
      expect([rows.length, total]).toEqual([1, 1])
      expect(rows[0]).toMatchObject({ indicator: name, value: '15000', unit: '家', qualifier: '>' })
      expect(rows[0]?.article.id).toBe(article.id)
    }
    expect((await listFigures(admin, { indicatorId: id, unit: '%' })).rows).toEqual([])
  })
})

describe('an indicator', () => {
  test('follows merges and comes back from them with its figures', async () => {
    const admin = await makeActor('ADMIN')
    const [loser, survivor] = [await makeIndicator(admin), await makeIndicator(admin)]
    await makeFigure(admin, loser.name)
    await mergeIndicators(admin, { ...(await ref(loser.id)), intoId: survivor.id })
    expect((await getIndicator(admin, survivor.id)).figures).toHaveLength(1)
    expect((await listFigures(admin, { indicatorId: survivor.id })).rows[0]?.indicator).toBe(survivor.name)
    expect((await findIndicators(admin, { q: loser.name, limit: 5 })).map(({ id }) => id)).toEqual([
      survivor.id,
    ])
    const back = mergeIndicators(admin, { ...(await ref(survivor.id)), intoId: loser.id })
    await expect(back).rejects.toMatchObject({ reason: 'indicator-merge-self' })
    await unmergeIndicator(admin, await ref(loser.id))
    expect((await getIndicator(admin, survivor.id)).figures).toEqual([])
    expect((await getIndicator(admin, loser.id)).figures).toHaveLength(1)
  })

  test('is not deleted while a figure belongs to it', async () => {
    const admin = await makeActor('ADMIN')
    const [used, free] = [await makeIndicator(admin), await makeIndicator(admin)]
    await makeFigure(admin, used.name)
    await expect(deleteIndicator(admin, await ref(used.id))).rejects.toMatchObject({
      reason: 'indicator-in-use',
    })
    await deleteIndicator(admin, await ref(free.id))
    expect((await listIndicators(admin, { q: free.name })).rows).toEqual([])
  })

  test('is changed by editors who saw it as it is, under a name of its own', async () => {
    const editor = await makeActor('EDITOR')
    const [one, two] = [await makeIndicator(editor), await makeIndicator(editor)]
    const seen = await ref(one.id)
    const borne = changeIndicator(editor, { ...seen, ...fields, name: two.name })
    await expect(borne).rejects.toMatchObject({ borne: { name: two.name, isHeld: true } })
    const taken = changeIndicator(editor, { ...seen, ...fields, name: two.name, mayShare: true })
    await expect(taken).rejects.toMatchObject({ reason: 'indicator-name-taken', facts: { name: two.name } })
    await changeIndicator(editor, { ...seen, ...fields, name: nameOf() })
    await expect(changeIndicator(editor, { ...seen, ...fields, name: nameOf() })).rejects.toThrow(Conflict)
    const contributor = await makeActor('CONTRIBUTOR')
    const alias = { id: one.id, name: nameOf() }
    await expect(addIndicatorAlias(contributor, alias)).rejects.toThrow(Forbidden)
    await addIndicatorAlias(editor, alias)
    expect((await getIndicator(editor, one.id)).aliases).toEqual([alias.name])
  })

  test('bears a name of another only when that is meant', async () => {
    const editor = await makeActor('EDITOR')
    const [one, two] = [await makeIndicator(editor), await makeIndicator(editor)]
    await expect(addIndicatorAlias(editor, { id: one.id, name: two.name })).rejects.toMatchObject({
      borne: {
        name: two.name,
        bearers: [
          { id: two.id, version: 1, type: null, name: two.name, disambiguation: '', isOwnName: true },
        ],
        isHeld: false,
      },
    })
    expect((await getIndicator(editor, one.id)).aliases).toEqual([])
    await addIndicatorAlias(editor, { id: one.id, name: two.name, mayShare: true })
    expect((await getIndicator(editor, one.id)).aliases).toEqual([two.name])
    const alias = nameOf()
    await addIndicatorAlias(editor, { id: one.id, name: alias })
    await expect(createIndicator(editor, { name: alias })).rejects.toMatchObject({
      borne: { name: alias, bearers: [{ id: one.id, isOwnName: false }], isHeld: false },
    })
    const third = await createIndicator(editor, { name: alias, mayShare: true })
    expect((await getIndicator(editor, third.id)).name).toBe(alias)
    for (const name of [two.name, alias]) await removeIndicatorAlias(editor, { id: one.id, name })
    expect((await getIndicator(editor, one.id)).aliases).toEqual([])
  })
})
