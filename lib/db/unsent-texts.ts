import 'server-only'
import { canonicalJson } from '../document/canonical-json'
import { ArticleContent } from '../document/content'
import type { Role } from '../editorial/actor'
import { db, type Tx } from './client'

export type UnsentText = {
  tabId: string
  sessionId: string
  /** Who typed it. */
  by: { id: string; name: string; role: Role; isDisabled: boolean }
  /** The number of the revision that it was made from. */
  base: number
  saveKey: string
  content: ArticleContent
  at: Date
}

/** Keeps what an open editor could not save yet, instead of what it sent before. */
export async function putUnsent(
  place: { articleId: string; tabId: string; userId: string; sessionId: string },
  { base, saveKey, content }: Pick<UnsentText, 'base' | 'saveKey' | 'content'>,
): Promise<void> {
  const { articleId, tabId } = place
  const text = { base, saveKey, content: JSON.parse(canonicalJson(content)), at: new Date() }
  await db.unsentText.upsert({
    where: { articleId_tabId: { articleId, tabId } },
    create: { ...place, ...text },
    update: text,
  })
}

/** The texts of an article that could not be saved, the oldest first; of one person, or of all but one device. */
export async function listUnsent(
  tx: Tx,
  articleId: string,
  of: { userId: string } | { otherThan: string },
): Promise<UnsentText[]> {
  const rows = await tx.unsentText.findMany({
    where: { articleId, ...('userId' in of ? of : { sessionId: { not: of.otherThan } }) },
    orderBy: { at: 'asc' },
    select: {
      tabId: true,
      sessionId: true,
      base: true,
      saveKey: true,
      content: true,
      at: true,
      user: { select: { id: true, name: true, role: true, disabledAt: true } },
    },
  })
  return rows.map(({ user: { disabledAt, ...user }, content, ...row }) => ({
    ...row,
    by: { ...user, isDisabled: disabledAt !== null },
    content: ArticleContent.parse(content),
  }))
}

export async function dropUnsent(tx: Tx, articleId: string, tabId: string): Promise<void> {
  await tx.unsentText.deleteMany({ where: { articleId, tabId } })
}

/** The same, by the one who typed it. */
export async function dropOwnUnsent(place: {
  articleId: string
  tabId: string
  userId: string
}): Promise<void> {
  await db.unsentText.deleteMany({ where: place })
}

export async function deleteUnsentBefore(limit: Date): Promise<void> {
  await db.unsentText.deleteMany({ where: { at: { lt: limit } } })
}
