import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { openMailSink } from '../../seeds/mail-sink'
import { makeActor, makeArticle } from '../../seeds/factory'
import { db } from '../db/client'
import { textBlocksOf } from '../document/body'
import type { Actor } from '../editorial/actor'
import { MAIL_SETTING } from '../editorial/mail'
import { NOTIFICATION_KINDS } from '../editorial/notification'
import { REVIEW_SETTING } from '../editorial/review'
import { NotFound } from '../errors'
import { sendMails } from './send-mails'
import { sideEffects } from './side-effects'
import { approveArticle } from '../newsroom/approve-article'
import { assignArticle } from '../newsroom/assign-article'
import { commentOnArticle } from '../newsroom/comment-on-article'
import { getArticleView } from '../newsroom/get-article'
import { killArticle } from '../newsroom/kill-article'
import {
  chooseMail,
  countUnread,
  getMailChoice,
  listNotifications,
  markAllNotifications,
  markNotification,
} from '../newsroom/notifications'
import { publishArticle } from '../newsroom/publish-article'
import { returnArticle } from '../newsroom/return-article'
import { scheduleArticle, unscheduleArticle } from '../newsroom/schedule-article'
import { seeArticle } from '../newsroom/see-article'
import { submitArticle } from '../newsroom/submit-article'
import { trashArticle } from '../newsroom/trash-article'
import { unpublishArticle, withdrawArticle } from '../newsroom/unpublish-article'
import { updateMailServer } from '../newsroom/update-mail-server'

const running = new AbortController().signal
const CHECKS = ['facts', 'figures', 'words'] as const

afterEach(async () => {
  await db.setting.deleteMany({ where: { key: { in: [REVIEW_SETTING, MAIL_SETTING] } } })
})

/** What someone was told of an article, the newest first. */
async function toldTo(actor: Actor, articleId: string): Promise<string[]> {
  const { rows } = await listNotifications(actor, { show: 'all' })
  return rows.filter(({ article }) => article?.id === articleId).map(({ kind }) => kind)
}

const refOf = async (actor: Actor, id: string) => ({ id, version: (await getArticleView(actor, id)).version })

async function comment(actor: Actor, id: string, text: string): Promise<string> {
  const { content, head } = await getArticleView(actor, id)
  const blockId = textBlocksOf(content.body)[0]?.id ?? ''
  const range = { blockId, start: 0, endBlockId: null, end: 2 }
  const { comments } = await commentOnArticle(actor, id, { act: 'comment', revision: head, range, text })
  return comments.at(-1)?.id ?? ''
}

/** Proposes other words for the first two characters. */
async function suggest(actor: Actor, id: string, replacement: string): Promise<string> {
  const { content, head } = await getArticleView(actor, id)
  const blockId = textBlocksOf(content.body)[0]?.id ?? ''
  const range = { blockId, start: 0, endBlockId: null, end: 2 }
  const act = { act: 'suggest', revision: head, range, replacement, text: '' } as const
  const { comments } = await commentOnArticle(actor, id, act)
  return comments.findLast(({ state }) => state === 'open')?.id ?? ''
}

describe('people are told', () => {
  test('of what is said to them and on their articles, each once, and never of what they do themselves', async () => {
    const name = `王${randomUUID().slice(0, 8)}`
    const [author, named, third] = [await makeActor(), await makeActor('EDITOR', name), await makeActor()]
    const { id } = await makeArticle(author, '谁被提到', ['第一段。'])
    const commentId = await comment(third, id, `@${name} 请看，@${name}`)
    expect(await toldTo(named, id)).toEqual(['mentioned'])
    expect(await toldTo(author, id)).toEqual(['comment'])
    expect(await toldTo(third, id)).toEqual([])
    await commentOnArticle(author, id, { act: 'reply', commentId, text: '好的' })
    expect(await toldTo(third, id), 'who spoke before').toEqual(['comment'])
    expect(await toldTo(author, id)).toEqual(['comment'])
    const { rows } = await listNotifications(named, { show: 'all' })
    expect(rows[0]).toMatchObject({ commentId, by: third.name, detail: `@${name} 请看，@${name}` })
  })

  test('of nothing that they may not see, and what they were told before is blank from then on', async () => {
    const [one, other] = [`王${randomUUID().slice(0, 8)}`, `李${randomUUID().slice(0, 8)}`]
    const [author, contributor, editor] = [
      await makeActor(),
      await makeActor('CONTRIBUTOR', one),
      await makeActor('EDITOR', other),
    ]
    const { id } = await makeArticle(author, '扔掉的稿件', ['第一段。'])
    await comment(author, id, `@${one} @${other} 请看`)
    await trashArticle(author, await refOf(author, id))
    await comment(author, id, `@${one} @${other} 还有一句`)
    expect(await toldTo(editor, id)).toEqual(['mentioned', 'mentioned'])
    const { rows } = await listNotifications(contributor, { show: 'all' })
    expect(rows).toMatchObject([{ kind: 'mentioned', article: null, commentId: null, detail: null }])
    expect(JSON.stringify(rows)).not.toContain('扔掉的稿件')
  })

  test('what became of the change that they suggested, but not of their own decision', async () => {
    const [author, third] = [await makeActor(), await makeActor()]
    const { id } = await makeArticle(author, '建议', ['第一段。'])
    const taken = await suggest(third, id, '首段')
    await commentOnArticle(author, id, { act: 'accept', commentId: taken })
    const refused = await suggest(third, id, '另一段')
    await commentOnArticle(author, id, { act: 'reject', commentId: refused })
    const own = await suggest(third, id, '自己的')
    await commentOnArticle(third, id, { act: 'reject', commentId: own })
    expect(await toldTo(third, id)).toEqual(['change-rejected', 'change-accepted'])
    const { rows } = await listNotifications(third, { show: 'all' })
    expect(rows).toMatchObject([
      { commentId: refused, detail: '首段 → 另一段', by: author.name },
      { commentId: taken, detail: '第一 → 首段', by: author.name },
    ])
  })

  test('of each step of the way of an article', async () => {
    const setting = { key: REVIEW_SETTING, value: { preset: 'one' } }
    await db.setting.create({ data: setting })
    const [author, editor, outsider] = [
      await makeActor('CONTRIBUTOR'),
      await makeActor('EDITOR'),
      await makeActor('CONTRIBUTOR'),
    ]
    const { id } = await makeArticle(author, '一路', ['第一段。'])
    await submitArticle(author, await refOf(author, id))
    expect(await toldTo(editor, id)).toEqual(['review-asked'])
    await returnArticle(editor, { ...(await refOf(author, id)), reason: '再核对' })
    await submitArticle(author, await refOf(author, id))
    await approveArticle(editor, { ...(await refOf(author, id)), opinion: '', checks: [...CHECKS] })
    await publishArticle(editor, await refOf(author, id))
    expect(await toldTo(author, id)).toEqual(['published', 'approved', 'returned'])
    expect(await toldTo(editor, id)).toEqual(['review-asked', 'review-asked'])
    expect(await toldTo(outsider, id)).toEqual([])
  })

  test('alone who is given the review, where they may review', async () => {
    const [author, editor, other] = [await makeActor('CONTRIBUTOR'), await makeActor(), await makeActor()]
    const { id } = await makeArticle(author, '派审', ['第一段。'])
    await assignArticle(other, { ...(await refOf(author, id)), assigneeId: editor.id, dueAt: null })
    await assignArticle(other, { ...(await refOf(author, id)), assigneeId: editor.id, dueAt: null })
    await submitArticle(author, await refOf(author, id))
    expect(await toldTo(editor, id)).toEqual(['review-asked', 'assigned'])
    expect(await toldTo(other, id)).toEqual([])
  })

  test('when a schedule ends before its hour, and by the worker when it is kept', async () => {
    const [author, editor] = [await makeActor('CONTRIBUTOR'), await makeActor('EDITOR')]
    const { id } = await makeArticle(author, '定时', ['第一段。'])
    const times = { goLiveAt: new Date(Date.now() + 3_600_000), embargoUntil: null, expiresAt: null }
    await scheduleArticle(editor, { ...(await refOf(author, id)), ...times })
    await unscheduleArticle(editor, await refOf(author, id))
    expect(await toldTo(author, id)).toEqual(['schedule-refused'])
    await scheduleArticle(editor, { ...(await refOf(author, id)), ...times })
    await db.sideEffect.updateMany({
      where: { articleId: id },
      data: { dueAt: new Date(0), nextAt: new Date(0) },
    })
    await sideEffects({}, running)
    await sideEffects({}, running)
    expect(await toldTo(author, id)).toEqual(['published', 'schedule-refused'])
  })

  test('of the end of their article: withdrawn, unpublished or killed, with the reason where there is one', async () => {
    const [author, editor] = [await makeActor(), await makeActor()]
    const { id } = await makeArticle(author, '撤稿', ['第一段。'])
    await publishArticle(editor, await refOf(author, id))
    await withdrawArticle(editor, { ...(await refOf(author, id)), reason: '主要事实有误' })
    await publishArticle(editor, await refOf(author, id))
    await unpublishArticle(editor, await refOf(author, id))
    await killArticle(editor, { ...(await refOf(author, id)), reason: '线索不实' })
    const { rows } = await listNotifications(author, { show: 'unread' })
    expect(rows.filter(({ kind }) => kind !== 'published').map(({ kind, detail }) => [kind, detail])).toEqual(
      [
        ['killed', '线索不实'],
        ['withdrawn', null],
        ['withdrawn', '主要事实有误'],
      ],
    )
  })
})

test('what is unread is counted, read one by one, all at once, or by opening the article', async () => {
  const [author, other] = [await makeActor(), await makeActor()]
  const { id } = await makeArticle(author, '已读', ['第一段。'])
  for (const text of ['一', '二', '三']) await comment(other, id, text)
  const unread = async () => (await listNotifications(author, { show: 'unread' })).rows
  expect(await countUnread(author)).toBe(3)
  const [newest] = await unread()
  await markNotification(author, { id: newest?.id ?? '', isRead: true })
  expect((await unread()).map(({ detail }) => detail)).toEqual(['二', '一'])
  await expect(markNotification(other, { id: newest?.id ?? '', isRead: false })).rejects.toThrow(NotFound)
  await markNotification(author, { id: newest?.id ?? '', isRead: false })
  const session = await db.session.create({ data: { userId: author.id, userAgent: 'a', ip: 'a' } })
  const seen = { isEditing: false, blockId: null, isOpening: true, unsent: null, forget: null }
  await seeArticle(author, session.id, { id, ...seen })
  expect(await countUnread(author)).toBe(0)
  await comment(other, id, '四')
  const at = new Date()
  await db.notification.updateMany({ where: { userId: author.id, detail: '三' }, data: { readAt: null } })
  await markAllNotifications(author, { at, isRead: true })
  expect(await unread()).toEqual([])
  await comment(other, id, '五')
  await markAllNotifications(author, { at, isRead: false })
  expect((await unread()).map(({ detail }) => detail)).toEqual(['五', '四', '三'])
  // What came after one looked was not seen.
  await db.notification.updateMany({
    where: { detail: '五' },
    data: { createdAt: new Date(at.getTime() + 1000) },
  })
  await markAllNotifications(author, { at, isRead: true })
  expect((await unread()).map(({ detail }) => detail)).toEqual(['五'])
})

test('mail goes to who asked for that kind, in their language, with the way there', async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of this test'
  await db.mail.deleteMany()
  const sink = await openMailSink()
  try {
    const server = {
      host: '127.0.0.1',
      port: sink.port,
      security: 'none',
      from: '编辑部 <desk@example.cn>',
    } as const
    await updateMailServer(await makeActor('ADMIN'), { ...server, user: '', password: '' })
    const [author, asked, other] = [await makeActor(), await makeActor(), await makeActor('EDITOR', '乙编辑')]
    await db.user.update({ where: { id: asked.id }, data: { locale: 'en' } })
    await chooseMail(author, { mailed: [] })
    await chooseMail(asked, { mailed: ['assigned', 'comment'] })
    const { id } = await makeArticle(author, '寄信', ['第一段。'])
    await assignArticle(other, { ...(await refOf(author, id)), assigneeId: asked.id, dueAt: null })
    const commentId = await comment(other, id, '一句批注')
    await sendMails({}, running)
    await sendMails({}, running)
    expect(sink.to(author.email)).toEqual([])
    expect(sink.to(asked.email).map(({ subject }) => subject)).toEqual([
      'Assigned to you: “寄信”',
      'A comment on “寄信”',
    ])
    const [, letter] = sink.to(asked.email)
    expect(letter?.text).toContain('一句批注')
    expect(letter?.text).toContain(`/admin/articles/${id}?comment=${commentId}`)
  } finally {
    await sink.close()
  }
})

test('a letter that waits is thrown away when its reader may not see the article any more', async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of this test'
  await db.mail.deleteMany()
  const sink = await openMailSink()
  try {
    const server = { host: '127.0.0.1', port: sink.port, security: 'none', from: 'desk@example.cn' } as const
    await updateMailServer(await makeActor('ADMIN'), { ...server, user: '', password: '' })
    const names = ['可看', '降级', '停用', '换址'].map((name) => `${name}${randomUUID().slice(0, 8)}`)
    const people = await Promise.all(names.map((name) => makeActor('EDITOR', name)))
    const [stays, demoted, closed, moved] = people
    const author = await makeActor()
    const { id } = await makeArticle(author, '看不到了', ['第一段。'])
    await comment(author, id, names.map((name) => `@${name}`).join(' '))
    await trashArticle(author, await refOf(author, id))
    await db.user.update({ where: { id: demoted?.id ?? '' }, data: { role: 'CONTRIBUTOR' } })
    await db.user.update({ where: { id: closed?.id ?? '' }, data: { disabledAt: new Date() } })
    const email = `${randomUUID()}@example.cn`
    await db.user.update({ where: { id: moved?.id ?? '' }, data: { email } })
    await sendMails({}, running)
    expect(sink.to(stays?.email ?? '')).toHaveLength(1)
    for (const person of [demoted, closed, moved]) {
      expect(sink.to(person?.email ?? '')).toEqual([])
      const mail = await db.mail.findFirstOrThrow({ where: { to: person?.email ?? '' } })
      expect(mail).toMatchObject({ sealed: null, sentAt: null, error: null, givenUpAt: expect.any(Date) })
    }
    expect(sink.to(email)).toEqual([])
  } finally {
    await sink.close()
  }
})

test('a letter goes to each of many who are named at once', async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of this test'
  const server = { host: '127.0.0.1', port: 1, security: 'none', from: 'desk@example.cn' } as const
  await updateMailServer(await makeActor('ADMIN'), { ...server, user: '', password: '' })
  const names = Array.from({ length: 5 }, () => `王${randomUUID().slice(0, 8)}`)
  const named = await Promise.all(names.map((name) => makeActor('EDITOR', name)))
  const author = await makeActor()
  const { id } = await makeArticle(author, '群发', ['第一段。'])
  await comment(author, id, names.map((name) => `@${name}`).join(' '))
  const to = named.map(({ email }) => email)
  const mails = await db.mail.findMany({ where: { to: { in: to }, kind: 'news.mentioned' } })
  expect(mails.map((mail) => mail.to).sort()).toEqual(to.sort())
})

test('every kind can be told of, by mail as well', async () => {
  const [author, other] = [await makeActor('ADMIN'), await makeActor()]
  const { id } = await makeArticle(author, '各种', ['第一段。'])
  await db.notification.createMany({
    data: NOTIFICATION_KINDS.map((kind) => ({ userId: author.id, byId: other.id, kind, articleId: id })),
  })
  await chooseMail(author, { mailed: [...NOTIFICATION_KINDS] })
  expect(await countUnread(author)).toBe(NOTIFICATION_KINDS.length)
})

test('what only admins hear of is offered to them alone, and their choice outlives another role', async () => {
  const editor = await makeActor('EDITOR')
  expect((await getMailChoice(editor)).kinds).not.toContain('follow-up-failed')
  await chooseMail(editor, { mailed: ['assigned'] })
  const admin: Actor = { ...editor, role: 'ADMIN' }
  expect(await getMailChoice(admin)).toMatchObject({
    kinds: NOTIFICATION_KINDS,
    mailed: ['assigned', 'follow-up-failed'],
  })
})
