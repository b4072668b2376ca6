import 'server-only'
import { z } from 'zod'
import { textBlocksOf, Body } from '../document/body'
import { sentenceAt } from '../document/sentence'
import { db } from './client'

export type MentionPlace = { articleId: string; blockId: string; start: number; end: number; quote: string }

const Snapshot = z.object({ body: Body })

/**
 * Adds to mentions the sentence they stand in today. One whose block is gone has only its words. One read of each
 * article's newest revision, however many mentions it holds.
 */
export async function withSentences<Row extends MentionPlace>(
  rows: readonly Row[],
): Promise<(Row & { sentence: string })[]> {
  const articleIds = [...new Set(rows.map(({ articleId }) => articleId))]
  const texts = new Map<string, string>()
  const revisions = await db.$queryRaw<{ articleId: string; content: unknown }[]>`
    SELECT a."id"::text AS "articleId", jsonb_build_object('body', r."content"->'body') AS "content"
    FROM "Article" a JOIN "Revision" r ON r."articleId" = a."id" AND r."number" = a."head" WHERE a."id" = ANY(${articleIds}::uuid[])`
  for (const { articleId, content } of revisions) {
    const { body } = Snapshot.parse(content)
    for (const { id, text } of textBlocksOf(body)) texts.set(`${articleId} ${id}`, text)
  }
  return rows.map((row) => {
    const text = texts.get(`${row.articleId} ${row.blockId}`)
    const isThere = text?.slice(row.start, row.end) === row.quote
    return { ...row, sentence: isThere ? sentenceAt(text, row.start, row.end) : row.quote }
  })
}
