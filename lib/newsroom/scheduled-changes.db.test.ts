import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { makeActor, makePublished } from '../../seeds/factory'
import { makeFigure } from '../../seeds/figure-factory'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import { findPublishedArticle, findWithdrawal } from '../db/public/articles'
import { findPageTimes } from '../db/public/timed-changes'
import type { Actor } from '../editorial/actor'
import type { CorrectionNote } from '../editorial/correction'
import type { ReviewCheck } from '../editorial/review'
import { SURFACE } from '../editorial/surfaces'
import { Forbidden } from '../errors'
import { findArticle } from '../reader/articles'
import { listAllCorrections } from '../reader/corrections'
import { searchArticles } from '../reader/search'
import { sideEffects } from '../worker/side-effects'
import { approveArticle } from './approve-article'
import { getArticleView } from './get-article'
import { getCalendar } from './get-calendar'
import { getHistory } from './get-history'
import { getOverview } from './get-overview'
import { listArticles } from './list-articles'
import { publishArticle } from './publish-article'
import { saveArticle } from './save-article'
import { rescheduleArticle, scheduleArticle, scheduleFromDesk, unscheduleArticle } from './schedule-article'
import { submitArticle } from './submit-article'
import { unpublishArticle, withdrawArticle } from './unpublish-article'
import { updateReviewSetting } from './update-review-setting'

// Outside Next there is nothing to cache in.
vi.mock('next/cache', () => ({ unstable_cache: (load: () => Promise<unknown>) => load }))

const NO_TIMES = { goLiveAt: null, embargoUntil: null, expiresAt: null }
const HOUR_MS = 3_600_000
const inMs = (ms: number) => new Date(Date.now() + ms)
const now = ({ id }: { id: string }) => getArticle(db, id)
const headlineAt = async (slug: string) => (await findPublishedArticle(slug))?.content.headline
const NOTE: CorrectionNote = {
  note: '标题有误。',
  before: '旧题',
  after: '新题',
  metricIds: [],
  foundAt: null,
  draftId: null,
}

type Made = { id: string; slug: string; mark: string; old: string; fresh: string }

/** A public article with a saved change that readers do not see yet. */
async function changed(actor: Actor): Promise<Made> {
  const mark = randomUUID().slice(0, 8)
  const [old, fresh] = [`旧题${mark}`, `新题${mark}`]
  const { id, slug } = await makePublished(actor, old, ['一'])
  await retitle(actor, id, fresh)
  return { id, slug, mark, old, fresh }
}

async function retitle(actor: Actor, id: string, headline: string) {
  const { version, content } = await getArticleView(actor, id)
  return saveArticle(actor, { id, version, content: { ...content, headline }, decisions: [] })
}

const schedule = async (actor: Actor, article: { id: string }, ms: number, correction?: CorrectionNote) =>
  scheduleArticle(
    actor,
    { id: article.id, version: (await now(article)).version, ...NO_TIMES, goLiveAt: inMs(ms) },
    correction && { kind: 'note', correction },
  )

/** What stands open of an article, the older first. */
const openOf = ({ id }: { id: string }) =>
  db.publication.findMany({ where: { articleId: id, endedAt: null }, orderBy: { createdAt: 'asc' } })

describe('a change of a public article', () => {
  test('takes the place of what readers see by the clock alone, with its correction, everywhere at one moment', async () => {
    const actor = await makeActor()
    const { id, slug, metricId } = await makeFigure(actor, {
      sentence: '松江区有企业4.7万家。',
      text: '4.7万家',
      fields: { indicator: `企业数${randomUUID()}`, value: '47000' },
    })
    const [old, fresh] = [await headlineAt(slug), `定时换上的标题${randomUUID().slice(0, 8)}`]
    await retitle(actor, id, fresh)
    const goLiveAt = inMs(2500)
    const ref = { id, version: (await now({ id })).version }
    await scheduleArticle(
      actor,
      { ...ref, ...NO_TIMES, goLiveAt },
      { kind: 'note', correction: { ...NOTE, metricIds: [metricId] } },
    )
    const told = async () => ({
      headline: await headlineAt(slug),
      corrections: (await findArticle(slug))?.corrections.length,
      figure: (await findArticle(slug))?.figures[0]?.corrected?.note ?? null,
      listed: (await listAllCorrections()).some((row) => row.slug === slug),
      found: (await searchArticles({ q: fresh, sort: 'date' })).rows.length,
    })
    expect(await told()).toEqual({ headline: old, corrections: 0, figure: null, listed: false, found: 0 })
    expect(await now({ id })).toMatchObject({ state: 'CHANGE_SCHEDULED', status: 'PUBLISHED' })
    // Whatever shows one or the other is good until that moment.
    for (const surface of [SURFACE.article(id), SURFACE.corrections]) {
      const asked = { surfaces: [surface], articleIds: [], since: new Date() }
      expect((await findPageTimes(asked)).nextChange).toEqual(goLiveAt)
    }

    await expect.poll(() => headlineAt(slug), { interval: 20, timeout: 10_000 }).toBe(fresh)
    expect(Date.now()).toBeGreaterThanOrEqual(goLiveAt.getTime())
    const note = NOTE.note
    expect(await told()).toEqual({ headline: fresh, corrections: 1, figure: note, listed: true, found: 1 })
    expect((await findPublishedArticle(slug))?.updatedAt).toBe(goLiveAt.toISOString())
    expect((await now({ id })).state).toBe('CORRECTED')
    // Nothing was written at that moment; the next act writes down what had come true.
    expect(await openOf({ id })).toHaveLength(2)
    await retitle(actor, id, '再改的标题')
    await publishArticle(actor, await now({ id }))
    const [first] = await db.publication.findMany({ where: { articleId: id }, orderBy: { createdAt: 'asc' } })
    expect(first).toMatchObject({ endReason: 'replaced', endedAt: goLiveAt })
    expect(await headlineAt(slug)).toBe('再改的标题')
  })

  test('is exactly the revision that was scheduled: nobody edits it meanwhile', async () => {
    const actor = await makeActor('ADMIN')
    const article = await changed(actor)
    await schedule(actor, article, HOUR_MS)
    await expect(retitle(actor, article.id, '偷改')).rejects.toBeInstanceOf(Forbidden)
    expect((await getArticleView(actor, article.id)).hasUnpublishedChanges).toBe(false)
    const { revisions } = await getHistory(actor, article.id, {})
    expect(revisions.map(({ isPublic, waits }) => [isPublic, waits])).toContainEqual([false, true])
    expect(revisions.filter(({ isPublic }) => isPublic)).toHaveLength(1)
  })

  test('taken back leaves readers what they saw, the text as it was, and the note as a draft', async () => {
    const actor = await makeActor()
    const article = await changed(actor)
    await schedule(actor, article, HOUR_MS, NOTE)
    expect((await getArticleView(actor, article.id)).change?.corrections).toMatchObject([{ note: NOTE.note }])
    await unscheduleArticle(actor, await now(article))
    expect((await now(article)).state).toBe('PUBLISHED')
    expect(await openOf(article)).toMatchObject([{ yieldsAt: null, headline: article.old }])
    const view = await getArticleView(actor, article.id)
    expect(view).toMatchObject({ change: null, hasUnpublishedChanges: true, liveSlug: article.slug })
    expect(view.correctionDrafts).toMatchObject([{ note: NOTE.note, before: '旧题', after: '新题' }])
    await retitle(actor, article.id, '又一题')
    expect(await headlineAt(article.slug)).toBe(article.old)
  })

  test('moves to another hour with its note, and comes at once when someone says so', async () => {
    const actor = await makeActor()
    const article = await changed(actor)
    await schedule(actor, article, HOUR_MS, NOTE)
    const at = inMs(2 * HOUR_MS)
    await rescheduleArticle(actor, { ...(await now(article)), at })
    const [before, after] = await openOf(article)
    expect([before?.yieldsAt, after?.goLiveAt, after?.replacesId]).toEqual([at, at, before?.id])
    expect(await db.correction.findMany({ where: { articleId: article.id } })).toMatchObject([
      { state: 'published', publishedAt: at, publicationId: after?.id, publishedById: actor.id },
    ])
    const { change } = await getArticleView(actor, article.id)
    const draftId = change?.corrections[0]?.id ?? null
    await publishArticle(actor, await now(article), {
      change: { kind: 'note', correction: { ...NOTE, draftId } },
    })
    expect(await headlineAt(article.slug)).toBe(article.fresh)
    expect((await findArticle(article.slug))?.corrections).toHaveLength(1)
    expect(await openOf(article)).toHaveLength(1)
  })

  test('ends with the article that is withdrawn before its hour', async () => {
    const actor = await makeActor()
    const [quiet, loud] = [await changed(actor), await changed(actor)]
    for (const article of [quiet, loud]) await schedule(actor, article, 800)
    await unpublishArticle(actor, await now(quiet))
    await withdrawArticle(actor, { ...(await now(loud)), reason: '主要事实有误' })
    await new Promise((resolve) => setTimeout(resolve, 1000))
    for (const article of [quiet, loud]) {
      expect([await headlineAt(article.slug), (await now(article)).state]).toEqual([undefined, 'WITHDRAWN'])
      expect(await openOf(article)).toEqual([])
    }
    expect(await findWithdrawal(loud.slug)).toMatchObject({ notice: '主要事实有误' })
  })

  test('waits for no embargo, not beyond the end of what readers see, and says whether it corrects', async () => {
    const actor = await makeActor()
    const article = await changed(actor)
    const ref = { id: article.id, version: (await now(article)).version }
    const refused = (run: Promise<unknown>) => run.then(String, ({ reason }: { reason: string }) => reason)
    const embargo = { ...NO_TIMES, embargoUntil: inMs(HOUR_MS) }
    expect(await refused(scheduleArticle(actor, { ...ref, ...embargo }))).toBe('change-embargo')
    const times = { ...NO_TIMES, goLiveAt: inMs(2 * HOUR_MS) }
    expect(await refused(scheduleFromDesk(actor, { ref, times, change: null }))).toBe('change-unsaid')
    await publishArticle(actor, ref, { expiresAt: inMs(HOUR_MS) })
    const again = { ...(await now(article)), ...times }
    expect(await refused(scheduleArticle(actor, again))).toBe('expires-before-change')
    expect(await openOf(article)).toMatchObject([{ yieldsAt: null }])
  })

  test('stands in calendar, dashboard and lists', async () => {
    const actor = await makeActor()
    const article = await changed(actor)
    // Soonest of all, for the head of the dashboard's list is short.
    await schedule(actor, article, 20_000)
    const { days } = await getCalendar(actor, { view: 'month', date: undefined })
    const kinds = days.flatMap(({ entries }) =>
      entries.flatMap(({ articleId, kind }) => (articleId === article.id ? [kind] : [])),
    )
    expect(kinds).toContain('change')
    const { scheduled } = await getOverview(actor)
    expect(scheduled.rows.find(({ id }) => id === article.id)).toMatchObject({ headline: article.fresh })
    const list = await listArticles(actor, { q: article.mark })
    expect(list.states).toEqual({ CHANGE_SCHEDULED: 1 })
    expect(list.rows).toMatchObject([{ status: 'CHANGE_SCHEDULED', hasUnpublishedChanges: false }])
    expect(list.rows[0]?.liveAt).not.toBeNull()
  })

  test('is recorded by the worker at its hour, once', async () => {
    const actor = await makeActor()
    const article = await changed(actor)
    await schedule(actor, article, 300)
    await expect.poll(() => headlineAt(article.slug), { interval: 20 }).toBe(article.fresh)
    const running = new AbortController().signal
    await Promise.all([sideEffects({}, running), sideEffects({}, running)])
    expect(await openOf(article)).toMatchObject([{ headline: article.fresh }])
    const live = { targetId: article.id, action: 'article.live' }
    expect(await db.auditEvent.count({ where: live })).toBe(1)
    expect(await headlineAt(article.slug)).toBe(article.fresh)
  })
})

describe('the database refuses', () => {
  test('a copy that yields to nothing, a change without it, and two changes at once', async () => {
    const actor = await makeActor()
    const article = await changed(actor)
    const [shown] = await openOf(article)
    const yieldsAt = inMs(HOUR_MS)
    const where = { id: shown?.id ?? '' }
    await expect(db.publication.update({ where, data: { yieldsAt } })).rejects.toThrow(/meet at one moment/u)
    await schedule(actor, article, HOUR_MS)
    await expect(db.publication.update({ where, data: { yieldsAt } })).rejects.toThrow(/meet at one moment/u)
    await expect(db.publication.update({ where, data: { yieldsAt: null } })).rejects.toThrow()
    const end = { endedAt: new Date(), endReason: 'unpublished' }
    await expect(db.publication.update({ where, data: end })).rejects.toThrow(/meet at one moment/u)
    const [, change] = await openOf(article)
    const early = { expiresAt: inMs(60_000) }
    await expect(db.publication.update({ where, data: early })).rejects.toThrow(/Publication_yield_check/u)
    const gone = { where: { id: change?.id ?? '' }, data: { ...end, endReason: 'cancelled' } }
    await expect(db.publication.update(gone)).rejects.toThrow(/meet at one moment/u)
    expect((await now(article)).state).toBe('CHANGE_SCHEDULED')
  })
})

describe('where there are rounds', () => {
  afterAll(async () => updateReviewSetting(await makeActor('ADMIN'), { preset: 'none' }))

  test('only an approved change is scheduled; taken back it is approved still, and falls with a character', async () => {
    const [editor, reviewer] = [await makeActor(), await makeActor()]
    const article = await changed(editor)
    await updateReviewSetting(await makeActor('ADMIN'), { preset: 'one' })
    await expect(schedule(editor, article, HOUR_MS)).rejects.toBeInstanceOf(Forbidden)
    await submitArticle(editor, await now(article))
    const checks: ReviewCheck[] = ['facts', 'figures', 'words']
    await approveArticle(reviewer, { ...(await now(article)), opinion: '同意', checks })
    await schedule(editor, article, HOUR_MS)
    expect((await now(article)).state).toBe('CHANGE_SCHEDULED')
    await unscheduleArticle(editor, await now(article))
    expect((await now(article)).state).toBe('CHANGE_APPROVED')
    await schedule(editor, article, HOUR_MS)
    await unscheduleArticle(editor, await now(article))
    await retitle(editor, article.id, '审后改的题')
    expect((await now(article)).state).toBe('PUBLISHED')
    await expect(schedule(editor, article, HOUR_MS)).rejects.toBeInstanceOf(Forbidden)
    expect(await headlineAt(article.slug)).toBe(article.old)
  })
})
