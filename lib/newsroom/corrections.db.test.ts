import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { makeFigure } from '../../seeds/figure-factory'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import type { CorrectionNote } from '../editorial/correction'
import { NotFound, Refused } from '../errors'
import { findArticle } from '../reader/articles'
import { listAllCorrections } from '../reader/corrections'
import { findIndicatorPage } from '../reader/indicators'
import { getArticleView } from './get-article'
import { publishArticle, publishFromDesk } from './publish-article'
import { saveArticle } from './save-article'
import { settleConflict } from './settle-conflict'
import { unpublishArticle } from './unpublish-article'

// Outside Next there is nothing to cache in.
vi.mock('next/cache', () => ({ unstable_cache: (load: () => Promise<unknown>) => load }))

const NOTE: CorrectionNote = {
  note: '高新技术企业数误植。',
  before: '4.7万家',
  after: '5.2万家',
  metricIds: [],
  foundAt: null,
  draftId: null,
}
const noted = (change: Partial<CorrectionNote>) =>
  ({ change: { kind: 'note', correction: { ...NOTE, ...change } } }) as const

async function figure() {
  const actor = await makeActor()
  const indicator = `企业数${randomUUID()}`
  const fields = { indicator, value: '47000' }
  const article = await makeFigure(actor, { sentence: '松江区有企业4.7万家。', text: '4.7万家', fields })
  const { slug: indicatorSlug } = await db.indicator.findUniqueOrThrow({ where: { name: indicator } })
  return { actor, indicator, indicatorSlug, ...article }
}

const now = ({ id }: { id: string }) => getArticle(db, id)

test('a correction is published with the new text, and reaches article, figure, indicator and the list of all', async () => {
  const { actor, indicatorSlug, id, slug, metricId } = await figure()
  const { version, content } = await getArticleView(actor, id)
  const saved = await saveArticle(actor, {
    id,
    version,
    content: { ...content, headline: '改正的标题' },
    decisions: [],
  })
  const foundAt = new Date(Date.now() - 3_600_000)
  await publishArticle(actor, { id, version: saved.version }, noted({ metricIds: [metricId], foundAt }))

  const told = { note: NOTE.note, before: '4.7万家', after: '5.2万家' }
  const article = await findArticle(slug)
  expect(article?.corrections).toMatchObject([told])
  expect(article?.content.headline).toBe('改正的标题')
  expect(article?.figures[0]).toMatchObject({ text: '4.7万家', corrected: told })
  expect((await findIndicatorPage(indicatorSlug))?.figures[0]?.corrected).toMatchObject(told)
  expect((await listAllCorrections()).find((row) => row.slug === slug)).toMatchObject(told)
  expect((await now({ id })).state).toBe('CORRECTED')

  const row = await db.correction.findFirstOrThrow({
    where: { articleId: id },
    include: { publication: true },
  })
  expect(row.publication).toMatchObject({ endedAt: null, publishedAt: row.publishedAt })
  expect(row.foundAt).toEqual(foundAt)
  expect(await db.auditEvent.count({ where: { targetId: id, action: 'article.correct' } })).toBe(1)
  const surfaces = await db.staleSurface.findMany({ where: { surface: 'corrections' } })
  expect(surfaces.length).toBeGreaterThan(0)
  await expect(db.correction.update({ where: { id: row.id }, data: { note: '别的' } })).rejects.toThrow(
    /never changed/u,
  )
})

test('a small fix says nothing', async () => {
  const { actor, id, slug } = await figure()
  await publishArticle(actor, await now({ id }), { change: { kind: 'silent' } })
  expect((await findArticle(slug))?.corrections).toEqual([])
  expect((await now({ id })).state).toBe('PUBLISHED')
})

test('the draft that a settled conflict left is published as it is completed', async () => {
  const first = await figure()
  const second = await makeFigure(first.actor, {
    sentence: '统计显示松江区企业为5.2万家。',
    text: '5.2万家',
    fields: { indicator: first.indicator, value: '52000' },
  })
  const conflict = await db.conflict.findFirstOrThrow({
    where: { OR: [{ firstId: first.metricId }, { secondId: first.metricId }] },
  })
  await settleConflict(first.actor, {
    id: conflict.id,
    version: conflict.version,
    outcome: 'error',
    heldId: second.metricId,
    note: '',
  })
  const { correctionDrafts } = await getArticleView(first.actor, first.id)
  expect(correctionDrafts).toMatchObject([{ before: '4.7万家', after: '5.2万家', metricId: first.metricId }])
  const draftId = correctionDrafts[0]?.id ?? null
  await publishArticle(first.actor, await now(first), noted({ draftId }))
  expect((await findArticle(first.slug))?.figures[0]?.corrected?.note).toBe(NOTE.note)
  expect((await getArticleView(first.actor, first.id)).correctionDrafts).toEqual([])
  // Not twice, and not from another article.
  const other = await figure()
  await expect(publishArticle(other.actor, await now(other), noted({ draftId }))).rejects.toBeInstanceOf(
    NotFound,
  )
  await expect(
    publishArticle(other.actor, await now(other), noted({ metricIds: [first.metricId] })),
  ).rejects.toBeInstanceOf(NotFound)
  expect(await db.publication.count({ where: { articleId: other.id } })).toBe(1)
})

test('who replaces what readers see must say what it is; of what they do not see nothing is corrected', async () => {
  const { actor, id } = await figure()
  const form = async () => {
    const { version } = await now({ id })
    return { ref: { id, version }, expiresAt: null, address: null, change: null }
  }
  await expect(publishFromDesk(actor, await form())).rejects.toMatchObject({ reason: 'change-unsaid' })
  await unpublishArticle(actor, await now({ id }))
  await expect(publishArticle(actor, await now({ id }), noted({}))).rejects.toBeInstanceOf(Refused)
  await publishFromDesk(actor, await form())
  expect((await now({ id })).state).toBe('PUBLISHED')
})

test('an article that is withdrawn keeps its corrections in the list, without the way to it', async () => {
  const { actor, id } = await figure()
  await publishArticle(actor, await now({ id }), noted({ note: `误植${id}` }))
  const { version } = await now({ id })
  await unpublishArticle(actor, { id, version })
  expect((await listAllCorrections()).find(({ note }) => note === `误植${id}`)).toMatchObject({ slug: null })
})
