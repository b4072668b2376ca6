import 'server-only'
import { randomBytes } from 'node:crypto'
import { API_SETTING, type ApiSettings } from '../api/scopes'
import { tokenOf } from '../api/token'
import { NewApiToken, type ApiTokenRef, type ApiTokenRow, type MadeApiToken } from '../api/token-form'
import { getApiSettings, listTokens, putApiToken, revokeToken } from '../db/api-tokens'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { hashKey } from '../db/key-hash'
import { putSetting } from '../db/settings'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { SURFACE } from '../editorial/surfaces'

const DAY_MS = 86_400_000

/** Whom the API answers, and the tokens that were handed out. */
export async function getApiAccess(
  actor: Actor,
  now = new Date(),
): Promise<ApiSettings & { tokens: ApiTokenRow[] }> {
  authorize(actor, 'api-token.manage')
  const [settings, tokens] = await Promise.all([getApiSettings(), listTokens(now)])
  return { ...settings, tokens }
}

/** Makes a token to hand out. Its words are answered this once; what is kept of them opens nothing. */
export async function createApiToken(
  actor: Actor,
  input: NewApiToken,
  now = new Date(),
): Promise<MadeApiToken> {
  authorize(actor, 'api-token.manage')
  const { days, ...wanted } = NewApiToken.parse(input)
  const token = tokenOf(randomBytes(32))
  const expiresAt = new Date(now.getTime() + days * DAY_MS)
  await db.$transaction(async (tx) => {
    const row = { ...wanted, keyHash: hashKey(token), createdById: actor.id, createdAt: now, expiresAt }
    const id = await putApiToken(tx, row)
    // Who tried it too soon was told that it opens nothing.
    await markStale(tx, [SURFACE.api])
    const detail = { ...wanted, expiresAt: expiresAt.toISOString() }
    await recordAudit(tx, newAct(doerOf(actor)), 'api-token.create', targetOf(id, wanted.name), detail)
  })
  return { name: wanted.name, token }
}

/** Revokes a token for good. It opens nothing from the moment the servers in front hear of it, two seconds later at most. */
export async function revokeApiToken(actor: Actor, { id }: ApiTokenRef, now = new Date()): Promise<void> {
  authorize(actor, 'api-token.manage')
  await db.$transaction(async (tx) => {
    const name = await revokeToken(tx, id, now)
    await markStale(tx, [SURFACE.api])
    await recordAudit(tx, newAct(doerOf(actor)), 'api-token.revoke', targetOf(id, name))
  })
}

/** Says whom the API answers. */
export async function updateApiSettings(actor: Actor, input: ApiSettings): Promise<void> {
  authorize(actor, 'setting.update')
  await db.$transaction(async (tx) => {
    const before = await getApiSettings(tx)
    await putSetting(tx, API_SETTING, input)
    await markStale(tx, [SURFACE.api])
    const target = { type: 'setting', id: API_SETTING, label: API_SETTING }
    await recordAudit(tx, newAct(doerOf(actor)), 'setting.update', target, { before, after: input })
  })
}

const targetOf = (id: string, name: string) => ({ type: 'api-token', id, label: name })
