import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { Pool } from 'pg'
import { z } from 'zod'
import { API_SCOPES, API_SETTING, ApiSettings } from '../api/scopes'

/** What a token allows. */
export type ApiAccess = { id: string; scopes: readonly string[]; requests: number }

export type ApiTokens = {
  /** What a token allows now; null when it allows nothing. Throws when the database does not answer. */
  find: (token: string) => Promise<ApiAccess | null>
  /** Whether who has no token is answered. Throws when the database does not answer. */
  isOpen: () => Promise<boolean>
  /** Something about tokens changed. */
  forget: () => void
  stop: () => Promise<void>
}

/** So long what was read holds without asking again; a change is heard of sooner. */
const HELD_MS = 2000
const ANSWER_MS_MAX = 3000
const HELD_MAX = 1000

const Row = z.object({
  id: z.uuid(),
  scopes: z.array(z.enum(API_SCOPES)),
  requests: z.int(),
  expiresAt: z.date(),
})

type Held<T> = { what: T; until: number }

/** What was read while it holds, else what is read now. While the database does not answer nothing can have changed in it: what it said last, still holds. */
async function hold<T>(known: Held<T> | undefined, read: () => Promise<T>): Promise<Held<T>> {
  if (known && known.until > Date.now()) return known
  try {
    return { what: await read(), until: Date.now() + HELD_MS }
  } catch (error) {
    if (!known) throw error
    console.error('api tokens: the database does not answer', { error: String(error) })
    return { ...known, until: Date.now() + HELD_MS }
  }
}

/** Asks the database for tokens, by their hashes, and remembers for a moment what it said. */
export function readApiTokens(url: string): ApiTokens {
  const pool = new Pool({
    connectionString: url,
    options: '-c TimeZone=UTC',
    application_name: 'api tokens',
    max: 2,
    connectionTimeoutMillis: ANSWER_MS_MAX,
    query_timeout: ANSWER_MS_MAX,
  })
  pool.on('error', (error) => console.error('api tokens: the database went away', { error: String(error) }))
  const held = new LRUCache<string, Held<z.infer<typeof Row> | null>>({ max: HELD_MAX })
  let open: Held<boolean> | undefined

  /** Reads a token that can be used, and notes that it was, once a minute. */
  async function read(hash: string): Promise<z.infer<typeof Row> | null> {
    const { rows } = await pool.query<Record<string, unknown>>(
      `WITH "found" AS (SELECT "id", "scopes", "requestsPerMinute", "expiresAt" FROM "ApiToken"
         WHERE "keyHash" = $1 AND "revokedAt" IS NULL AND "expiresAt" > now()),
       "noted" AS (UPDATE "ApiToken" t SET "lastUsedAt" = now() FROM "found" f
         WHERE t."id" = f."id" AND (t."lastUsedAt" IS NULL OR t."lastUsedAt" < now() - interval '1 minute'))
       SELECT "id", "scopes", "requestsPerMinute" AS "requests", "expiresAt" FROM "found"`,
      [hash],
    )
    return rows[0] ? Row.parse(rows[0]) : null
  }

  async function readIsOpen(): Promise<boolean> {
    const { rows } = await pool.query<{ value: unknown }>(`SELECT "value" FROM "Setting" WHERE "key" = $1`, [
      API_SETTING,
    ])
    return ApiSettings.parse(rows[0]?.value ?? {}).access === 'open'
  }

  return {
    async find(token) {
      const hash = createHash('sha256').update(token).digest('hex')
      const known = await hold(held.get(hash), () => read(hash))
      held.set(hash, known)
      return known.what && known.what.expiresAt.getTime() > Date.now() ? known.what : null
    },
    async isOpen() {
      open = await hold(open, readIsOpen)
      return open.what
    },
    forget() {
      for (const one of held.values()) one.until = 0
      if (open) open.until = 0
    },
    stop: () => pool.end(),
  }
}
