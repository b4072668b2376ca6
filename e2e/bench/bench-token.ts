import { createHash, randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { API_SCOPES } from '@/lib/api/scopes'
import { tokenOf } from '@/lib/api/token'

/** Puts a token of the API into a database, which allows as much as any may. Answers the headers that carry it. */
export async function putToken(client: Client): Promise<Record<string, string>> {
  const token = tokenOf(randomBytes(32))
  await client.query(
    `INSERT INTO "ApiToken" ("id", "name", "keyHash", "scopes", "requestsPerMinute", "createdById", "expiresAt")
     SELECT gen_random_uuid(), 'bench', $1, $2, 1000000, u."id", now() + interval '1 day' FROM "User" u ORDER BY u."createdAt" LIMIT 1`,
    [createHash('sha256').update(token).digest('hex'), API_SCOPES],
  )
  return { authorization: `Bearer ${token}` }
}
