import 'server-only'
import type { Locale } from '../editorial/actor'
import { toLetter, type Letter, type LetterKind } from '../editorial/letters'
import {
  LATE_MINUTES,
  MAIL_STATES,
  nextMailAt,
  type MailList,
  type MailRow,
  type MailState,
} from '../editorial/mail'
import { NotFound } from '../errors'
import { seal, unseal } from '../secret-box'
import { db, type Tx } from './client'
import { Prisma, type Locale as StoredLocale } from './generated/client'
import { localeOf, storedLocale } from './users'

export type NewMail = {
  /** A second letter with the same key is none. */
  key: string
  to: string
  locale: Locale
  letter: Letter
  /** When the letter is of no use any more. */
  expiresAt: Date
}

/** Lays letters out to be sent. What they say is sealed: it may hold a link that opens something. */
export async function putMails(tx: Tx, mails: readonly NewMail[]): Promise<void> {
  const data = mails.map(({ letter, locale, ...mail }) => ({
    ...mail,
    kind: letter.kind,
    locale: storedLocale(locale),
    sealed: seal('mail', JSON.stringify(letter)),
  }))
  await tx.mail.createMany({ data, skipDuplicates: true })
}

export type DueMail = {
  id: string
  key: string
  to: string
  locale: Locale
  sealed: string
  attempts: number
}

/** Takes the next letter that may be tried, held until the transaction ends: another worker takes another. Null when none is. */
export async function takeDueMail(tx: Tx): Promise<DueMail | null> {
  const [row] = await tx.$queryRaw<(Omit<DueMail, 'locale'> & { locale: StoredLocale })[]>`
    SELECT "id"::text AS "id", "key", "to", "locale"::text AS "locale", "sealed", "attempts" FROM "Mail"
    WHERE "sealed" IS NOT NULL AND "givenUpAt" IS NULL AND "nextAt" <= now() AND "expiresAt" > now()
    ORDER BY "nextAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED`
  return row ? { ...row, locale: localeOf(row.locale) } : null
}

/** What a letter says. Throws `Unsealable` when the secret of the installation is another now. */
export const letterOf = ({ sealed }: DueMail): Letter => toLetter(JSON.parse(unseal('mail', sealed)))

/** What was sent is not kept. */
export async function finishMail(tx: Tx, { id, attempts }: DueMail, sentAt: Date): Promise<void> {
  const data = { sentAt, sealed: null, error: null, attempts: attempts + 1 }
  await tx.mail.update({ where: { id }, data })
}

/** Throws away what a letter said that is not to be sent any more. */
export async function withholdMail(tx: Tx, { id }: DueMail, now: Date): Promise<void> {
  await tx.mail.update({ where: { id }, data: { sealed: null, error: null, givenUpAt: now } })
}

/** Writes down why a try failed, and when the next may begin, if any. */
export async function failMail(
  { id, attempts }: DueMail,
  { error, isFinal }: { error: string; isFinal: boolean },
  now: Date,
): Promise<void> {
  const next = nextMailAt(attempts + 1, isFinal, now)
  const wait = next === null ? { givenUpAt: now } : { nextAt: next }
  await db.mail.update({ where: { id }, data: { error, attempts: attempts + 1, ...wait } })
}

/** Has a letter tried again now. Throws NotFound for one that was sent or is of no use any more. */
export async function replayMail(tx: Tx, id: string, now: Date): Promise<{ to: string; kind: string }> {
  const where = { id, sealed: { not: null }, expiresAt: { gt: now } }
  const { count } = await tx.mail.updateMany({ where, data: { givenUpAt: null, nextAt: now } })
  if (count === 0) throw new NotFound()
  return tx.mail.findUniqueOrThrow({ where: { id }, select: { to: true, kind: true } })
}

/**
 * Gives up for good what waits to be sent to an address, and throws away what it said; one that is being sent just now goes
 * out. Answers how many.
 */
export async function giveUpMailsTo(tx: Tx, to: string, now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Mail" SET "sealed" = NULL, "givenUpAt" = ${now} WHERE "id" IN (
      SELECT "id" FROM "Mail" WHERE "to" = ${to} AND "sealed" IS NOT NULL FOR UPDATE SKIP LOCKED)`
}

/** Throws away what letters said that are of no use any more, and letters of before a moment. */
export async function purgeMails(now: Date, before: Date): Promise<void> {
  const useless = { expiresAt: { lte: now }, sealed: { not: null } }
  await db.mail.updateMany({ where: useless, data: { sealed: null, givenUpAt: now } })
  await db.mail.deleteMany({ where: { createdAt: { lt: before } } })
}

const STATE = Prisma.sql`CASE
  WHEN m."sentAt" IS NOT NULL THEN 'sent' WHEN m."sealed" IS NULL THEN 'dropped'
  WHEN m."error" IS NOT NULL OR m."givenUpAt" IS NOT NULL THEN 'failed'
  WHEN m."createdAt" < now() - make_interval(mins => ${LATE_MINUTES}::int) THEN 'late' ELSE 'waiting' END`

/** The newest letters, what needs an eye first. */
export async function listMails(kinds: readonly LetterKind[], size: number): Promise<MailList> {
  const [rows, counts] = await Promise.all([
    db.$queryRaw<MailRow[]>`
      SELECT m."id"::text AS "id", m."kind", ${STATE} AS "state", m."to", m."createdAt", m."sentAt", m."attempts", m."error",
        m."givenUpAt" IS NOT NULL AND m."sealed" IS NOT NULL AS "isGivenUp",
        m."sealed" IS NOT NULL AND m."expiresAt" > now() AS "mayReplay"
      FROM "Mail" m WHERE m."kind" = ANY(${[...kinds]})
      ORDER BY array_position(${[...MAIL_STATES]}::text[], ${STATE}), m."createdAt" DESC, m."id" DESC
      LIMIT ${size}`,
    countMails(),
  ])
  return { rows, counts }
}

export async function countMails(): Promise<Record<MailState, number>> {
  const rows = await db.$queryRaw<{ state: MailState; count: number }[]>`
    SELECT ${STATE} AS "state", count(*)::int AS "count" FROM "Mail" m GROUP BY 1`
  const none = { failed: 0, late: 0, waiting: 0, sent: 0, dropped: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}
