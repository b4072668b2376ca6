import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { openMailSink, type MailSink } from '../../seeds/mail-sink'
import { db } from '../db/client'
import { fitsPassword } from '../db/password-hash'
import { putSession } from '../db/sessions'
import { COMMAND_LINE, type Actor } from '../editorial/actor'
import { MAIL_SETTING } from '../editorial/mail'
import { Forbidden, NotFound } from '../errors'
import { sendMails } from '../worker/send-mails'
import { acceptInvitation, readInvitation } from './accept-invitation'
import { confirmEmail, readEmailWish, wishEmail } from './change-email'
import { changeRole } from './change-role'
import { openAccount } from './create-user'
import { closeAccount } from './disable-user'
import { inviteUser, listInvitations, reinviteUser, uninviteUser } from './invite-user'
import { readReset, resetByLink, sendPasswordLetter } from './reset-by-mail'
import { updateMailServer } from './update-mail-server'

const PASSWORD = 'a long enough one'
const NEXT = { next: 'another long one', again: 'another long one' }
const makeAddress = () => `${randomUUID()}@example.cn`
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

let mails: MailSink
beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of this test'
  mails = await openMailSink()
})
afterAll(async () => {
  await mails.close()
  await db.setting.deleteMany({ where: { key: MAIL_SETTING } })
})
beforeEach(async () => {
  await db.mail.deleteMany()
  const server = { host: '127.0.0.1', port: mails.port, security: 'none', from: 'desk@example.cn' } as const
  await updateMailServer(await makeActor('ADMIN'), { ...server, user: '', password: '' })
})
const switchMailOff = () => db.setting.deleteMany({ where: { key: MAIL_SETTING } })

/** Sends what waits, and answers the secret part of the link in the newest letter to an address. */
async function keyMailedTo(address: string): Promise<string> {
  await sendMails({}, new AbortController().signal)
  const text = mails.to(address).at(-1)?.text ?? ''
  return /\/login\/\w+\/([\w-]{43})\s/u.exec(text)?.[1] ?? ''
}

async function makeAccount(): Promise<Actor> {
  const email = makeAddress()
  const user = { email, name: '张三', role: 'EDITOR', locale: 'zh-CN' } as const
  const { id } = await openAccount(COMMAND_LINE, { ...user, password: PASSWORD })
  return { id, ...user }
}
const hashOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).passwordHash
const openSession = ({ id }: { id: string }) => putSession(db, { userId: id, userAgent: 'test', ip: '' })
const openSessions = ({ id }: { id: string }) => db.session.count({ where: { userId: id, revokedAt: null } })
const acts = async (targetId: string) =>
  (await db.auditEvent.findMany({ where: { targetId }, orderBy: { id: 'asc' } })).map(({ action }) => action)

describe('an invitation', () => {
  const accept = (key: string) => acceptInvitation({ key, name: '李四', ...NEXT })
  const useless = { reason: 'link-useless' }

  test('leads by mail to an account with its role, once', async () => {
    const [admin, email] = [await makeActor('ADMIN', '主编'), makeAddress()]
    expect(await inviteUser(admin, { email: email.toUpperCase(), role: 'EDITOR' })).toEqual({
      email,
      link: null,
    })
    const key = await keyMailedTo(email)
    expect(mails.to(email)[0]?.subject).toBe('主编邀请您加入编辑部')
    expect(await readInvitation(key)).toMatchObject({ email, role: 'EDITOR', by: '主编' })
    const { id } = await accept(key)
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    expect(user).toMatchObject({ email, name: '李四', role: 'EDITOR' })
    expect(await fitsPassword(user.passwordHash, NEXT.next)).toBe(true)
    expect(await acts(id)).toEqual(['user.join'])
    await expect(accept(key)).rejects.toMatchObject(useless)
    expect(await readInvitation(key)).toBeNull()
  })

  test('is taken up once of many at once', async () => {
    const [admin, email] = [await makeActor('ADMIN'), makeAddress()]
    await inviteUser(admin, { email, role: 'EDITOR' })
    const key = await keyMailedTo(email)
    const tries = await Promise.allSettled([accept(key), accept(key), accept(key)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.user.count({ where: { email } })).toBe(1)
  })

  test('is a link to hand over while no mail leaves, and the database holds only its hash', async () => {
    await switchMailOff()
    const [admin, email] = [await makeActor('ADMIN'), makeAddress()]
    const { link } = await inviteUser(admin, { email, role: 'CONTRIBUTOR' })
    const key = link?.split('/').at(-1) ?? ''
    expect(link).toMatch(/^http:\/\/localhost:\d+\/login\/invitation\/[\w-]{43}$/u)
    const stored = await db.invitation.findFirstOrThrow({ where: { email } })
    expect(JSON.stringify(stored)).not.toContain(key)
    await accept(key)
  })

  test('ends when it runs out, is taken back, sent again, or overtaken by another', async () => {
    await switchMailOff()
    const admin = await makeActor('ADMIN')
    const invite = async (email: string) => {
      const { link } = await inviteUser(admin, { email, role: 'EDITOR' })
      const { id } = await db.invitation.findFirstOrThrow({ where: { email, revokedAt: null } })
      return { id, key: link?.split('/').at(-1) ?? '' }
    }
    const late = await invite(makeAddress())
    expect(await readInvitation(late.key, inDays(6.9))).not.toBeNull()
    expect(await readInvitation(late.key, inDays(7.1))).toBeNull()
    await expect(acceptInvitation({ key: late.key, name: '李四', ...NEXT }, inDays(8))).rejects.toMatchObject(
      useless,
    )

    const taken = await invite(makeAddress())
    await uninviteUser(admin, taken)
    await expect(accept(taken.key)).rejects.toMatchObject(useless)
    await expect(uninviteUser(admin, taken)).rejects.toBeInstanceOf(NotFound)
    expect(await acts(taken.id)).toEqual(['user.invite', 'user.uninvite'])

    const again = await invite(makeAddress())
    const { link } = await reinviteUser(admin, again)
    await expect(accept(again.key)).rejects.toMatchObject(useless)
    await accept(link?.split('/').at(-1) ?? '')

    const address = makeAddress()
    const [first, second] = [await invite(address), await invite(address)]
    await expect(accept(first.key)).rejects.toMatchObject(useless)
    expect((await listInvitations(admin)).filter(({ email }) => email === address)).toHaveLength(1)
    await accept(second.key)
    expect((await listInvitations(admin)).filter(({ email }) => email === address)).toEqual([])
  })

  test('holds no longer than whoever sent it may invite', async () => {
    await switchMailOff()
    const [admin, sender] = [await makeActor('ADMIN'), await makeActor('ADMIN')]
    const { link } = await inviteUser(sender, { email: makeAddress(), role: 'ADMIN' })
    await changeRole(admin, { id: sender.id, role: 'EDITOR' })
    await expect(accept(link?.split('/').at(-1) ?? '')).rejects.toMatchObject(useless)
    const other = await inviteUser(admin, { email: makeAddress(), role: 'ADMIN' })
    await makeActor('ADMIN')
    await closeAccount(COMMAND_LINE, admin.id)
    await expect(accept(other.link?.split('/').at(-1) ?? '')).rejects.toMatchObject(useless)
  })

  test('is sent by admins alone, and to nobody who has an account', async () => {
    const [editor, admin] = [await makeActor('EDITOR'), await makeActor('ADMIN')]
    await expect(inviteUser(editor, { email: makeAddress(), role: 'EDITOR' })).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(listInvitations(editor)).rejects.toBeInstanceOf(Forbidden)
    const taken = inviteUser(admin, { email: editor.email, role: 'EDITOR' })
    await expect(taken).rejects.toMatchObject({ reason: 'email-taken' })
    await expect(uninviteUser(editor, { id: randomUUID() })).rejects.toBeInstanceOf(Forbidden)
    await expect(reinviteUser(editor, { id: randomUUID() })).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('a forgotten password', () => {
  test('is set by a link that works once and ends every session; its owner is told', async () => {
    const account = await makeAccount()
    await openSession(account)
    await sendPasswordLetter(account)
    const key = await keyMailedTo(account.email)
    expect(await readReset(key)).toBe(true)
    expect(await openSessions(account)).toBe(1)
    await resetByLink({ key, ...NEXT })
    expect(await fitsPassword(await hashOf(account.id), NEXT.next)).toBe(true)
    expect(await openSessions(account)).toBe(0)
    await expect(resetByLink({ key, ...NEXT })).rejects.toMatchObject({ reason: 'link-useless' })
    await sendMails({}, new AbortController().signal)
    expect(mails.to(account.email).map(({ subject }) => subject)).toEqual([
      '重设编辑部密码',
      '您的编辑部密码已更改',
    ])
    expect(await acts(account.id)).toEqual(['user.create', 'user.reset-wish', 'user.password'])
  })

  test('is no way into an account that is unknown, disabled or asked for too often', async () => {
    const account = await makeAccount()
    for (let at = 0; at < 5; at += 1) await sendPasswordLetter(account)
    expect(await db.mail.count({ where: { to: account.email } })).toBe(3)
    const key = await keyMailedTo(account.email)
    const late = new Date(Date.now() + 31 * 60_000)
    expect(await readReset(key, late)).toBe(false)
    await expect(resetByLink({ key, ...NEXT }, late)).rejects.toMatchObject({ reason: 'link-useless' })
    await closeAccount(COMMAND_LINE, account.id)
    expect(await readReset(key)).toBe(false)
    await sendPasswordLetter(account)
    await sendPasswordLetter({ email: makeAddress() })
    expect(await db.accountKey.count({ where: { userId: account.id } })).toBe(3)
    expect(await fitsPassword(await hashOf(account.id), PASSWORD)).toBe(true)
  })

  test('leaves none of the other links working once one was used', async () => {
    const account = await makeAccount()
    await sendPasswordLetter(account)
    const first = await keyMailedTo(account.email)
    await sendPasswordLetter(account)
    const second = await keyMailedTo(account.email)
    expect(first).not.toBe(second)
    await resetByLink({ key: first, ...NEXT })
    expect(await readReset(second)).toBe(false)
  })
})

describe('another address', () => {
  test('is confirmed at the new one and told to the old one', async () => {
    const [account, email] = [await makeAccount(), makeAddress()]
    await wishEmail(account, { email, password: PASSWORD })
    const key = await keyMailedTo(email)
    expect(await readEmailWish(key)).toBe(email)
    expect((await db.user.findUniqueOrThrow({ where: { id: account.id } })).email).toBe(account.email)
    expect(await confirmEmail({ key })).toEqual({ email })
    expect((await db.user.findUniqueOrThrow({ where: { id: account.id } })).email).toBe(email)
    await expect(confirmEmail({ key })).rejects.toMatchObject({ reason: 'link-useless' })
    await sendMails({}, new AbortController().signal)
    const [told] = mails.to(account.email)
    expect(told).toMatchObject({ subject: '您的编辑部登录邮箱已更换', text: expect.stringContaining(email) })
    expect(await acts(account.id)).toEqual(['user.create', 'user.email-wish', 'user.email'])
  })

  test('asks for the password, for mail, and for an address that nobody has', async () => {
    const [account, other] = [await makeAccount(), await makeAccount()]
    const wish = (email: string, password = PASSWORD) => wishEmail(account, { email, password })
    await expect(wish(makeAddress(), 'not it')).rejects.toMatchObject({ reason: 'wrong-password' })
    await expect(wish(other.email)).rejects.toMatchObject({ reason: 'email-taken' })
    const address = makeAddress()
    await wish(address)
    const key = await keyMailedTo(address)
    await db.user.update({ where: { id: other.id }, data: { email: address } })
    await expect(confirmEmail({ key })).rejects.toMatchObject({ reason: 'email-taken' })
    await switchMailOff()
    await expect(wish(makeAddress())).rejects.toMatchObject({ reason: 'mail-off' })
  })

  test('that was wished for later makes the earlier link useless', async () => {
    const [account, first, second] = [await makeAccount(), makeAddress(), makeAddress()]
    await wishEmail(account, { email: first, password: PASSWORD })
    const early = await keyMailedTo(first)
    await wishEmail(account, { email: second, password: PASSWORD })
    expect(await readEmailWish(early)).toBeNull()
    expect(await readEmailWish(await keyMailedTo(second))).toBe(second)
  })
})

test('a changed role signs the account out', async () => {
  const [admin, user] = [await makeActor('ADMIN'), await makeActor('EDITOR')]
  await openSession(user)
  await changeRole(admin, { id: user.id, role: 'CONTRIBUTOR' })
  expect(await openSessions(user)).toBe(0)
})
