import 'server-only'
import { z } from 'zod'
import { API_SCOPES, API_SETTING, ApiSettings, type ApiScope } from '../api/scopes'
import type { ApiTokenRow } from '../api/token-form'
import { NotFound } from '../errors'
import { db, type Tx } from './client'

type NewRow = {
  name: string
  keyHash: string
  scopes: ApiScope[]
  requestsPerMinute: number
  createdById: string
  createdAt: Date
  expiresAt: Date
}

/** Adds a token, of which only the hash is kept. Answers its id. */
export async function putApiToken(tx: Tx, row: NewRow): Promise<string> {
  return (await tx.apiToken.create({ data: row, select: { id: true } })).id
}

/** Revokes a token and answers its name; NotFound when there is none, or it is revoked already. */
export async function revokeToken(tx: Tx, id: string, now: Date): Promise<string> {
  const { count } = await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
  if (count === 0) throw new NotFound()
  return (await tx.apiToken.findUniqueOrThrow({ where: { id }, select: { name: true } })).name
}

const SHOWN = 200

/** Tokens, newest first; those that open nothing any more come last. */
export async function listTokens(now: Date): Promise<ApiTokenRow[]> {
  const rows = await db.apiToken.findMany({
    select: {
      id: true,
      name: true,
      scopes: true,
      requestsPerMinute: true,
      createdBy: { select: { name: true } },
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  })
  const shown = rows.map(({ createdBy, scopes, ...row }) => ({
    ...row,
    scopes: z.array(z.enum(API_SCOPES)).parse(scopes),
    createdBy: createdBy.name,
    isExpired: row.expiresAt <= now,
  }))
  const isOver = ({ revokedAt, isExpired }: ApiTokenRow) => revokedAt !== null || isExpired
  return [...shown.filter((row) => !isOver(row)), ...shown.filter(isOver)]
}

/** Whom the API answers. */
export async function getApiSettings(tx: Tx = db): Promise<ApiSettings> {
  const row = await tx.setting.findUnique({ where: { key: API_SETTING }, select: { value: true } })
  return ApiSettings.parse(row?.value ?? {})
}
