import { z } from 'zod'

export const ROLES = ['CONTRIBUTOR', 'EDITOR', 'ADMIN'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

export const LOCALES = ['zh-CN', 'en'] as const
export const Locale = z.enum(LOCALES)
export type Locale = z.infer<typeof Locale>

/** Who asks: read from the database on each request, never from a token. */
export type Actor = {
  id: string
  name: string
  email: string
  role: Role
  locale: Locale
}

/** Who an act is recorded as: a person, or the command line and the worker (`null` id). */
export type Doer = { id: string | null; label: string }

export const COMMAND_LINE: Doer = { id: null, label: 'command line' }
/** What switches its own rules off. */
export const THE_SUGGESTER: Doer = { id: null, label: 'suggester' }
