import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { findSession, listDevices, revokeSessionsOf, touchSession } from '../db/sessions'
import { COMMAND_LINE } from '../editorial/actor'
import { Refused } from '../errors'
import { openAccount } from '../newsroom/create-user'
import { signIn } from './sign-in'
import { endSession } from './sign-out'

const PASSWORD = 'a long enough one'

async function makeAccount() {
  const email = `${randomUUID()}@example.cn`
  const { id } = await openAccount(COMMAND_LINE, { email, name: '测试', role: 'EDITOR', password: PASSWORD })
  return { id, email }
}

const attempt = (email: string, password = PASSWORD, ip: string | null = null, change = {}) => ({
  email,
  password,
  ip,
  code: '',
  devices: {},
  userAgent: 'test',
  ...change,
})

/** What a try comes to: a session id, or the reason of the refusal. */
async function outcome(...given: Parameters<typeof attempt>): Promise<string> {
  try {
    await signIn(attempt(...given))
    return 'in'
  } catch (error) {
    if (error instanceof Refused) return error.reason
    throw error
  }
}

describe('signing in', () => {
  test('opens a session that says who it is, and leaves a record', async () => {
    const { id, email } = await makeAccount()
    const session = await findSession((await signIn(attempt(email))).id)
    expect(session?.user).toMatchObject({ id, email, role: 'EDITOR', locale: 'zh-CN', isDisabled: false })
    const records = await db.auditEvent.findMany({ where: { targetId: id }, select: { action: true } })
    expect(records.map(({ action }) => action).sort()).toEqual(['session.start', 'user.create'])
  })

  test('refuses a wrong password, an unknown address and a disabled account in the same words', async () => {
    const { id, email } = await makeAccount()
    expect(await outcome(email, 'another password')).toBe('wrong-password')
    expect(await outcome(`${randomUUID()}@example.cn`)).toBe('wrong-password')
    await db.user.update({ where: { id }, data: { disabledAt: new Date() } })
    expect(await outcome(email)).toBe('wrong-password')
  })

  test('takes about as long for an unknown address as for a known one', async () => {
    const { email } = await makeAccount()
    const time = async (address: string) => {
      const start = performance.now()
      await outcome(address, 'another password')
      return performance.now() - start
    }
    await time(`${randomUUID()}@example.cn`)
    const [known, unknown] = [await time(email), await time(`${randomUUID()}@example.cn`)]
    expect(unknown).toBeGreaterThan(known / 4)
  })

  test('slows guessing, even many guesses at once, and says for how long', async () => {
    const { email } = await makeAccount()
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, at) => outcome(email, `guess number ${at}`)),
    )
    expect(guesses.filter((reason) => reason === 'wrong-password')).toHaveLength(5)
    const error = await signIn(attempt(email)).catch((refusal: unknown) => refusal)
    expect(error).toMatchObject({ reason: 'too-many-attempts' })
    expect(error instanceof Refused && error.facts.seconds).toBeGreaterThan(0)
  })

  test('is not kept from those who signed in at their address before', async () => {
    const { email } = await makeAccount()
    expect(await outcome(email, PASSWORD, '203.0.113.1')).toBe('in')
    for (let at = 0; at < 6; at += 1) await outcome(email, 'a wrong guess', '203.0.113.66')
    expect(await outcome(email, PASSWORD, '203.0.113.66')).toBe('too-many-attempts')
    expect(await outcome(email, PASSWORD, '203.0.113.1')).toBe('in')
  })

  test('forgives earlier failures after a success', async () => {
    const { email } = await makeAccount()
    for (let at = 0; at < 4; at += 1) await outcome(email, 'a wrong guess')
    expect(await outcome(email)).toBe('in')
    for (let at = 0; at < 4; at += 1) expect(await outcome(email, 'a wrong guess')).toBe('wrong-password')
  })
})

describe('a session', () => {
  test('ends for good when its owner leaves', async () => {
    const { email } = await makeAccount()
    const { id } = await signIn(attempt(email))
    await endSession(id)
    const revokedAt = (await findSession(id))?.revokedAt
    expect(revokedAt).toBeInstanceOf(Date)
    await endSession(id)
    expect((await findSession(id))?.revokedAt).toEqual(revokedAt)
  })

  test('is noted as seen at most once a minute', async () => {
    const { email } = await makeAccount()
    const { id } = await signIn(attempt(email))
    const seenAt = async () => (await findSession(id))?.lastSeenAt.getTime() ?? 0
    const first = await seenAt()
    await touchSession({ id, lastSeenAt: new Date(first) }, new Date(first + 30_000))
    expect(await seenAt()).toBe(first)
    await touchSession({ id, lastSeenAt: new Date(first) }, new Date(first + 90_000))
    expect(await seenAt()).toBe(first + 90_000)
  })

  test('can be ended alone or with all the others', async () => {
    const { id, email } = await makeAccount()
    const [{ id: here }] = [await signIn(attempt(email)), await signIn(attempt(email))]
    const devices = () => listDevices(id, new Date(0))
    expect(await devices()).toHaveLength(2)
    expect(await db.$transaction((tx) => revokeSessionsOf(tx, id, new Date(), here))).toBe(1)
    expect((await devices()).map((device) => device.id)).toEqual([here])
  })
})
