import 'server-only'
import { createHash } from 'node:crypto'
import { canonicalJson } from '../document/canonical-json'
import { ArticleContent, type Eye, type StatedMention } from '../document/content'
import { NotFound } from '../errors'
import type { Tx } from './client'

/** SHA-256 of a content's canonical JSON, hex: equal exactly when nothing in it differs. */
export const hashOf = (content: ArticleContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')

/** Reasons with which someone changed the article by hand. */
export const BY_HAND = ['save', 'restore', 'unsent', 'take-over', 'suggested'] as const
export type RevisionReason =
  | 'import'
  | 'suggestions'
  | 'create'
  | 'spread'
  | 'desk'
  | 'proposal'
  | 'join'
  | 'split'
  | 'replace'
  | (typeof BY_HAND)[number]

/** Adds the next snapshot of an article and answers its id. Two writers of one number collide in the database. */
export async function putRevision(
  tx: Tx,
  revision: {
    articleId: string
    number: number
    content: ArticleContent
    /** Ids of the figures that need to be confirmed again; what is published has none (a trigger). */
    staleFigures: string[]
    /** Ids of the marks that need an eye before it may be published (a trigger as well). */
    openEyes: string[]
    reason: RevisionReason
    authorId: string | null
    /** What the browser called the save. */
    saveKey?: string
    restoredFrom?: number
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

/**
 * One snapshot by number, with every mention where it belongs today: what a split or a choice after an un-merge has moved
 * since (`MentionMove`) is applied, so that editing or restoring a revision never takes it back. `hash` is that of the
 * snapshot as it was written. Throws NotFound.
 */
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
  const content = ArticleContent.parse(row.content)
  const moves = await listMoves(tx, articleId, number)
  const { mentions, eyes } = content
  return {
    ...row,
    content: {
      ...content,
      mentions: afterMoves(mentions, moves),
      ...(eyes && { eyes: eyesAfterMoves(eyes, moves) }),
    },
  }
}

/** The same, or null when there is no such revision (any more). */
export async function findRevision(
  tx: Tx,
  articleId: string,
  number: number,
): Promise<Awaited<ReturnType<typeof getRevision>> | null> {
  try {
    return await getRevision(tx, articleId, number)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** What a revision says, by its id. Throws NotFound. */
export async function getContentOf(tx: Tx, revisionId: string): Promise<ArticleContent> {
  const row = await tx.revision.findUnique({ where: { id: revisionId }, select: { content: true } })
  if (!row) throw new NotFound()
  return ArticleContent.parse(row.content)
}

/**
 * The mentions that someone made from revision `number`, with what was moved since: a page that was opened before the move
 * still says the old tag.
 */
export async function withMoves(
  tx: Tx,
  articleId: string,
  number: number,
  mentions: ArticleContent['mentions'],
): Promise<ArticleContent['mentions']> {
  return afterMoves(mentions, await listMoves(tx, articleId, number))
}

const listMoves = (tx: Tx, articleId: string, number: number): Promise<Move[]> =>
  tx.mentionMove.findMany({
    where: { articleId, revision: { gte: number } },
    orderBy: { id: 'asc' },
    select: { mentionId: true, fromId: true, toId: true },
  })

type Mentions = ArticleContent['mentions']

type Move = { mentionId: string; fromId: string; toId: string }

/** Mentions that are in the text no more belong to the same tag as if they were. */
function eyesAfterMoves(eyes: Record<string, Eye>, moves: readonly Move[]): Record<string, Eye> {
  const lost = Object.entries(eyes).flatMap(([id, { mention }]): [string, StatedMention][] =>
    mention ? [[id, mention]] : [],
  )
  const moved = afterMoves(Object.fromEntries(lost), moves)
  return Object.fromEntries(
    Object.entries(eyes).map(([id, eye]) => [id, { ...eye, mention: moved[id] ?? eye.mention }]),
  )
}

function afterMoves(mentions: Mentions, moves: readonly Move[]): Mentions {
  if (moves.length === 0) return mentions
  const moved = { ...mentions }
  for (const { mentionId, fromId, toId } of moves) {
    const mention = moved[mentionId]
    if (mention?.tagId === fromId) moved[mentionId] = { ...mention, tagId: toId }
  }
  return moved
}

/** The number of the revision that a save made, when it has been done before. */
export async function findRevisionOfSave(tx: Tx, articleId: string, saveKey: string): Promise<number | null> {
  const row = await tx.revision.findUnique({
    where: { articleId_saveKey: { articleId, saveKey } },
    select: { number: true },
  })
  return row?.number ?? null
}

/** Who made a revision, why and when. Throws NotFound. */
export async function getRevisionFacts(
  tx: Tx,
  articleId: string,
  number: number,
): Promise<{ reason: string; authorId: string | null; createdAt: Date }> {
  const row = await tx.revision.findUnique({
    where: { articleId_number: { articleId, number } },
    select: { reason: true, authorId: true, createdAt: true },
  })
  if (!row) throw new NotFound()
  return row
}

/** Deletes autosaves that later ones of the same sitting have overtaken: of one article, or with null of all. Answers how many. */
export async function thinRevisions(tx: Tx, articleId: string | null): Promise<number> {
  const [row] = await tx.$queryRaw<{ gone: number }[]>`SELECT "thin_revisions"(${articleId}::uuid) AS "gone"`
  return row?.gone ?? 0
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
