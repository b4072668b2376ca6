import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { fitsPassword } from '../db/password-hash'
import { putSession } from '../db/sessions'
import { ROLES, type Actor } from '../editorial/actor'
import { Forbidden, NotFound } from '../errors'
import { makeActor } from '../../seeds/factory'
import { changeRole } from './change-role'
import { createUser } from './create-user'
import { disableUser } from './disable-user'
import { enableUser } from './enable-user'
import { listUsers } from './list-users'
import { resetPassword } from './reset-password'
import { changePassword, endOwnSession } from './update-account'

const newUser = () => ({ email: `${randomUUID()}@example.cn`, name: '新人', role: 'EDITOR' as const })
const hashOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).passwordHash
const sessionOf = ({ id }: { id: string }) =>
  db.$transaction((tx) => putSession(tx, { userId: id, userAgent: 'test', ip: '' }))
const openSessions = ({ id }: { id: string }) => db.session.count({ where: { userId: id, revokedAt: null } })

/** Runs while these are the only admins that can sign in. */
async function asOnlyAdmins<T>(admins: Actor[], run: () => Promise<T>): Promise<T> {
  const others = { role: 'ADMIN', disabledAt: null, id: { notIn: admins.map(({ id }) => id) } } as const
  const found = await db.user.findMany({ where: others, select: { id: true } })
  const ids = { id: { in: found.map(({ id }) => id) } }
  await db.user.updateMany({ where: ids, data: { disabledAt: new Date() } })
  try {
    return await run()
  } finally {
    await db.user.updateMany({ where: ids, data: { disabledAt: null } })
  }
}

describe('an account', () => {
  test('is opened with a made password, told once and stored only as argon2id', async () => {
    const admin = await makeActor('ADMIN')
    const { id, madePassword } = await createUser(admin, newUser())
    expect(madePassword).toMatch(/^[a-z2-9]{4}(?:-[a-z2-9]{4}){3}$/u)
    const stored = await hashOf(id)
    expect(stored).toMatch(/^\$argon2id\$/u)
    expect(await fitsPassword(stored, madePassword ?? '')).toBe(true)
    expect(await fitsPassword(stored, 'another password')).toBe(false)
  })

  test('needs an address of its own, whatever its case', async () => {
    const admin = await makeActor('ADMIN')
    const user = newUser()
    await createUser(admin, user)
    const again = createUser(admin, { ...user, email: user.email.toUpperCase() })
    await expect(again).rejects.toMatchObject({ reason: 'email-taken' })
  })

  test('is opened, changed and closed by admins only', async () => {
    const target = await makeActor()
    for (const role of ROLES.filter((one) => one !== 'ADMIN')) {
      const actor = await makeActor(role)
      await expect(createUser(actor, newUser())).rejects.toThrow(Forbidden)
      await expect(changeRole(actor, { id: target.id, role: 'ADMIN' })).rejects.toThrow(Forbidden)
      await expect(disableUser(actor, { id: target.id })).rejects.toThrow(Forbidden)
      await expect(enableUser(actor, { id: target.id })).rejects.toThrow(Forbidden)
      await expect(resetPassword(actor, { id: target.id })).rejects.toThrow(Forbidden)
      await expect(listUsers(actor, {})).rejects.toThrow(Forbidden)
    }
  })

  test('is out everywhere once it is closed or its password reset', async () => {
    const admin = await makeActor('ADMIN')
    const user = await makeActor()
    await sessionOf(user)
    await resetPassword(admin, { id: user.id })
    expect(await openSessions(user)).toBe(0)
    await sessionOf(user)
    await disableUser(admin, { id: user.id })
    expect(await openSessions(user)).toBe(0)
    await enableUser(admin, { id: user.id })
    expect((await db.user.findUniqueOrThrow({ where: { id: user.id } })).disabledAt).toBeNull()
  })

  test('changes its own password with the old one and keeps the device in hand', async () => {
    const admin = await makeActor('ADMIN')
    const { id, email, madePassword } = await createUser(admin, newUser())
    const user: Actor = { id, email, name: '新人', role: 'EDITOR', locale: 'en' }
    const [here, there] = [await sessionOf(user), await sessionOf(user)]
    const next = 'a new long password'
    const wrong = changePassword(user, { current: 'not it', next, again: next }, here)
    await expect(wrong).rejects.toMatchObject({ reason: 'wrong-password' })
    await changePassword(user, { current: madePassword ?? '', next, again: next }, here)
    expect(await fitsPassword(await hashOf(id), next)).toBe(true)
    expect(await openSessions(user)).toBe(1)
    await expect(endOwnSession(user, { sessionId: there })).rejects.toThrow(NotFound)
    await expect(endOwnSession(await makeActor(), { sessionId: here })).rejects.toThrow(NotFound)
  })
})

describe('the last active admin', () => {
  test('is neither closed nor given another role', async () => {
    const admin = await makeActor('ADMIN')
    await asOnlyAdmins([admin], async () => {
      await expect(disableUser(admin, { id: admin.id })).rejects.toMatchObject({ reason: 'self-disable' })
      const change = changeRole(admin, { id: admin.id, role: 'EDITOR' })
      await expect(change).rejects.toMatchObject({ reason: 'last-admin' })
    })
  })

  test('is left when two admins remove each other at once', async () => {
    const [one, two] = [await makeActor('ADMIN'), await makeActor('ADMIN')]
    await asOnlyAdmins([one, two], async () => {
      const results = await Promise.allSettled([
        disableUser(one, { id: two.id }),
        disableUser(two, { id: one.id }),
      ])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await db.user.count({ where: { role: 'ADMIN', disabledAt: null } })).toBe(1)
    })
  })

  test('is left by the database itself, when two transactions remove each other at once', async () => {
    const [one, two] = [await makeActor('ADMIN'), await makeActor('ADMIN')]
    await asOnlyAdmins([one, two], async () => {
      // Both have written before either commits: neither can see what the other did.
      let meet = () => {}
      const bothWrote = new Promise<void>((resolve) => (meet = resolve))
      let writers = 0
      const remove = (id: string) =>
        db.$transaction(async (tx) => {
          await tx.user.update({ where: { id }, data: { role: 'EDITOR' } })
          writers += 1
          if (writers === 2) meet()
          await bothWrote
        })
      const results = await Promise.allSettled([remove(one.id), remove(two.id)])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await db.user.count({ where: { role: 'ADMIN', disabledAt: null } })).toBe(1)
      await expect(db.user.deleteMany({ where: { role: 'ADMIN', disabledAt: null } })).rejects.toThrow()
    })
  })
})
