import 'server-only'
import { z } from 'zod'
import { SetupError } from './errors'

const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined)

const Env = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** The address to listen on; the default keeps a first try off the network. */
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: optional.pipe(z.url({ protocol: /^postgres(ql)?$/u }).optional()),
  SEED: z.enum(['publish', 'draft', 'none']).default('publish'),
  ADMIN_EMAIL: optional.pipe(z.email().optional()),
  ADMIN_PASSWORD: optional.pipe(z.string().min(10).optional()),
  /** The address readers use, when a reverse proxy stands before the server. */
  SITE_URL: optional.pipe(z.url({ protocol: /^https?$/u }).optional()),
  /** The WebSub hub that is told when feeds have news. */
  WEBSUB_HUB: optional.pipe(z.url({ protocol: /^https?$/u }).optional()),
  TRUST_PROXY: z.stringbool().default(false),
})
export type Env = z.infer<typeof Env>

/** The settings of one run. Empty variables count as unset; throws a SetupError that names the first wrong one. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = Env.safeParse(set)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new SetupError(`The environment variable ${issue?.path.join('.')} is not usable: ${issue?.message}.`)
}
