import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { makeFigure } from '../../seeds/figure-factory'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import type { ArticleContent } from '../document/content'
import { Conflict, Forbidden } from '../errors'
import { getArticleView } from './get-article'
import { listConflicts } from './list-conflicts'
import { mergeIndicators, unmergeIndicator } from './merge-indicators'
import { saveArticle } from './save-article'
import { work } from '../worker/work'
import { reopenConflict, settleConflict } from './settle-conflict'

/** Two published articles that say 4.7万家 and 5.2万家 of one indicator of their own. */
async function twoFigures() {
  const actor = await makeActor()
  const indicator = `企业数${randomUUID()}`
  const say = (text: string, value: string, printedOn: string) =>
    makeFigure(actor, {
      sentence: `2023年松江区有企业${text}。`,
      text,
      fields: { indicator, value },
      printedOn,
    })
  const first = await say('4.7万家', '47000', '2024-01-10')
  const second = await say('5.2万家', '52000', '2024-02-20')
  return { actor, indicator, first, second }
}

async function indicatorOf({ metricId }: { metricId: string }) {
  const { indicatorRef } = await db.metric.findUniqueOrThrow({
    where: { id: metricId },
    select: { indicatorRef: { select: { id: true, version: true } } },
  })
  if (!indicatorRef) throw new Error('The figure has no indicator')
  return indicatorRef
}

const conflictsOf = ({ metricId }: { metricId: string }) =>
  db.conflict.findMany({ where: { OR: [{ firstId: metricId }, { secondId: metricId }] } })

async function change(actor: Actor, id: string, to: (content: ArticleContent) => ArticleContent) {
  const { version, content } = await getArticleView(actor, id)
  await saveArticle(actor, { id, version, content: to(content), decisions: [] })
}
const withValue =
  (value: string, more: object = {}) =>
  (content: ArticleContent): ArticleContent => ({
    ...content,
    metrics: Object.fromEntries(
      Object.entries(content.metrics).map(([id, figure]) => [id, { ...figure, value, ...more }]),
    ),
  })

describe('two figures that cannot both hold', () => {
  test('are found after their indicators are made one, and are none once these are two again', async () => {
    const { actor, first, second } = await twoFigures()
    const admin = await makeActor('ADMIN')
    const other = await makeFigure(actor, {
      sentence: '2023年松江区有企业6.9万家。',
      text: '6.9万家',
      fields: { indicator: `企业总数${randomUUID()}`, value: '69000' },
    })
    expect(await conflictsOf(other)).toEqual([])
    const into = await indicatorOf(first)
    const loser = await indicatorOf(other)

    const worker = await work(process.env.DATABASE_URL ?? '')
    await mergeIndicators(admin, { ...loser, intoId: into.id })
    await vi.waitFor(async () => {
      const rivals = (await conflictsOf(other)).flatMap(({ firstId, secondId }) => [firstId, secondId])
      expect(new Set(rivals)).toEqual(new Set([other.metricId, first.metricId, second.metricId]))
    }, 20_000)

    await unmergeIndicator(admin, await indicatorOf(other))
    await vi.waitFor(async () => {
      expect((await conflictsOf(other)).map(({ state }) => state)).toEqual(['gone', 'gone'])
    }, 20_000)
    const [left] = (await conflictsOf(first)).filter(({ state }) => state === 'open')
    expect([left?.firstId, left?.secondId].toSorted()).toEqual([first.metricId, second.metricId].toSorted())
    await worker.stop()
  })

  test('are found once, whichever article comes last, and listed with where they were printed', async () => {
    const { actor, indicator, first, second } = await twoFigures()
    expect(await conflictsOf(first)).toHaveLength(1)
    await change(actor, first.id, (content) => ({ ...content, headline: '乙' }))
    expect(await conflictsOf(first)).toHaveLength(1)
    const { rows } = await listConflicts(actor, { q: indicator })
    expect(rows).toHaveLength(1)
    const [row] = rows
    expect(row).toMatchObject({ state: 'open', time: 'same', hint: 'revised' })
    expect(row?.subject).toContain('松江区')
    const sides = [row?.first, row?.second].map((side) => [side?.text, side?.quote, side?.page?.printedOn])
    expect(sides.toSorted()).toEqual([
      ['4.7万家', '2023年松江区有企业4.7万家。', '2024-01-10'],
      ['5.2万家', '2023年松江区有企业5.2万家。', '2024-02-20'],
    ])
    expect([row?.first.metricId, row?.second.metricId].toSorted()).toEqual(
      [first.metricId, second.metricId].toSorted(),
    )
  })

  test('are none any more once one of them changes, and again when it changes back', async () => {
    const { actor, first } = await twoFigures()
    await change(actor, first.id, withValue('52000'))
    expect((await conflictsOf(first))[0]?.state).toBe('gone')
    await change(actor, first.id, withValue('47000'))
    expect((await conflictsOf(first))[0]?.state).toBe('open')
    await change(actor, first.id, withValue('47000', { period: '2022年' }))
    expect((await conflictsOf(first))[0]?.state).toBe('gone')
  })

  test('an error makes a draft of a correction for its article, and taking it back takes that too', async () => {
    const { actor, first, second } = await twoFigures()
    const [found] = await conflictsOf(first)
    const ref = { id: found?.id ?? '', version: found?.version ?? 0 }
    const decision = { ...ref, outcome: 'error' as const, heldId: second.metricId, note: '以统计公报为准' }
    const { version } = await settleConflict(actor, decision)
    expect(await db.correction.findMany({ where: { conflictId: ref.id } })).toMatchObject([
      { state: 'draft', articleId: first.id, metricId: first.metricId, before: '4.7万家', after: '5.2万家' },
    ])
    const surfaces = await db.staleSurface.findMany({ where: { surface: `article:${first.id}` } })
    expect(surfaces.length).toBeGreaterThan(0)
    await expect(settleConflict(actor, decision)).rejects.toBeInstanceOf(Conflict)

    await reopenConflict(actor, { id: ref.id, version })
    expect(await db.correction.count({ where: { conflictId: ref.id } })).toBe(0)
    expect((await conflictsOf(first))[0]).toMatchObject({ state: 'open', outcome: null, heldId: null })
    const acts = await db.auditEvent.findMany({ where: { targetId: ref.id }, orderBy: { id: 'asc' } })
    expect(acts.map(({ action }) => action)).toEqual(['conflict.settle', 'conflict.reopen'])
  })

  test('stay settled while they say the same, and are open again when one says something else', async () => {
    const { actor, first } = await twoFigures()
    const [found] = await conflictsOf(first)
    const ref = { id: found?.id ?? '', version: found?.version ?? 0 }
    await settleConflict(actor, { ...ref, outcome: 'scope', heldId: null, note: '' })
    await change(actor, first.id, (content) => ({ ...content, headline: '乙' }))
    expect((await conflictsOf(first))[0]?.state).toBe('settled')
    await change(actor, first.id, withValue('48000'))
    expect((await conflictsOf(first))[0]).toMatchObject({ state: 'open', outcome: null })
  })

  test('that measure different things are no conflict, and are not raised again while they say the same', async () => {
    const { actor, first, second } = await twoFigures()
    const [found] = await conflictsOf(first)
    const ref = { id: found?.id ?? '', version: found?.version ?? 0 }
    await settleConflict(actor, {
      ...ref,
      outcome: 'unrelated',
      heldId: null,
      note: '一为法人，一为市场主体',
    })
    for (const { id } of [first, second])
      await change(actor, id, (content) => ({ ...content, headline: '乙' }))
    expect(await conflictsOf(first)).toMatchObject([
      { state: 'settled', outcome: 'unrelated', heldId: null, note: '一为法人，一为市场主体' },
    ])
    await change(actor, second.id, withValue('53000'))
    expect(await conflictsOf(first)).toMatchObject([{ state: 'open', outcome: null, note: '' }])
  })

  test('are settled by editors alone, and never without saying which holds', async () => {
    const { first } = await twoFigures()
    const [found] = await conflictsOf(first)
    const ref = { id: found?.id ?? '', version: found?.version ?? 0 }
    const contributor = await makeActor('CONTRIBUTOR')
    await expect(
      settleConflict(contributor, { ...ref, outcome: 'scope', heldId: null, note: '' }),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(
      db.conflict.update({
        where: { id: ref.id },
        data: { state: 'settled', outcome: 'error', decidedAt: new Date() },
      }),
    ).rejects.toThrow(/Conflict_check/u)
  })

  test('other subjects, other years and figures without a subject are no conflict', async () => {
    const { actor, indicator, first } = await twoFigures()
    const make = (fields: object) =>
      makeFigure(actor, {
        sentence: '2023年松江区有企业9万家。',
        text: '9万家',
        fields: { indicator, value: '90000', ...fields },
      })
    const others = [
      await make({ subject: '青浦区' }),
      await make({ period: '2021年' }),
      await make({ subject: null }),
    ]
    for (const other of others) expect(await conflictsOf(other)).toEqual([])
    expect(await conflictsOf(first)).toHaveLength(1)
  })
})
