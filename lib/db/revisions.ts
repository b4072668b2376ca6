import 'server-only'
import { createHash } from 'node:crypto'
import { canonicalJson } from '../document/canonical-json'
import { ArticleContent } from '../document/content'
import { NotFound } from '../errors'
import type { Tx } from './client'

/** SHA-256 of a content's canonical JSON, hex: equal exactly when nothing in it differs. */
export const hashOf = (content: ArticleContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')

export type RevisionReason =
  'import' | 'suggestions' | 'create' | 'save' | 'desk' | 'proposal' | 'join' | 'split' | 'replace'

/** Adds the next snapshot of an article and answers its id. Two writers of one number collide in the database. */
export async function putRevision(
  tx: Tx,
  revision: {
    articleId: string
    number: number
    content: ArticleContent
    /** Ids of the figures that need to be confirmed again; what is published has none (a trigger). */
    staleFigures: string[]
    reason: RevisionReason
    authorId: string | null
  },
): Promise<string> {
  const { content, ...facts } = revision
  const { id } = await tx.revision.create({
    data: { ...facts, schemaVersion: content.schemaVersion, content: toJson(content), hash: hashOf(content) },
    select: { id: true },
  })
  return id
}

/** Round trip through text: what is stored is exactly what is hashed. */
const toJson = (content: ArticleContent) => JSON.parse(canonicalJson(content))

/** One snapshot by number. Throws NotFound. */
export async function getRevision(
  tx: Tx,
  articleId: string,
  number: number,
): Promise<{ id: string; hash: string; content: ArticleContent }> {
  const row = await tx.revision.findUnique({
    where: { articleId_number: { articleId, number } },
    select: { id: true, hash: true, content: true },
  })
  if (!row) throw new NotFound()
  return { ...row, content: ArticleContent.parse(row.content) }
}

/** The newest content of an article. Throws NotFound. */
export async function getNewestContent(tx: Tx, articleId: string): Promise<ArticleContent> {
  const row = await tx.revision.findFirst({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: { content: true },
  })
  if (!row) throw new NotFound()
  return ArticleContent.parse(row.content)
}
