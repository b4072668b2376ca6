import { z } from 'zod'

export const PasswordForm = z.object({ password: z.string().min(1).max(200) })
export type PasswordForm = z.infer<typeof PasswordForm>

/** A code of an authenticator, or a recovery code. */
const Code = z.string().trim().min(6).max(40)
export const CodeForm = z.object({ code: Code })
export type CodeForm = z.infer<typeof CodeForm>

/** The setting of how accounts are kept safe. */
export const SECURITY_SETTING = 'security'
export const SecuritySettings = z.object({ adminsNeedFactor: z.stringbool().or(z.boolean()).default(false) })
export type SecuritySettings = z.infer<typeof SecuritySettings>
