import { z } from 'zod'
import { API_SCOPES, type ApiScope } from './scopes'

/** What an admin may choose for a token: days until it ends, requests a minute. */
export const TOKEN_DAYS = [30, 90, 180, 365] as const
export const TOKEN_REQUESTS = [600, 1200, 3000, 12_000] as const

const oneOf = <N extends number>(numbers: readonly N[]) => z.coerce.number().pipe(z.literal(numbers))

export const NewApiToken = z.object({
  name: z.string().trim().min(1).max(80),
  scopes: z
    .array(z.enum(API_SCOPES))
    .min(1)
    .prefault([])
    .transform((scopes) => [...new Set(scopes)]),
  requestsPerMinute: oneOf(TOKEN_REQUESTS),
  days: oneOf(TOKEN_DAYS),
})
export type NewApiToken = z.output<typeof NewApiToken>

export const ApiTokenRef = z.object({ id: z.uuid() })
export type ApiTokenRef = z.infer<typeof ApiTokenRef>

/** A token as admins see it: never its words. */
export type ApiTokenRow = {
  id: string
  name: string
  scopes: ApiScope[]
  requestsPerMinute: number
  createdBy: string
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
  isExpired: boolean
}

/** A token that was made just now; its words are seen this once. */
export type MadeApiToken = { name: string; token: string }
