import 'server-only'
import type { Act } from '../db/audit'
import type { Tx } from '../db/client'
import { linkTo } from '../db/mail-server'
import type { Account } from '../db/users'
import { deskAddress } from '../editorial/addresses'
import type { Letter } from '../editorial/letters'
import { queueMail } from './queue-mail'

const DAYS_OF_USE = 3

/** Tells the owner of an account by mail, where mail leaves, what was done to it: whoever did it may not have been them. */
async function tell(
  tx: Tx,
  act: Act,
  { to, locale, letter }: { to: string; locale: Account['locale']; letter: Letter },
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + DAYS_OF_USE * 86_400_000)
  await queueMail(tx, { key: `${letter.kind}:${act.id}`, to, locale, letter, expiresAt })
}

type Owner = Pick<Account, 'name' | 'email' | 'locale'>

export const tellPasswordChanged = (tx: Tx, act: Act, { name, email, locale }: Owner, now: Date) =>
  tell(tx, act, { to: email, locale, letter: { kind: 'password-changed', name, link: forgotten() } }, now)

/** Goes to the address that was left. */
export const tellEmailChanged = (tx: Tx, act: Act, { name, email, locale }: Owner, next: string, now: Date) =>
  tell(tx, act, { to: email, locale, letter: { kind: 'email-changed', name, email: next } }, now)

/** Codes are asked for from now on, or no more. */
export const tellFactorChanged = (
  tx: Tx,
  act: Act,
  { name, email, locale }: Owner,
  now: Date,
  kind: 'factor-on' | 'factor-off',
) => tell(tx, act, { to: email, locale, letter: { kind, name } }, now)

const forgotten = () => linkTo(deskAddress.forgotten)
