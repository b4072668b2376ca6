import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SMTPServerOptions } from 'smtp-server'
import { makeActor } from '../../seeds/factory'
import { openMailSink, type MailSink } from '../../seeds/mail-sink'
import { db } from '../db/client'
import { purgeMails } from '../db/mails'
import type { Locale } from '../editorial/actor'
import { MAIL_SETTING } from '../editorial/mail'
import { Forbidden, NotFound } from '../errors'
import { countMailTroubles, listMails, replayMail } from '../newsroom/list-mails'
import { disableUser } from '../newsroom/disable-user'
import { queueMail } from '../newsroom/queue-mail'
import {
  dropMailServer,
  getMailServer,
  sendTestLetter,
  updateMailServer,
} from '../newsroom/update-mail-server'
import { sendMails } from './send-mails'

const running = new AbortController().signal
const send = () => sendMails({}, running)
let sink: MailSink | null = null

beforeEach(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of this test'
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await db.mail.deleteMany()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await sink?.close()
  sink = null
  await db.setting.deleteMany({ where: { key: MAIL_SETTING } })
})

/** A mail server, and the desk told of it. */
async function open(options: SMTPServerOptions = {}, login = { user: '', password: '' }) {
  sink = await openMailSink(options)
  const server = {
    host: '127.0.0.1',
    port: sink.port,
    security: 'none',
    from: '编辑部 <desk@example.cn>',
  } as const
  await updateMailServer(await makeActor('ADMIN'), { ...server, ...login })
  return sink
}

const makeAddress = () => `${randomUUID()}@example.cn`
const soon = () => new Date(Date.now() + 3_600_000)
const queue = (to: string, key: string = randomUUID(), locale: Locale = 'zh-CN') =>
  db.$transaction((tx) =>
    queueMail(tx, { key, to, locale, letter: { kind: 'test', by: '王编辑' }, expiresAt: soon() }),
  )
const rowTo = (to: string) => db.mail.findFirstOrThrow({ where: { to } })
/** Its hour has come, without waiting for it. */
const comeDue = (to: string) => db.mail.updateMany({ where: { to }, data: { nextAt: new Date(0) } })

describe('a letter', () => {
  test('that waits for someone whose account is closed is never sent', async () => {
    const mails = await open()
    const user = await makeActor()
    await queue(user.email)
    const admin = await makeActor('ADMIN')
    await disableUser(admin, { id: user.id })
    expect(await rowTo(user.email)).toMatchObject({ sealed: null, sentAt: null, givenUpAt: expect.any(Date) })
    await send()
    expect(mails.to(user.email)).toEqual([])
    const { rows, counts } = await listMails(admin)
    expect(rows, 'nor shown as a failure').toMatchObject([
      { to: user.email, state: 'dropped', isGivenUp: false, mayReplay: false },
    ])
    expect(counts).toMatchObject({ failed: 0, dropped: 1 })
  })

  test('leaves once, in the language of who gets it, and is not kept', async () => {
    const mails = await open()
    const [zh, en] = [makeAddress(), makeAddress()]
    await queue(zh, 'one key')
    await queue(zh, 'one key')
    await queue(en, randomUUID(), 'en')
    expect((await rowTo(zh)).sealed).not.toContain('王编辑')
    await Promise.all([send(), send()])
    await send()
    expect(mails.to(zh)).toHaveLength(1)
    const [letter] = mails.to(zh)
    expect(letter).toMatchObject({
      subject: '邮件设置测试',
      from: { name: '编辑部', address: 'desk@example.cn' },
      text: expect.stringContaining('王编辑'),
      html: expect.stringContaining('王编辑'),
    })
    expect(letter?.messageId).toContain((await rowTo(zh)).id)
    expect(letter?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
    expect(mails.to(en)[0]?.subject).toBe('A test of the mail settings')
    expect(await rowTo(zh)).toMatchObject({ sealed: null, attempts: 1, sentAt: expect.any(Date) })
  })

  test('is not queued while no server is set, and the one who asks for a test is told', async () => {
    expect(await queue(makeAddress())).toBe(false)
    expect(await db.mail.count()).toBe(0)
    await expect(sendTestLetter(await makeActor('ADMIN'))).rejects.toMatchObject({ reason: 'mail-off' })
    await send()
  })

  test('goes no further when what it follows from is rolled back', async () => {
    await open()
    const to = makeAddress()
    const undone = db.$transaction(async (tx) => {
      await queueMail(tx, { key: to, to, locale: 'en', letter: { kind: 'test', by: 'x' }, expiresAt: soon() })
      throw new Error('taken back')
    })
    await expect(undone).rejects.toThrow('taken back')
    expect(await db.mail.count({ where: { to } })).toBe(0)
  })

  test('that a server puts off is tried again and leaves when it mends; the others go on', async () => {
    let isBusy = true
    const busy = makeAddress()
    const mails = await open({
      onRcptTo: ({ address }, _, done) =>
        done(
          isBusy && address === busy ? Object.assign(new Error('try later'), { responseCode: 451 }) : null,
        ),
    })
    const other = makeAddress()
    await queue(busy)
    await queue(other)
    await send()
    expect(mails.to(other)).toHaveLength(1)
    expect(await rowTo(busy)).toMatchObject({
      attempts: 1,
      error: expect.stringContaining('451'),
      givenUpAt: null,
    })
    isBusy = false
    await send()
    expect(mails.to(busy)).toHaveLength(0)
    await comeDue(busy)
    await send()
    expect(mails.to(busy)).toHaveLength(1)
    expect(await rowTo(busy)).toMatchObject({ attempts: 2, error: null })
  })

  test('that is refused for good is given up, shown, and tried again by an admin alone', async () => {
    let isRefused = true
    const mails = await open({
      onRcptTo: (_address, _, done) =>
        done(isRefused ? Object.assign(new Error('no such box'), { responseCode: 550 }) : null),
    })
    const admin = await makeActor('ADMIN')
    const to = makeAddress()
    await queue(to)
    await send()
    const { rows, counts } = await listMails(admin)
    expect(rows[0]).toMatchObject({ to, state: 'failed', isGivenUp: true, mayReplay: true, attempts: 1 })
    expect(counts).toMatchObject({ failed: 1, sent: 0 })
    expect(await countMailTroubles(admin)).toBe(1)
    const editor = await makeActor('EDITOR')
    expect(await countMailTroubles(editor)).toBe(0)
    await comeDue(to)
    await send()
    expect((await rowTo(to)).attempts).toBe(1)

    isRefused = false
    const ref = { id: rows[0]?.id ?? '' }
    await expect(replayMail(editor, ref)).rejects.toBeInstanceOf(Forbidden)
    await replayMail(admin, ref)
    await send()
    expect(mails.to(to)).toHaveLength(1)
    await expect(replayMail(admin, ref)).rejects.toBeInstanceOf(NotFound)
    expect(await db.auditEvent.count({ where: { action: 'mail.replay', targetId: ref.id } })).toBe(1)
  })

  test('waits while the server is away, and for the secret it was sealed with', async () => {
    const { port } = await open()
    const to = makeAddress()
    await queue(to)
    await sink?.close()
    sink = null
    await send()
    expect(await rowTo(to)).toMatchObject({
      attempts: 1,
      error: expect.stringContaining(String(port)),
      sentAt: null,
    })
    process.env.NEXTAUTH_SECRET = 'another secret'
    await comeDue(to)
    await send()
    expect(await rowTo(to)).toMatchObject({ attempts: 2, givenUpAt: expect.any(Date) })
  })

  test('is tried once at a time by a server that closes before it greets, and leaves once when it mends', async () => {
    const deaf = createServer((socket) => socket.end())
    await new Promise<void>((done) => deaf.listen(0, '127.0.0.1', done))
    const address = deaf.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const server = { host: '127.0.0.1', port, security: 'none', from: 'desk@example.cn' } as const
    await updateMailServer(await makeActor('ADMIN'), { ...server, user: '', password: '' })
    const to = makeAddress()
    await queue(to)
    await send()
    expect(await rowTo(to)).toMatchObject({
      attempts: 1,
      sentAt: null,
      givenUpAt: null,
      error: expect.any(String),
    })
    await new Promise((done) => deaf.close(done))
    const mails = await open()
    await comeDue(to)
    await send()
    expect(mails.to(to)).toHaveLength(1)
  })

  test('waits while the server will not take the address it comes from', async () => {
    await open({
      onMailFrom: (_address, _, done) => done(Object.assign(new Error('who are you'), { responseCode: 530 })),
    })
    const to = makeAddress()
    await queue(to)
    await send()
    expect(await rowTo(to)).toMatchObject({
      attempts: 1,
      givenUpAt: null,
      error: expect.stringContaining('530'),
    })
  })

  test('is forgotten when it is of no use any more', async () => {
    const mails = await open()
    const to = makeAddress()
    await queue(to)
    await db.mail.updateMany({ where: { to }, data: { expiresAt: new Date(0) } })
    await send()
    expect(mails.letters).toHaveLength(0)
    await purgeMails(new Date(), new Date(0))
    expect(await rowTo(to)).toMatchObject({ sealed: null, sentAt: null })
    await purgeMails(new Date(), soon())
    expect(await db.mail.count()).toBe(0)
  })
})

describe('the mail server', () => {
  test('is told its name and password, which the database holds sealed and the desk never shows', async () => {
    const seen: string[] = []
    const mails = await open(
      {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: ({ username, password }, _, done) => {
          seen.push(`${username}:${password}`)
          done(null, { user: username })
        },
      },
      { user: 'desk', password: 'open sesame' },
    )
    const admin = await makeActor('ADMIN')
    await sendTestLetter(admin)
    await send()
    expect(seen).toEqual(['desk:open sesame'])
    expect(mails.to(admin.email)).toHaveLength(1)
    const stored = await db.setting.findUniqueOrThrow({ where: { key: MAIL_SETTING } })
    expect(JSON.stringify(stored)).not.toContain('sesame')
    const view = await getMailServer(admin)
    expect(view).toMatchObject({ source: 'desk', server: { user: 'desk', hasPassword: true } })
    expect(JSON.stringify(view)).not.toContain('sesame')
    const events = await db.auditEvent.findMany({ where: { targetId: MAIL_SETTING } })
    expect(JSON.stringify(events, (_, value) => (typeof value === 'bigint' ? null : value))).not.toContain(
      'sesame',
    )

    // An empty password keeps the old one.
    const { port } = mails
    const server = { host: '127.0.0.1', port, security: 'none', from: 'desk@example.cn' } as const
    await updateMailServer(admin, { ...server, user: 'desk', password: '' })
    await sendTestLetter(admin)
    await send()
    expect(mails.to(admin.email)).toHaveLength(2)
  })

  test.each([{ host: 'localhost' }, { port: 1 }, { security: 'tls' as const }, { user: 'another' }])(
    'does not take the stored password along to another place: %o',
    async (elsewhere) => {
      const mails = await open({}, { user: 'desk', password: 'open sesame' })
      const admin = await makeActor('ADMIN')
      const server = { host: '127.0.0.1', port: mails.port, security: 'none', from: 'a@example.cn' } as const
      await updateMailServer(admin, { ...server, user: 'desk', password: '', from: 'b@example.cn' })
      expect((await getMailServer(admin)).server).toMatchObject({ hasPassword: true })
      await updateMailServer(admin, { ...server, user: 'desk', ...elsewhere, password: '' })
      expect((await getMailServer(admin)).server).toMatchObject({ hasPassword: false, ...elsewhere })
    },
  )

  test('is set and dropped by admins alone', async () => {
    const mails = await open()
    const server = { host: '127.0.0.1', port: mails.port, security: 'none', from: 'desk@example.cn' } as const
    const editor = await makeActor('EDITOR')
    await expect(getMailServer(editor)).rejects.toBeInstanceOf(Forbidden)
    await expect(dropMailServer(editor)).rejects.toBeInstanceOf(Forbidden)
    await expect(sendTestLetter(editor)).rejects.toBeInstanceOf(Forbidden)
    const change = updateMailServer(editor, { ...server, user: '', password: '' })
    await expect(change).rejects.toBeInstanceOf(Forbidden)
    const admin = await makeActor('ADMIN')
    await dropMailServer(admin)
    expect(await getMailServer(admin)).toEqual({ source: 'off', server: null })
  })

  test('must speak TLS when it was said that it does', async () => {
    const mails = await open()
    const admin = await makeActor('ADMIN')
    const server = {
      host: '127.0.0.1',
      port: mails.port,
      security: 'starttls',
      from: 'desk@example.cn',
    } as const
    await updateMailServer(admin, { ...server, user: '', password: '' })
    await sendTestLetter(admin)
    await send()
    expect(mails.letters).toHaveLength(0)
    expect(await rowTo(admin.email)).toMatchObject({ attempts: 1, givenUpAt: null, sentAt: null })
  })
})
