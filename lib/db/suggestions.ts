import 'server-only'
import {
  MentionProposal,
  MetricProposal,
  type EditorSuggestion,
  type SuggestionDecision,
  type SuggestionDraft,
} from '../document/suggestion'
import type { KeptSuggestion } from '../document/renew-suggestions'
import type { Tx } from './client'
import type { Prisma } from './generated/client'
import { orderedIds } from './ordered-ids'

const suggestion = {
  id: true,
  kind: true,
  blockId: true,
  quote: true,
  occurrence: true,
  before: true,
  after: true,
  rule: true,
  score: true,
  fields: true,
  state: true,
} satisfies Prisma.SuggestionSelect

function toEditorSuggestion(
  row: Prisma.SuggestionGetPayload<{ select: typeof suggestion }>,
): EditorSuggestion {
  const { kind, fields, ...rest } = row
  return kind === 'mention'
    ? { ...rest, kind, fields: MentionProposal.parse(fields) }
    : { ...rest, kind, fields: MetricProposal.parse(fields) }
}

/** Inserts new proposals for an article, in their order. They travel as one JSON text: there are hundreds to a page. */
export async function putSuggestions(
  tx: Tx,
  articleId: string,
  drafts: readonly SuggestionDraft[],
): Promise<void> {
  const ids = orderedIds(drafts.length)
  const rows = drafts.map((draft, index) => ({ ...draft, id: ids[index] }))
  await tx.$executeRaw`
    INSERT INTO "Suggestion" ("id", "articleId", "kind", "blockId", "quote", "occurrence", "before", "after", "rule", "score", "fields")
    SELECT "id", ${articleId}::uuid, "kind"::"SuggestionKind", "blockId", "quote", "occurrence", "before", "after", "rule", "score", "fields"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s("id" uuid, "kind" text, "blockId" text, "quote" text,
      "occurrence" int, "before" text, "after" text, "rule" text, "score" float8, "fields" jsonb)`
}

/** The machine's proposals for an article in the order they stand in a block, open ones and decided ones. */
export async function listSuggestions(tx: Tx, articleId: string): Promise<EditorSuggestion[]> {
  const rows = await tx.suggestion.findMany({
    where: { articleId },
    orderBy: { id: 'asc' },
    select: suggestion,
  })
  return rows.map(toEditorSuggestion)
}

/** The open proposals of an article that score at least this much. */
export async function listOpenSuggestions(
  tx: Tx,
  articleId: string,
  scoreMin: number,
): Promise<EditorSuggestion[]> {
  const rows = await tx.suggestion.findMany({
    where: { articleId, state: 'open', score: { gte: scoreMin } },
    orderBy: { id: 'asc' },
    select: suggestion,
  })
  return rows.map(toEditorSuggestion)
}

/** Records what was made of suggestions of this article; `open` takes a decision back. Ids of other articles are ignored. */
export async function decideSuggestions(
  tx: Tx,
  articleId: string,
  decisions: readonly SuggestionDecision[],
  decidedById: string | null,
): Promise<void> {
  for (const state of ['open', 'accepted', 'corrected', 'rejected', 'superseded'] as const) {
    const ids = decisions
      .filter((decision) => decision.state === state)
      .map(({ suggestionId }) => suggestionId)
    if (ids.length === 0) continue
    const isDecided = state !== 'open' && state !== 'superseded'
    await tx.suggestion.updateMany({
      where: { articleId, id: { in: ids } },
      data: { state, decidedAt: isDecided ? new Date() : null, decidedById: isDecided ? decidedById : null },
    })
  }
}

/** Says where suggestions of an article stand now, and in which state that is no decision. */
export async function placeSuggestions(
  tx: Tx,
  articleId: string,
  kept: readonly KeptSuggestion[],
): Promise<void> {
  if (kept.length === 0) return
  await tx.$executeRaw`
    UPDATE "Suggestion" s SET "blockId" = k."blockId", "occurrence" = k."occurrence", "state" = k."state"::"SuggestionState"
    FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS k("id" uuid, "blockId" text, "occurrence" int, "state" text)
    WHERE s."id" = k."id" AND s."articleId" = ${articleId}::uuid`
}
