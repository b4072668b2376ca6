import { z } from 'zod'
import { Locale, Role, ROLES } from './actor'
import { typedWords } from './typed-text'

/** An address as it is stored and compared: trimmed, lower case. */
export const Email = z.string().trim().toLowerCase().max(200).pipe(z.email())

/** Long enough to resist guessing; nothing is asked about its characters. */
export const PASSWORD_LENGTH_MIN = 10
export const Password = z.string().min(PASSWORD_LENGTH_MIN).max(200)

export const UserName = z.string().trim().min(1).max(60)

/** An empty password asks for one to be made. */
export const NewUser = z.object({
  email: Email,
  name: UserName,
  role: Role,
  password: z.union([z.literal(''), Password]).default(''),
  locale: Locale.default('zh-CN'),
})
export type NewUser = z.input<typeof NewUser>

export const UserRef = z.object({ id: z.uuid() })
export type UserRef = z.infer<typeof UserRef>

export const RoleChange = UserRef.extend({ role: Role })
export type RoleChange = z.infer<typeof RoleChange>

export const PasswordReset = UserRef.extend({ password: z.union([z.literal(''), Password]).default('') })
export type PasswordReset = z.input<typeof PasswordReset>

export const AccountChange = z.object({ name: UserName, locale: Locale })
export type AccountChange = z.infer<typeof AccountChange>

export const PasswordChange = z
  .object({ current: z.string().min(1).max(200), next: Password, again: z.string() })
  .refine(({ next, again }) => next === again, { path: ['again'], message: 'differs' })
export type PasswordChange = z.infer<typeof PasswordChange>

export const SessionRef = z.object({ sessionId: z.uuid() })
export type SessionRef = z.infer<typeof SessionRef>

const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)

const USER_SORTS = ['name', 'created', 'seen'] as const
/** What the list of accounts can be asked; nonsense in an address counts as not given. */
export const UserQuery = z.object({
  q: optional(typedWords(100)),
  role: optional(z.enum(ROLES)),
  state: optional(z.enum(['active', 'disabled'])),
  sort: optional(z.enum(USER_SORTS)),
  direction: optional(z.enum(['asc', 'desc'])),
  after: optional(z.string().max(2000)),
})
export type UserQuery = z.infer<typeof UserQuery>
