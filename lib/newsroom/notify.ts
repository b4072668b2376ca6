import 'server-only'
import { listArticlesAt, type ArticleAt } from '../db/articles'
import type { Tx } from '../db/client'
import { linkTo } from '../db/mail-server'
import { findTold, putNotifications } from '../db/notifications'
import { listAdmins, listReviewers } from '../db/users'
import type { Actor } from '../editorial/actor'
import { placeOfNews } from '../editorial/addresses'
import { mayHear, type NotificationKind } from '../editorial/notification'
import type { ArticleFacts } from '../editorial/policy'
import { Refused } from '../errors'
import { queueMails } from './queue-mail'

export type Told = {
  kind: NotificationKind
  /** As it is after what was done. */
  article: ArticleFacts & { id: string; headline: string }
  /** Who did it; null for the machine. */
  by: Pick<Actor, 'id' | 'name'> | null
  commentId?: string
  detail?: string
}

/** News that could not be mailed for so long are none. */
const FRESH_MS = 3 * 24 * 60 * 60 * 1000

/**
 * Tells people of what was done, in the transaction that did it: at the desk, and by mail who asked for that. Whoever did it is
 * not told, nor who may not hear of it.
 */
export async function notify(
  tx: Tx,
  userIds: readonly string[],
  { article, by, ...news }: Told,
): Promise<void> {
  const told = { ...news, articleId: article.id, byId: by?.id ?? null }
  const mailed = await putNotifications(tx, userIds, told, (person) => mayHear(person, news.kind, article))
  if (mailed.length === 0) return
  const letter = {
    kind: `news.${news.kind}`,
    by: by?.name ?? '',
    headline: article.headline,
    detail: news.detail ?? '',
    link: linkTo(placeOfNews(news.kind, article.id, news.commentId)),
  } as const
  const expiresAt = new Date(Date.now() + FRESH_MS)
  await queueMails(
    tx,
    mailed.map(({ id, to, locale }) => ({ key: keyOfNews(id), to, locale, letter, expiresAt })),
  )
}

const NEWS = 'news:'
const keyOfNews = (notificationId: string) => `${NEWS}${notificationId}`

/**
 * Whether a letter that waited may still go out: news of an article only to who may see it by now, under the address they have
 * now. Every other letter may.
 */
export async function mayStillSend(tx: Tx, { key, to }: { key: string; to: string }): Promise<boolean> {
  if (!key.startsWith(NEWS)) return true
  const told = await findTold(tx, key.slice(NEWS.length))
  if (!told || told.isDisabled || told.email !== to) return false
  return mayHear(told.person, told.kind, (await listArticlesAt(tx, [told.articleId])).get(told.articleId))
}

/** Tells the admins that what was to follow from a publication failed, and why. */
export async function tellOfFailure(tx: Tx, article: ArticleAt, error: string): Promise<void> {
  await notify(tx, await listAdmins(tx), { kind: 'follow-up-failed', article, by: null, detail: error })
}

/** Whose article it is: who made it, who sent it to review, who edited it last, and who is to work on it. */
export const ownersOf = ({ makerIds, assigneeId }: Pick<ArticleAt, 'makerIds' | 'assigneeId'>): string[] =>
  assigneeId === null ? [...makerIds] : [...makerIds, assigneeId]

/** Who may review an article that someone sends on: everyone who made nothing of it and has not spoken in another round. */
export async function listAble(
  tx: Tx,
  { makerIds, reviewerIds }: Pick<ArticleAt, 'makerIds' | 'reviewerIds'>,
  by: Pick<Actor, 'id'>,
): Promise<{ id: string; name: string }[]> {
  const barred = new Set([...makerIds, ...reviewerIds, by.id])
  return (await listReviewers(tx)).filter(({ id }) => !barred.has(id))
}

/** Throws `Refused('reviewer-unfit')` when the one whom the sender chose may not review the article. */
export async function refuseUnfit(tx: Tx, article: ArticleAt, by: Actor, chosenId: string): Promise<void> {
  const able = await listAble(tx, article, by)
  if (!able.some(({ id }) => id === chosenId)) throw new Refused('reviewer-unfit')
}

/**
 * Tells who may review an article that it waits for them: whom the sender chose, else the one it is given to, where they may,
 * else all who may.
 */
export async function askReviewers(
  tx: Tx,
  article: ArticleAt,
  by: Actor,
  chosenId: string | null = null,
): Promise<void> {
  const able = (await listAble(tx, article, by)).map(({ id }) => id)
  const one = chosenId ?? article.assigneeId
  await notify(tx, one !== null && able.includes(one) ? [one] : able, { kind: 'review-asked', article, by })
}
