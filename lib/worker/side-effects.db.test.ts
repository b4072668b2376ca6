import { expect, test, vi } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import { MAIL_SETTING } from '../editorial/mail'
import { Forbidden, NotFound } from '../errors'
import { listSideEffects, replaySideEffect } from '../newsroom/list-side-effects'
import { chooseMail } from '../newsroom/notifications'
import { scheduleArticle, unscheduleArticle } from '../newsroom/schedule-article'
import { updateMailServer } from '../newsroom/update-mail-server'
import { sideEffects } from './side-effects'

const running = new AbortController().signal
const inMs = (ms: number) => new Date(Date.now() + ms)

/** A scheduled article whose hour has come, without waiting for it. */
async function due() {
  const actor = await makeActor('ADMIN')
  const article = await makeArticle(actor, '到点的稿件', ['一'])
  await scheduleArticle(actor, { ...article, goLiveAt: inMs(3_600_000), embargoUntil: null, expiresAt: null })
  const past = inMs(-600_000)
  await db.publication.updateMany({ where: { articleId: article.id }, data: { goLiveAt: past } })
  await db.sideEffect.updateMany({
    where: { articleId: article.id },
    data: { dueAt: past, nextAt: past },
  })
  const effect = await db.sideEffect.findFirstOrThrow({ where: { articleId: article.id } })
  return { actor, id: article.id, effect }
}

/** While it runs no record may be written about a go-live: the effect fails and the rest goes on. */
async function refusingLive(run: () => Promise<void>): Promise<void> {
  await db.$executeRaw`CREATE FUNCTION "refuse_live"() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW."action" = 'article.live' THEN RAISE EXCEPTION 'no room'; END IF; RETURN NEW; END $$`
  await db.$executeRaw`CREATE TRIGGER "refuse_live" BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION "refuse_live"()`
  try {
    await run()
  } finally {
    await db.$executeRaw`DROP FUNCTION "refuse_live"() CASCADE`
  }
}

const audited = (id: string) =>
  db.auditEvent.count({ where: { targetId: id, action: 'article.live', actorLabel: 'worker' } })

test('is done once when it is due, by however many workers', async () => {
  const { id } = await due()
  await Promise.all([sideEffects({}, running), sideEffects({}, running)])
  await sideEffects({}, running)
  expect(await audited(id)).toBe(1)
  const stale = await db.staleSurface.count({ where: { surface: `article:${id}` } })
  expect(stale).toBeGreaterThan(0)
})

test('that is overdue or failed is shown, tried again later, and replayed by an admin alone', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { actor, id, effect } = await due()
  const shown = async () => (await listSideEffects(actor)).rows.find((row) => row.id === effect.id)
  expect(await shown()).toMatchObject({ state: 'overdue', attempts: 0 })
  await refusingLive(() => sideEffects({}, running))
  expect(await shown()).toMatchObject({
    state: 'failed',
    attempts: 1,
    error: expect.stringContaining('no room'),
  })
  await sideEffects({}, running)
  expect(await audited(id)).toBe(0)

  await expect(replaySideEffect(await makeActor('EDITOR'), effect)).rejects.toBeInstanceOf(Forbidden)
  await replaySideEffect(actor, effect)
  await sideEffects({}, running)
  expect(await shown()).toMatchObject({ state: 'done', attempts: 2, error: null })
  expect(await audited(id)).toBe(1)
  vi.restoreAllMocks()
})

test('a failure is told to admins once, until it is done and fails anew', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { actor, id, effect } = await due()
  const editor = await makeActor('EDITOR')
  await chooseMail(actor, { mailed: ['follow-up-failed'] })
  process.env.NEXTAUTH_SECRET = 'a secret of this test'
  const server = { host: '127.0.0.1', port: 1, security: 'none', from: 'desk@example.cn' } as const
  await updateMailServer(actor, { ...server, user: '', password: '' })
  const told = (to: Actor) => db.notification.findMany({ where: { userId: to.id, articleId: id } })
  const again = async (isRefused: boolean) => {
    await db.sideEffect.update({ where: { id: effect.id }, data: { nextAt: new Date(), doneAt: null } })
    if (isRefused) await refusingLive(() => sideEffects({}, running))
    else await sideEffects({}, running)
  }
  await again(true)
  await again(true)
  expect(await told(actor)).toMatchObject([
    { kind: 'follow-up-failed', byId: null, detail: expect.stringContaining('no room') },
  ])
  expect(await db.mail.count({ where: { to: actor.email, kind: 'news.follow-up-failed' } })).toBe(1)
  expect(await told(editor)).toEqual([])
  await again(false)
  await again(true)
  expect((await told(actor)).filter(({ kind }) => kind === 'follow-up-failed')).toHaveLength(2)
  await db.setting.deleteMany({ where: { key: MAIL_SETTING } })
  vi.restoreAllMocks()
})

test('of a schedule that was taken back is not wanted any more', async () => {
  const actor = await makeActor('ADMIN')
  const article = await makeArticle(actor, '取消的稿件', ['一'])
  await scheduleArticle(actor, { ...article, goLiveAt: inMs(3_600_000), embargoUntil: null, expiresAt: null })
  await unscheduleArticle(actor, await getArticle(db, article.id))
  const effect = await db.sideEffect.findFirstOrThrow({ where: { articleId: article.id } })
  expect(effect.droppedAt).not.toBeNull()
  await expect(replaySideEffect(actor, effect)).rejects.toBeInstanceOf(NotFound)
})
