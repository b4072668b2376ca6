import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openDesk, type Desk } from '../../seeds/desk-factory'
import { makeActor } from '../../seeds/factory'
import { db } from '../db/client'
import { textBlocksOf } from '../document/body'
import type { DeskAct } from '../editorial/desk-act'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, NotFound, Refused } from '../errors'
import { actOnPage } from './act-on-page'
import { getArticleView } from './get-article'
import { getPageLedger } from './get-page-ledger'
import { getPageView } from './get-page'
import { listArticles } from './list-articles'
import { listActsPerWeek } from './list-page-acts'
import { redoAct, undoAct } from './replay-act'
import { saveArticle } from './save-article'
import { seePage } from './see-page'
import { setPageDone } from './update-page'

const actor = await makeActor()
const read = async (id: string) => {
  const view = await getArticleView(actor, id)
  return { ...view, texts: textBlocksOf(view.content.body).map(({ text }) => text) }
}
const idsOf = (desk: Desk) => desk.view.state.articles.map(({ id }) => id)
const undo = async (desk: Desk) => (desk.view = await undoAct(actor, desk.view))
const redo = async (desk: Desk) => (desk.view = await redoAct(actor, desk.view))

describe('acts on a page', () => {
  test('rebuild untouched articles: the text follows the lines, blocks that stay keep their ids and suggestions', async () => {
    const desk = await openDesk(actor)
    const [first, second] = desk.articles
    const before = await read(first)
    const view = await desk.act({
      kind: 'move',
      ranges: [desk.rangeOf('　　据介绍，该线路')],
      articleId: second,
    })
    expect(view).toMatchObject({
      version: 2,
      unowned: [],
      history: { count: 1, undo: { kind: 'move', by: '测试' } },
    })
    const after = await read(first)
    expect(after.texts).toEqual([before.texts[0], before.texts[1]?.replace('据介绍，该线路', '')])
    expect(after.content.body.content.map(({ attrs }) => attrs?.id)).toEqual(
      before.content.body.content.map(({ attrs }) => attrs?.id),
    )
    expect(after).toMatchObject({ head: 2, isEdited: false })
    const open = ({ suggestions }: typeof after) =>
      suggestions.filter(({ state }) => state === 'open').map(({ id, quote }) => [id, quote])
    expect(open(before).length).toBeGreaterThan(3)
    expect(open(after).filter(([id]) => open(before).some(([known]) => known === id)).length).toBeGreaterThan(
      2,
    )
    expect((await read(second)).texts[0]).toBe('据介绍，该线路')
    expect(await db.staleSurface.count({ where: { surface: SURFACE.source(desk.id) } })).toBe(1)
  })

  test('begin articles with suggestions, read fields anew, and say fields that the page does not', async () => {
    const desk = await openDesk(actor)
    const [first] = desk.articles
    const newId = randomUUID()
    await desk.act(
      { kind: 'split-article', at: desk.at('据介绍'), newId },
      { kind: 'set-role', ranges: [desk.rangeOf('达。')], role: 'deck' },
      {
        kind: 'edit-fields',
        articleId: newId,
        fields: { headline: '新的一篇', bylines: [{ name: '王五', role: null }] },
      },
    )
    expect(idsOf(desk).slice(0, 2)).toEqual([first, newId])
    const made = await read(newId)
    expect(made).toMatchObject({ headline: '新的一篇', content: { deck: '达。' }, status: 'DRAFT' })
    expect(made.content.bylines.map(({ name }) => name)).toEqual(['王五'])
    expect(made.suggestions.map(({ quote }) => quote)).toContain('重庆')
    expect((await read(first)).texts).toHaveLength(1)
    expect(desk.view.history.count).toBe(3)
  })

  test('retire an article without lines: no list shows it, and it tells what took it over', async () => {
    const desk = await openDesk(actor)
    const [first, second] = desk.articles
    await desk.act({ kind: 'join-previous', articleId: second })
    expect(idsOf(desk)).not.toContain(second)
    const retired = await read(second)
    expect(retired.retired).toEqual({ mergedInto: { id: first, headline: (await read(first)).headline } })
    const { rows } = await listArticles(actor, { q: '人才公寓交付' })
    expect(rows.map(({ id }) => id)).not.toContain(second)
    const late = saveArticle(actor, { ...retired, decisions: [] })
    await expect(late).rejects.toEqual(new Refused('article-retired'))
    expect((await getPageView(actor, desk.id)).articles.map(({ id }) => id)).toEqual(idsOf(desk))
  })

  test('undo and redo go over everything; articles come back as they were', async () => {
    const desk = await openDesk(actor)
    const [first, second, third] = desk.articles
    const start = desk.view.state
    const was = await Promise.all(desk.articles.map(read))
    const newId = randomUUID()
    await desk.act({ kind: 'merge', into: first, articleIds: [third, second] })
    await desk.act({
      kind: 'new-article',
      ranges: [desk.rangeOf('龙泉驿区：\n桃花经济结硕果')],
      newId,
      role: 'headline',
    })
    await desk.act({ kind: 'discard', ranges: [desk.rangeOf('龙泉驿区：')], reason: 'ghost-text' })
    const end = desk.view.state
    for (let step = 0; step < 3; step += 1) await undo(desk)
    expect(desk.view.state).toEqual(start)
    expect(desk.view.history).toMatchObject({ undo: null, redo: { number: 1, kind: 'merge' }, count: 0 })
    for (const [index, id] of desk.articles.entries()) {
      const now = await read(id)
      expect(now).toMatchObject({ retired: null, texts: was[index]?.texts, headline: was[index]?.headline })
      const opened = (view: typeof now | undefined) =>
        view?.suggestions
          .filter(({ state }) => state === 'open')
          .map(({ quote }) => quote)
          .toSorted()
      expect(opened(now)).toEqual(opened(was[index]))
    }
    expect((await read(newId)).retired).not.toBeNull()
    await expect(undo(desk)).rejects.toEqual(new Refused('nothing-to-undo'))
    for (let step = 0; step < 3; step += 1) await redo(desk)
    expect(desk.view.state).toEqual(end)
    expect(await read(newId)).toMatchObject({ retired: null, headline: '桃花经济结硕果' })
    await expect(redo(desk)).rejects.toEqual(new Refused('nothing-to-redo'))
  })

  test('a new act passes over what was undone', async () => {
    const desk = await openDesk(actor)
    const [first, second] = desk.articles
    await desk.act({ kind: 'join-previous', articleId: second })
    await undo(desk)
    await desk.act({ kind: 'edit-fields', articleId: first, fields: { kicker: '引题' } })
    expect(desk.view.history).toMatchObject({
      undo: { number: 2, kind: 'edit-fields' },
      redo: null,
      count: 1,
    })
    expect(await db.deskAct.count({ where: { pageId: desk.id } })).toBe(2)
  })

  test('undo gives way to what changed the page otherwise', async () => {
    const desk = await openDesk(actor)
    const [first] = desk.articles
    await desk.act({ kind: 'edit-fields', articleId: first, fields: { kicker: '引题' } })
    await db.ledgerRow.updateMany({ where: { pageId: desk.id, articleId: first }, data: { score: 0.5 } })
    await expect(undo(desk)).rejects.toEqual(new Refused('acts-overtaken'))
  })

  test('of two who act at once one wins, and nothing of the other is written', async () => {
    const desk = await openDesk(actor)
    const [, second, third] = desk.articles
    const results = await Promise.allSettled([
      actOnPage(actor, { ...desk.view, acts: [{ kind: 'join-previous', articleId: second }] }),
      actOnPage(actor, { ...desk.view, acts: [{ kind: 'join-previous', articleId: third }] }),
    ])
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(lost).toEqual([expect.any(Conflict)])
    expect(await db.deskAct.count({ where: { pageId: desk.id } })).toBe(1)
    expect((await getPageLedger(actor, desk.id)).state.articles).toHaveLength(2)
  })

  test('that mean nothing, or come to a closed page, are refused whole', async () => {
    const desk = await openDesk(actor)
    const [first, second] = desk.articles
    const good = { kind: 'join-previous', articleId: second } as const
    await expect(desk.act(good, good)).rejects.toEqual(new Refused('act-means-nothing'))
    const taken: DeskAct = { kind: 'new-article', ranges: [desk.rangeOf('据介绍')], newId: first }
    await expect(desk.act(taken)).rejects.toEqual(new Refused('act-means-nothing'))
    const ranges = [{ start: 0, end: desk.text.length }]
    const long: DeskAct = { kind: 'set-role', ranges, role: 'kicker' }
    await expect(desk.act({ kind: 'move', ranges, articleId: first }, long)).rejects.toEqual(
      new Refused('field-too-long', { headline: expect.any(String) }),
    )
    expect(await getPageLedger(actor, desk.id)).toMatchObject({ version: 1, state: desk.view.state })
    await setPageDone(actor, { id: desk.id, version: 1, done: true })
    desk.view.version = 2
    await expect(desk.act(good)).rejects.toEqual(new Refused('page-done'))
    await expect(undo(desk)).rejects.toEqual(new Refused('page-done'))
  })

  test.for(['not-an-id', randomUUID()])('on a page that is none, %s, are not found', async (id) => {
    await expect(getPageLedger(actor, id)).rejects.toThrow(NotFound)
    await expect(undoAct(actor, { id, version: 1 })).rejects.toThrow(NotFound)
    await expect(seePage(actor, randomUUID(), { id, isEditing: true })).rejects.toThrow(NotFound)
  })

  test('wait for a save of one of the articles, and the save that comes later is refused', async () => {
    const desk = await openDesk(actor)
    const [first, second] = desk.articles
    const opened = await getArticleView(actor, first)
    await desk.act({ kind: 'join-previous', articleId: second })
    await expect(saveArticle(actor, { ...opened, decisions: [] })).rejects.toThrow(Conflict)
  })
})

describe('who has a page open', () => {
  test('sees the others, each once, and that the page moved on', async () => {
    const desk = await openDesk(actor)
    const other = await makeActor('CONTRIBUTOR', '王编辑')
    const sessionOf = async ({ id: userId }: { id: string }) =>
      (await db.session.create({ data: { userId, userAgent: 'test', ip: '::1' } })).id
    const [mine, theirs, phone] = [await sessionOf(actor), await sessionOf(other), await sessionOf(other)]
    await seePage(other, theirs, { id: desk.id, isEditing: true })
    await seePage(other, phone, { id: desk.id, isEditing: false })
    await desk.act({ kind: 'join-previous', articleId: desk.articles[1] })
    expect(await seePage(actor, mine, { id: desk.id, isEditing: false })).toEqual({
      version: 2,
      viewers: [
        { name: '测试', isEditing: false, isMe: true },
        { name: '王编辑', isEditing: true, isMe: false },
      ].sort((one, two) => one.name.localeCompare(two.name, 'zh')),
    })
    await db.presence.updateMany({
      where: { userId: other.id },
      data: { seenAt: new Date(Date.now() - 60_000) },
    })
    expect((await seePage(actor, mine, { id: desk.id, isEditing: false })).viewers).toHaveLength(1)
  })
})

test('admins see how much people had to do, week by week', async () => {
  const admin = await makeActor('ADMIN')
  await expect(listActsPerWeek(actor)).rejects.toThrow('page.acts')
  const [touched, left, undone] = [await openDesk(actor), await openDesk(actor), await openDesk(actor)]
  const ids = [touched.id, left.id, undone.id]
  await db.$executeRaw`UPDATE "SourcePage" SET "importedAt" = '2031-05-04T17:00:00Z' WHERE "id" = ANY(${ids}::uuid[])`
  await touched.act({ kind: 'join-previous', articleId: touched.articles[1] })
  await undone.act({ kind: 'join-previous', articleId: undone.articles[1] })
  await undo(undone)
  const findWeek = async () => (await listActsPerWeek(admin)).find(({ week }) => week === '2031-05-05')
  const counts = { week: '2031-05-05', pages: 3, acts: 1 }
  expect(await findWeek()).toEqual({ ...counts, done: 0, median: null, untouchedShare: null })
  for (const { id, view } of [touched, undone])
    await setPageDone(actor, { id, version: view.version, done: true })
  expect(await findWeek()).toEqual({ ...counts, done: 2, median: 0.5, untouchedShare: 1 / 2 })
})
