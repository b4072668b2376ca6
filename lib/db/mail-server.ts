import 'server-only'
import type { Locale } from '../editorial/actor'
import { MAIL_SETTING, StoredMailServer, type MailServer, type MailSource } from '../editorial/mail'
import { mailServerOf, readEnv } from '../env'
import { unseal } from '../secret-box'
import { db, type Tx } from './client'
import { findSite, siteUrl } from './public/site'

/** How letters leave the house: as the environment says, else as the desk was told; null while neither does. */
export async function findMailServer(tx: Tx = db): Promise<MailServer | null> {
  const given = mailServerOf(readEnv())
  if (given) return given
  const stored = await findStoredMailServer(tx)
  if (!stored) return null
  const { user, sealedPassword, ...server } = stored
  const password = sealedPassword === null ? '' : unseal('mail-server', sealedPassword)
  return { ...server, login: user === '' ? null : { user, password } }
}

/** Who says how letters leave; asked without opening what is sealed. */
export async function findMailSource(tx: Tx = db): Promise<MailSource> {
  if (mailServerOf(readEnv())) return 'environment'
  return (await findStoredMailServer(tx)) ? 'desk' : 'off'
}

/** What the desk was told, or null. */
export async function findStoredMailServer(tx: Tx = db): Promise<StoredMailServer | null> {
  const setting = await tx.setting.findUnique({ where: { key: MAIL_SETTING } })
  return StoredMailServer.safeParse(setting?.value).data ?? null
}

/** The mail is off from now on, unless the environment says otherwise. */
export async function dropStoredMailServer(tx: Tx): Promise<void> {
  await tx.setting.deleteMany({ where: { key: MAIL_SETTING } })
}

/** What stands at the head of letters: the name of the site, null while nobody has named it, and its address. */
export async function findLetterhead(locale: Locale): Promise<{ name: string | null; url: string }> {
  const { names: named } = await findSite()
  return { name: (locale === 'en' ? named?.nameEn : named?.name) ?? null, url: siteUrl() }
}

/** A path of the product as a letter must say it, with the whole address. */
export const linkTo = (path: string): string => `${siteUrl()}${path}`
