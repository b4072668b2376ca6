import { describe, expect, test } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { isToken } from '../api/token'
import { NewApiToken } from '../api/token-form'
import { db } from '../db/client'
import { hashKey } from '../db/key-hash'
import { Forbidden, NotFound } from '../errors'
import { readApiTokens } from '../serve/api-tokens'
import { createApiToken, getApiAccess, revokeApiToken, updateApiSettings } from './api-tokens'

const WANTED: NewApiToken = {
  name: '合作媒体',
  scopes: ['articles', 'search'],
  requestsPerMinute: 1200,
  days: 90,
}

async function make() {
  const actor = await makeActor('ADMIN')
  const { token } = await createApiToken(actor, WANTED)
  const row = await db.apiToken.findUniqueOrThrow({ where: { keyHash: hashKey(token) } })
  return { actor, token, row }
}

const recorded = (targetId: string) =>
  db.auditEvent.findMany({
    where: { targetId },
    orderBy: { id: 'asc' },
    select: { action: true, detail: true },
  })

/** What the server in front makes of a token now. */
async function accessOf(token: string) {
  const tokens = readApiTokens(process.env.DATABASE_URL ?? '')
  const found = await tokens.find(token)
  await tokens.stop()
  return found
}

describe('a token', () => {
  test('is shown once, kept as a hash alone, opens what was said, and is on the record without its words', async () => {
    const { actor, token, row } = await make()
    expect(isToken(token)).toBe(true)
    expect(JSON.stringify(row)).not.toContain(token)
    expect(await accessOf(token)).toMatchObject({ id: row.id, scopes: WANTED.scopes, requests: 1200 })
    const { tokens } = await getApiAccess(actor)
    const listed = tokens.find(({ id }) => id === row.id)
    expect(listed).toMatchObject({
      name: WANTED.name,
      scopes: WANTED.scopes,
      revokedAt: null,
      isExpired: false,
    })
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(90 * 86_400_000)
    const records = await recorded(row.id)
    expect(records).toMatchObject([{ action: 'api-token.create', detail: { scopes: WANTED.scopes } }])
    expect(JSON.stringify(records)).not.toContain(token)
    expect(JSON.stringify(records)).not.toContain(row.keyHash)
  })

  test('opens nothing once it is revoked, which is done once', async () => {
    const { actor, token, row } = await make()
    await revokeApiToken(actor, { id: row.id })
    expect(await accessOf(token)).toBeNull()
    expect((await recorded(row.id)).map(({ action }) => action)).toEqual([
      'api-token.create',
      'api-token.revoke',
    ])
    await expect(revokeApiToken(actor, { id: row.id })).rejects.toThrow(NotFound)
    const { tokens } = await getApiAccess(actor)
    expect(tokens.find(({ id }) => id === row.id)?.revokedAt).not.toBeNull()
  })

  test('opens nothing after its end', async () => {
    const actor = await makeActor('ADMIN')
    const { token } = await createApiToken(actor, WANTED, new Date(Date.now() - 91 * 86_400_000))
    expect(await accessOf(token)).toBeNull()
  })

  test('is an admin’s to hand out', async () => {
    const { row } = await make()
    for (const role of ['EDITOR', 'CONTRIBUTOR'] as const) {
      const actor = await makeActor(role)
      await expect(createApiToken(actor, WANTED)).rejects.toThrow(Forbidden)
      await expect(revokeApiToken(actor, { id: row.id })).rejects.toThrow(Forbidden)
      await expect(getApiAccess(actor)).rejects.toThrow(Forbidden)
      await expect(updateApiSettings(actor, { access: 'tokens' })).rejects.toThrow(Forbidden)
    }
  })

  test('opens something, and ends', () => {
    const wrong = [
      { scopes: [] },
      { scopes: ['drafts'] },
      { days: 4000 },
      { requestsPerMinute: '0' },
      { name: ' ' },
    ]
    for (const change of wrong)
      expect(NewApiToken.safeParse({ ...WANTED, ...change }).success, JSON.stringify(change)).toBe(false)
    expect(NewApiToken.parse({ ...WANTED, days: '30', scopes: ['search', 'search'] })).toMatchObject({
      days: 30,
      scopes: ['search'],
    })
  })
})

test('who is answered is a setting, and each change of it is told to the servers', async () => {
  const actor = await makeActor('ADMIN')
  expect(await getApiAccess(actor)).toMatchObject({ access: 'open' })
  const before = await db.staleSurface.count({ where: { surface: 'api' } })
  await updateApiSettings(actor, { access: 'tokens' })
  expect(await getApiAccess(actor)).toMatchObject({ access: 'tokens' })
  expect(await db.staleSurface.count({ where: { surface: 'api' } })).toBe(before + 1)
  await updateApiSettings(actor, { access: 'open' })
})
