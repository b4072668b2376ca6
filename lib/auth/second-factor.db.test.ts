import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { db } from '../db/client'
import { putAttempt } from '../db/login-attempts'
import { findSession } from '../db/sessions'
import { COMMAND_LINE, type Actor, type Role } from '../editorial/actor'
import { SECURITY_SETTING } from '../editorial/second-factor'
import { codeOf, stepAt } from '../editorial/totp'
import { Forbidden, NotFound, Refused } from '../errors'
import { wishEmail } from '../newsroom/change-email'
import { openAccount } from '../newsroom/create-user'
import {
  beginSecondFactor,
  confirmSecondFactor,
  getSecondFactor,
  remakeRecoveryCodes,
  removeSecondFactor,
  resetSecondFactor,
} from '../newsroom/second-factor'
import { AT_DESK } from '../newsroom/prove-owner'
import { changePassword } from '../newsroom/update-account'
import { updateSecuritySettings } from '../newsroom/update-security-setting'
import { signIn, type SignInTry } from './sign-in'

const PASSWORD = 'a long enough one'
/** A little ago, so that a code can be later than the one that confirmed, and failures, which the database dates, are of late. */
const now = new Date(Date.now() - 600_000)
/** A later moment: each code is good once. */
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

beforeAll(() => {
  process.env.NEXTAUTH_SECRET = 'a secret of this test'
})
afterAll(() => db.setting.deleteMany({ where: { key: SECURITY_SETTING } }))

async function makeAccount(role: Role = 'EDITOR'): Promise<Actor> {
  const user = { email: `${randomUUID()}@example.cn`, name: '张三', role, locale: 'zh-CN' } as const
  const { id } = await openAccount(COMMAND_LINE, { ...user, password: PASSWORD })
  return { id, ...user }
}

/** What a person types from the screen into an authenticator, as bytes again. */
function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** An account with a second factor; `codeAt` is its authenticator. */
async function makeGuarded(role: Role = 'EDITOR') {
  const actor = await makeAccount(role)
  const { secret, uri } = await beginSecondFactor(actor, { password: PASSWORD })
  expect(new URL(uri).searchParams.get('secret')).toBe(secret)
  const bytes = fromBase32(secret)
  const codeAt = (at: Date) => codeOf(bytes, stepAt(at))
  const { codes } = await confirmSecondFactor(actor, { code: codeAt(now) }, randomUUID(), now)
  return { actor, codes, codeAt }
}

const tryOf = ({ email }: Actor, change: Partial<SignInTry> = {}): SignInTry => ({
  email,
  password: PASSWORD,
  code: '',
  ip: null,
  userAgent: 'test',
  devices: {},
  ...change,
})

/** What a try comes to: `in`, or the reason of the refusal. */
async function outcome(attempt: SignInTry, at = later(1)): Promise<string> {
  try {
    await signIn(attempt, at)
    return 'in'
  } catch (error) {
    if (error instanceof Refused) return error.reason
    throw error
  }
}

describe('a second factor', () => {
  test('is asked for once it is confirmed, after the password alone', async () => {
    const account = await makeAccount()
    await beginSecondFactor(account, { password: PASSWORD })
    expect(await outcome(tryOf(account))).toBe('in')

    const { actor, codeAt } = await makeGuarded()
    expect(await outcome(tryOf(actor))).toBe('code-needed')
    expect(await outcome(tryOf(actor, { password: 'not it', code: codeAt(later(1)) }))).toBe('wrong-password')
    expect(await outcome(tryOf(actor, { code: '000000' }))).toBe('wrong-code')
    expect(await outcome(tryOf(actor, { code: codeAt(later(1)) }))).toBe('in')
  })

  test('takes a code once, also of two at the same time', async () => {
    const { actor, codeAt } = await makeGuarded()
    const attempt = tryOf(actor, { code: codeAt(later(1)) })
    const outcomes = await Promise.all([outcome(attempt), outcome(attempt)])
    expect(outcomes.sort()).toEqual(['in', 'wrong-code'])
    expect(await outcome(attempt)).toBe('wrong-code')
    // The code that confirmed it was used by that.
    expect(await outcome(tryOf(actor, { code: codeAt(now) }), now)).toBe('wrong-code')
  })

  test('is stood in for by ten recovery codes, once each, and leaves a record of it', async () => {
    const { actor, codes } = await makeGuarded()
    expect(new Set(codes).size).toBe(10)
    const [one = '', two = ''] = codes
    expect(await outcome(tryOf(actor, { code: one }))).toBe('in')
    expect(await outcome(tryOf(actor, { code: one }))).toBe('wrong-code')
    expect(await outcome(tryOf(actor, { code: two.toUpperCase().replaceAll('-', ' ') }))).toBe('in')
    expect((await getSecondFactor(actor))?.codesLeft).toBe(8)
    const events = await db.auditEvent.findMany({ where: { targetId: actor.id, action: 'session.start' } })
    expect(events.map(({ detail }) => detail)).toEqual([{ recoveryCode: true }, { recoveryCode: true }])
  })

  test('is stored sealed, and its recovery codes as hashes', async () => {
    const { actor, codes } = await makeGuarded()
    const stored = await db.secondFactor.findUniqueOrThrow({
      where: { userId: actor.id },
      include: { codes: true },
    })
    expect(stored.sealed).toMatch(/^v1\./u)
    const text = JSON.stringify(stored)
    for (const code of codes) expect(text).not.toContain(code)
    process.env.NEXTAUTH_SECRET = 'another secret'
    await expect(signIn(tryOf(actor, { code: '123456' }), later(1))).rejects.toThrow('sealed with another')
    process.env.NEXTAUTH_SECRET = 'a secret of this test'
  })

  test('is begun with the password, and changed with a code', async () => {
    const { actor, codes, codeAt } = await makeGuarded()
    const begin = (password: string) => beginSecondFactor(actor, { password })
    await expect(begin('not it')).rejects.toMatchObject({ reason: 'wrong-password' })
    await expect(begin(PASSWORD)).rejects.toMatchObject({ reason: 'factor-on' })
    await expect(remakeRecoveryCodes(actor, { code: '000000' }, now)).rejects.toMatchObject({
      reason: 'wrong-code',
    })
    const renewed = await remakeRecoveryCodes(actor, { code: codeAt(later(2)) }, later(2))
    expect(await outcome(tryOf(actor, { code: codes[0] ?? '' }))).toBe('wrong-code')
    await removeSecondFactor(actor, { code: renewed.codes[0] ?? '' }, now)
    expect(await getSecondFactor(actor)).toBeNull()
    expect(await outcome(tryOf(actor))).toBe('in')
    await expect(removeSecondFactor(actor, { code: '000000' }, now)).rejects.toBeInstanceOf(NotFound)
  })

  test('is taken off by an admin alone, who is on record, and ends every session', async () => {
    const { actor, codeAt } = await makeGuarded()
    const { id } = await signIn(tryOf(actor, { code: codeAt(later(1)) }), later(1))
    const editor = await makeActor('EDITOR')
    await expect(resetSecondFactor(editor, { id: actor.id })).rejects.toBeInstanceOf(Forbidden)
    const admin = await makeActor('ADMIN', '主编')
    await resetSecondFactor(admin, { id: actor.id })
    expect((await findSession(id))?.revokedAt).toBeInstanceOf(Date)
    expect(await outcome(tryOf(actor))).toBe('in')
    const event = await db.auditEvent.findFirst({
      where: { targetId: actor.id, action: 'user.factor-reset' },
    })
    expect(event).toMatchObject({ actorId: admin.id, actorLabel: '主编' })
    await expect(resetSecondFactor(admin, { id: actor.id })).rejects.toBeInstanceOf(NotFound)
  })

  test('is asked of every admin where the site says so, and of nobody else', async () => {
    const [admin, editor] = [await makeAccount('ADMIN'), await makeAccount('EDITOR')]
    const must = async (account: Actor, code = '', at = later(1)) =>
      (await findSession((await signIn(tryOf(account, { code }), at)).id))?.mustEnrol
    expect(await must(admin)).toBe(false)
    await updateSecuritySettings(admin, { adminsNeedFactor: true })
    expect(await must(admin)).toBe(true)
    expect(await must(editor)).toBe(false)
    const guarded = await makeGuarded('ADMIN')
    expect(await must(guarded.actor, guarded.codeAt(later(1)))).toBe(false)
    await expect(updateSecuritySettings(editor, { adminsNeedFactor: false })).rejects.toBeInstanceOf(
      Forbidden,
    )
    await updateSecuritySettings(admin, { adminsNeedFactor: false })
  })
})

describe('guessing', () => {
  test('of codes is slowed by who knows the password, but not in a browser the account is known in', async () => {
    const { actor, codeAt } = await makeGuarded()
    const at = new Date()
    for (let failure = 0; failure < 12; failure += 1)
      await putAttempt(db, { email: actor.email, ip: null, device: null, isOfCode: true })
    const code = codeAt(at)
    expect(await outcome(tryOf(actor, { code }), at)).toBe('too-many-attempts')
    // The password is right: that is no failure, and does not slow the password down.
    expect(await outcome(tryOf(actor), at)).toBe('code-needed')
    expect(await outcome(tryOf(actor, { code, devices: { [actor.id]: 'a-mark-of-this-browser' } }), at)).toBe(
      'in',
    )
  })

  test('of codes is slowed as well where a device in hand would be rid of them', async () => {
    const { actor, codeAt } = await makeGuarded()
    const outcomeOf = (act: Promise<unknown>) =>
      act.then(
        () => 'done',
        (error: unknown) => (error instanceof Refused ? error.reason : String(error)),
      )
    const guess = (code: string) => outcomeOf(removeSecondFactor(actor, { code }))
    const outcomes: string[] = []
    for (let failure = 0; failure < 12; failure += 1) {
      outcomes.push(await guess('000000'))
      // As if each were made as soon as it may be.
      await db.$executeRaw`
        UPDATE "LoginAttempt" SET "at" = "at" - interval '2 seconds' WHERE "email" = ${actor.email}`
    }
    expect(outcomes.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'wrong-code'))
    expect(outcomes).toContain('too-many-attempts')
    for (let failure = 0; failure < 6; failure += 1)
      await putAttempt(db, { email: actor.email, ip: null, device: AT_DESK, isOfCode: true })
    expect(await guess(codeAt(new Date()))).toBe('too-many-attempts')
    const remade = remakeRecoveryCodes(actor, { code: codeAt(new Date()) })
    expect(await outcomeOf(remade)).toBe('too-many-attempts')
    // Nobody is kept from signing in by that.
    expect(await outcome(tryOf(actor), new Date())).toBe('code-needed')
    await db.$executeRaw`
      UPDATE "LoginAttempt" SET "at" = "at" - interval '1 hour' WHERE "email" = ${actor.email}`
    expect(await guess(codeAt(new Date()))).toBe('done')
  })

  test('of the password by who found a device in hand is slowed like signing in', async () => {
    const account = await makeAccount()
    const change = async (current: string) =>
      changePassword(account, { current, next: `${PASSWORD}!`, again: `${PASSWORD}!` }, randomUUID()).then(
        () => 'changed',
        (error: unknown) => (error instanceof Refused ? error.reason : String(error)),
      )
    for (let failure = 0; failure < 5; failure += 1) expect(await change('not it')).toBe('wrong-password')
    for (let failure = 0; failure < 5; failure += 1)
      await putAttempt(db, { email: account.email, ip: null, device: AT_DESK })
    expect(await change(PASSWORD)).toBe('too-many-attempts')
    const wish = wishEmail(account, { email: `${randomUUID()}@example.cn`, password: PASSWORD })
    await expect(wish).rejects.toMatchObject({ reason: 'too-many-attempts' })
    expect(await outcome(tryOf(account), new Date())).toBe('in')
    await db.$executeRaw`
      UPDATE "LoginAttempt" SET "at" = "at" - interval '1 minute' WHERE "email" = ${account.email}`
    expect(await change(PASSWORD)).toBe('changed')
  })

  test('of passwords keeps nobody out of a browser they signed in from, whatever the address', async () => {
    const account = await makeAccount()
    const devices = { [account.id]: 'a-mark-of-this-browser' }
    for (let failure = 0; failure < 40; failure += 1)
      await putAttempt(db, { email: account.email, ip: '203.0.113.9', device: null })
    const at = new Date()
    expect(await outcome(tryOf(account), at)).toBe('too-many-attempts')
    expect(await outcome(tryOf(account, { ip: '203.0.113.9' }), at)).toBe('too-many-attempts')
    expect(await outcome(tryOf(account, { ip: '203.0.113.9', devices }), at)).toBe('in')
    // The mark of one account is none for another.
    const other = await makeAccount()
    expect(await outcome(tryOf(other, { ip: '203.0.113.9', devices }), at)).toBe('too-many-attempts')
  })

  test('in a known browser is slowed like everywhere, and forgiven in time', async () => {
    const account = await makeAccount()
    const devices = { [account.id]: 'a-mark-of-this-browser' }
    for (let failure = 0; failure < 8; failure += 1)
      await putAttempt(db, { email: account.email, ip: null, device: devices[account.id] ?? null })
    expect(await outcome(tryOf(account, { devices }), new Date())).toBe('too-many-attempts')
    expect(await outcome(tryOf(account), new Date())).toBe('in')
    expect(await outcome(tryOf(account, { devices }), later(40))).toBe('in')
  })
})
