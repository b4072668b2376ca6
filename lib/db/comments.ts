import 'server-only'
import type { TextAnchor } from '../document/text-anchor'
import { CommentView } from '../editorial/comment'
import { NotFound } from '../errors'
import { db, type Tx } from './client'

const anchor = {
  blockId: true,
  start: true,
  endBlockId: true,
  end: true,
  quote: true,
  before: true,
  after: true,
  isGone: true,
} as const
const message = {
  id: true,
  at: true,
  text: true,
  author: { select: { name: true } },
  mentions: { select: { user: { select: { name: true } } } },
} as const

/** The comments of an article, in the order they were made. */
export async function listComments(tx: Tx, articleId: string): Promise<CommentView[]> {
  const rows = await tx.comment.findMany({
    where: { articleId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      state: true,
      ...anchor,
      madeOn: true,
      replacement: true,
      author: { select: { name: true } },
      createdAt: true,
      settledBy: { select: { name: true } },
      settledAt: true,
      messages: { select: message, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    },
  })
  return rows.map(({ author, createdAt, settledBy, settledAt, messages, ...row }) =>
    CommentView.parse({
      ...row,
      by: author.name,
      at: createdAt.toISOString(),
      settledBy: settledBy?.name ?? null,
      settledAt: settledAt?.toISOString() ?? null,
      messages: messages.map(({ author: writer, at, mentions, ...said }) => ({
        ...said,
        by: writer.name,
        at: at.toISOString(),
        mentions: mentions.map(({ user }) => user.name),
      })),
    }),
  )
}

/** Another text after each act on the comments of an article, so that whoever has it open hears of it. */
export async function stampOfComments(articleId: string, tx: Tx = db): Promise<string> {
  const [row] = await tx.$queryRaw<{ stamp: string }[]>`
    SELECT count(*)::text || ' ' || coalesce(max("changedAt")::text, '') AS "stamp"
    FROM "Comment" WHERE "articleId" = ${articleId}::uuid`
  return row?.stamp ?? ''
}

export type CommentAt = TextAnchor & {
  id: string
  kind: string
  state: string
  authorId: string
  madeOn: string
  replacement: string | null
  /** Everyone who said something under it. */
  speakerIds: string[]
}

/** One comment of an article, held until the transaction ends. Throws NotFound. */
export async function holdComment(tx: Tx, articleId: string, id: string): Promise<CommentAt> {
  await tx.$queryRaw`SELECT 1 FROM "Comment" WHERE "id" = ${id}::uuid FOR UPDATE`
  const row = await tx.comment.findFirst({
    where: { id, articleId },
    select: {
      id: true,
      kind: true,
      state: true,
      authorId: true,
      madeOn: true,
      replacement: true,
      ...anchor,
      messages: { select: { authorId: true } },
    },
  })
  if (!row) throw new NotFound()
  const { messages, ...comment } = row
  return { ...comment, speakerIds: [comment.authorId, ...messages.map(({ authorId }) => authorId)] }
}

/** Adds a comment, or with a replacement a proposed change; answers its id. */
export async function putComment(
  tx: Tx,
  place: { articleId: string; authorId: string },
  at: TextAnchor,
  replacement: string | null,
  createdAt: Date,
): Promise<string> {
  const kind = replacement === null ? 'comment' : 'change'
  const data = { ...place, ...at, kind, madeOn: at.quote, replacement, createdAt }
  return (await tx.comment.create({ data, select: { id: true } })).id
}

/** Says something under a comment. */
export async function putMessage(
  tx: Tx,
  said: { commentId: string; authorId: string; text: string; at: Date },
  mentionedIds: readonly string[],
): Promise<void> {
  await tx.commentMessage.create({
    data: { ...said, mentions: { create: mentionedIds.map((userId) => ({ userId })) } },
  })
  await tx.comment.update({ where: { id: said.commentId }, data: { changedAt: said.at } })
}

type Settlement = { state: 'open' } | { state: 'resolved' | 'accepted' | 'rejected'; settledById: string }

/** Decides on a comment, or opens it again. */
export async function settleComment(tx: Tx, id: string, settlement: Settlement): Promise<void> {
  const changedAt = new Date()
  const decided =
    'settledById' in settlement ? { settledAt: changedAt } : { settledAt: null, settledById: null }
  await tx.comment.update({ where: { id }, data: { ...settlement, ...decided, changedAt } })
}

/** Where the words of comments stand that may still be answered or opened again, by id. */
export async function listAnchors(tx: Tx, articleId: string): Promise<Map<string, TextAnchor>> {
  const rows = await tx.comment.findMany({
    where: { articleId, state: { in: ['open', 'resolved'] } },
    select: { id: true, ...anchor },
  })
  return new Map(rows.map(({ id, ...at }) => [id, at]))
}

/** Writes where the words of comments stand in a newer text. */
export async function putAnchors(tx: Tx, anchors: ReadonlyMap<string, TextAnchor>): Promise<void> {
  if (anchors.size === 0) return
  const rows = [...anchors].map(([id, at]) => ({ id, ...at }))
  await tx.$executeRaw`
    UPDATE "Comment" c SET "blockId" = a."blockId", "start" = a."start", "endBlockId" = a."endBlockId", "end" = a."end", "quote" = a."quote",
      "before" = a."before", "after" = a."after", "isGone" = a."isGone"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS a("id" uuid, "blockId" text, "start" int, "endBlockId" text, "end" int,
      "quote" text, "before" text, "after" text, "isGone" boolean)
    WHERE c."id" = a."id"`
}
