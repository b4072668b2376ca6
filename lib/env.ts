import 'server-only'
import { z } from 'zod'
import { Sender, type MailServer } from './editorial/mail'
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
  /** The mail server, name and password in the address: nothing is sent while it is unset here and at the desk. */
  SMTP_URL: optional.pipe(z.url({ protocol: /^smtps?$/u }).optional()),
  MAIL_FROM: optional.pipe(Sender.optional()),
  TRUST_PROXY: z.stringbool().default(false),
  /** The bucket that keeps pictures, at its store's address; without it they are in DATA_DIR. */
  S3_URL: optional.pipe(z.url({ protocol: /^https?$/u }).optional()),
  S3_REGION: z.string().default('us-east-1'),
  S3_KEY_ID: optional,
  S3_SECRET: optional,
  /** An OpenAI-compatible endpoint, up to `/v1`: nothing is sent anywhere while it is unset. */
  RECOMMENDER_URL: optional.pipe(z.url({ protocol: /^https?$/u }).optional()),
  RECOMMENDER_MODEL: optional,
  RECOMMENDER_KEY: optional,
  RECOMMENDER_TIMEOUT_S: z.coerce.number().int().min(1).max(110).default(60),
})
export type Env = z.infer<typeof Env>

/** The variables that are settings of the product. */
export const ENV_NAMES: readonly string[] = Object.keys(Env.shape)

/** The last answer of `siteOrigin`, and the variables it was for. */
let known: { variables: string; origin: string } | null = null

/** Where readers find this installation, without a path. A page asks so often that reading all settings each time took a millisecond. */
export function siteOrigin(): string {
  const variables = `${process.env.SITE_URL} ${process.env.PORT}`
  if (known?.variables !== variables) {
    const { SITE_URL, PORT } = readEnv()
    known = { variables, origin: new URL(SITE_URL ?? `http://localhost:${PORT}`).origin }
  }
  return known.origin
}

/** The outside model that suggests names besides the rules. */
export type RecommenderSettings = { url: string; model: string; key: string | null; timeoutMs: number }

/** The outside model of these settings; null, so that nothing is ever sent, unless address and model are both given. */
export function recommenderOf(env: Env): RecommenderSettings | null {
  const { RECOMMENDER_URL: url, RECOMMENDER_MODEL: model } = env
  if (!url || !model) return null
  return { url, model, key: env.RECOMMENDER_KEY ?? null, timeoutMs: env.RECOMMENDER_TIMEOUT_S * 1000 }
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * The mail server of these settings, or null. `smtps:` is encrypted from the start; `smtp:` must become so before anything is said,
 * unless it ends in `?tls=none` or does not leave this machine.
 */
export function mailServerOf({ SMTP_URL, MAIL_FROM }: Env): MailServer | null {
  if (!SMTP_URL) return null
  if (!MAIL_FROM) throw new SetupError('SMTP_URL is set, so MAIL_FROM must say who letters come from.')
  const url = new URL(SMTP_URL)
  const isOpen = url.searchParams.get('tls') === 'none' || LOOPBACK.includes(url.hostname)
  const security = url.protocol === 'smtps:' ? 'tls' : isOpen ? 'none' : 'starttls'
  const [user, password] = [plain(url.username), plain(url.password)]
  return {
    host: url.hostname.replaceAll(/[[\]]/gu, ''),
    port: Number(url.port) || DEFAULT_PORTS[security],
    security,
    login: user === '' ? null : { user, password },
    from: MAIL_FROM,
  }
}

/** A part of an address as it was before it was written into it. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new SetupError('The name or the password in SMTP_URL is not usable: write a % in it as %25.')
  }
}

const DEFAULT_PORTS = { tls: 465, starttls: 587, none: 25 } as const

/** The settings of one run. Empty variables count as unset; throws a SetupError that names the first wrong one. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = Env.safeParse(set)
  if (result.success) {
    // What is half set is told to whoever starts the product, not to whoever does the first act that a letter tells of.
    mailServerOf(result.data)
    return result.data
  }
  const [issue] = result.error.issues
  throw new SetupError(`The environment variable ${issue?.path.join('.')} is not usable: ${issue?.message}.`)
}
