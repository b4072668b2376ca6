import 'server-only'
import type { Locale, Role } from '../editorial/actor'
import type { Screen } from '../editorial/desk-lists'
import type { UserQuery } from '../editorial/user'
import { NotFound, Refused } from '../errors'
import { db, type Tx } from './client'
import { Prisma, Locale as StoredLocale } from './generated/client'
import { every, holdsWords, inOrder, isAfter, SCREEN, toScreen, type SortKey } from './keyset'

/** The interface language as the rest of the product writes it. */
export const localeOf = (stored: StoredLocale): Locale => (stored === StoredLocale.en ? 'en' : 'zh-CN')
export const storedLocale = (locale: Locale): StoredLocale =>
  locale === 'en' ? StoredLocale.en : StoredLocale.zh_CN

export type Account = {
  id: string
  email: string
  name: string
  role: Role
  locale: Locale
  passwordHash: string
  isDisabled: boolean
}

const account = {
  id: true,
  email: true,
  name: true,
  role: true,
  locale: true,
  passwordHash: true,
  disabledAt: true,
} as const

type StoredAccount = Omit<Account, 'isDisabled' | 'locale'> & {
  locale: StoredLocale
  disabledAt: Date | null
}

const toAccount = ({ disabledAt, locale, ...user }: StoredAccount): Account => ({
  ...user,
  locale: localeOf(locale),
  isDisabled: disabledAt !== null,
})

/** The account with this address (lower case), or null. */
export async function findAccountByEmail(email: string): Promise<Account | null> {
  const user = await db.user.findUnique({ where: { email }, select: account })
  return user && toAccount(user)
}

/** The account, or `NotFound`. */
export async function getAccount(id: string, tx: Tx = db): Promise<Account> {
  const user = await tx.user.findUnique({ where: { id }, select: account })
  if (!user) throw new NotFound()
  return toAccount(user)
}

/** Whether an account has this address. */
export const isEmailTaken = async (tx: Tx, email: string): Promise<boolean> =>
  (await tx.user.count({ where: { email } })) > 0

/** Holds an account until the transaction ends. */
export async function lockAccount(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM "User" WHERE "id" = ${id}::uuid FOR UPDATE`
}

/** Opens an account; answers its id. Throws `Refused('email-taken')`. */
export async function putUser(
  tx: Tx,
  { locale, ...user }: { email: string; name: string; role: Role; passwordHash: string; locale: Locale },
): Promise<string> {
  if (await isEmailTaken(tx, user.email)) throw new Refused('email-taken')
  const { id } = await tx.user.create({
    data: { ...user, locale: storedLocale(locale) },
    select: { id: true },
  })
  return id
}

/** Whether anyone has an account yet. */
export const hasUsers = async (): Promise<boolean> =>
  (await db.user.findFirst({ select: { id: true } })) !== null

/** Holds the accounts of all admins until the transaction ends, so that two of them cannot remove each other at once. */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "User" WHERE "role" = 'ADMIN' AND "disabledAt" IS NULL ORDER BY "id" FOR UPDATE`
}

/** How many admins can sign in. */
export const countActiveAdmins = (tx: Tx): Promise<number> =>
  tx.user.count({ where: { role: 'ADMIN', disabledAt: null } })

/** Writes some fields of an account. */
export async function changeUser(
  tx: Tx,
  id: string,
  {
    locale,
    ...change
  }: {
    name?: string
    email?: string
    role?: Role
    passwordHash?: string
    disabledAt?: Date | null
    locale?: Locale
  },
): Promise<void> {
  await tx.user.update({
    where: { id },
    data: { ...change, ...(locale && { locale: storedLocale(locale) }) },
  })
}

export type UserRow = {
  id: string
  name: string
  email: string
  role: Role
  disabledAt: Date | null
  createdAt: Date
  lastSeenAt: Date | null
  /** Signing in asks for a code besides the password. */
  hasFactor: boolean
}

const LAST_SEEN = Prisma.sql`(SELECT max(s."lastSeenAt") FROM "Session" s WHERE s."userId" = u."id")`

function sortKeyOf(sort: UserQuery['sort']): SortKey {
  if (sort === 'created') return { expression: Prisma.sql`u."createdAt"`, type: 'timestamptz' }
  if (sort === 'seen')
    return { expression: Prisma.sql`coalesce(${LAST_SEEN}, '-infinity'::timestamptz)`, type: 'timestamptz' }
  return { expression: Prisma.sql`u."name" COLLATE "zh-x-icu"`, type: 'text' }
}

/** One screen of the accounts, by name unless asked otherwise. The search looks into names and addresses. */
export async function listUserRows({
  q,
  role,
  state,
  sort,
  direction = 'asc',
  after,
}: UserQuery): Promise<Screen<UserRow>> {
  const key = sortKeyOf(sort)
  const id = Prisma.sql`u."id"`
  const filters = every([
    ...(q ? [holdsWords(Prisma.sql`concat_ws(' ', u."name", u."email")`, q)] : []),
    ...(role ? [Prisma.sql`u."role" = ${role}::"Role"`] : []),
    ...(state ? [Prisma.sql`(u."disabledAt" IS NOT NULL) = ${state === 'disabled'}`] : []),
  ])
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<(UserRow & { key: string })[]>`
      SELECT u."id", u."name", u."email", u."role"::text AS "role", u."disabledAt", u."createdAt",
        ${LAST_SEEN} AS "lastSeenAt",
        EXISTS (SELECT FROM "SecondFactor" f WHERE f."userId" = u."id" AND f."confirmedAt" IS NOT NULL) AS "hasFactor", (${key.expression})::text AS "key"
      FROM "User" u WHERE ${filters} AND ${isAfter(after, key, id, direction)}
      ${inOrder(key, id, direction)} LIMIT ${SCREEN + 1}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM "User" u WHERE ${filters}`,
  ])
  return toScreen(rows, count?.total ?? 0)
}

/** Who may review: the accounts with a role that can approve, by name. */
export function listReviewers(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.user.findMany({
    where: { disabledAt: null, role: { in: ['EDITOR', 'ADMIN'] } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

export async function listAdmins(tx: Tx): Promise<string[]> {
  const admins = await tx.user.findMany({ where: { disabledAt: null, role: 'ADMIN' }, select: { id: true } })
  return admins.map(({ id }) => id)
}

/** Everyone with an account in use, by name. */
export function listColleagues(tx: Tx = db): Promise<{ id: string; name: string }[]> {
  return tx.user.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}
