import 'server-only'
import { Refused } from '../errors'
import type { Resolution } from '../editorial/resolution'
import type { MetricFields } from '../pipeline/model'
import type { Tx } from './client'
import type { Prisma } from './generated/client'

type Placed = { id: string; blockId: string; start: number; end: number; quote: string }
export type PlacedMention = Placed & { tagId: string }
export type ResolvedMetric = {
  indicatorId: string | null
  subjectTagId: string | null
  scopeTagId: string | null
  periodFrom: string | null
  periodTo: string | null
  periodPrecision: string | null
  periodIsGuess: boolean
  canonicalValue: string | null
  canonicalUnit: string | null
  resolution: Resolution
}
export type PlacedMetric = Placed & { text: string; isStale: boolean } & MetricFields & ResolvedMetric

/**
 * Makes the mention rows of an article those of its document: new ids are inserted, known ones get their place, quote and
 * tag, and rows whose mark is gone are marked detached, never deleted. An id of another article is refused. New ones are
 * the machine's own when nobody chose them; one that is given another tag is no more.
 */
export async function putMentions(
  tx: Tx,
  articleId: string,
  mentions: readonly PlacedMention[],
  { isByMachine = false }: { isByMachine?: boolean } = {},
): Promise<void> {
  await detach(tx, 'Mention', articleId, mentions)
  if (mentions.length === 0) return
  const written = await tx.$executeRaw`
    INSERT INTO "Mention" ("id", "articleId", "tagId", "blockId", "start", "end", "quote", "isByMachine")
    SELECT "id", ${articleId}::uuid, "tagId", "blockId", "start", "end", "quote", ${isByMachine}
    FROM jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb)
      AS m("id" uuid, "tagId" uuid, "blockId" text, "start" int, "end" int, "quote" text)
    ON CONFLICT ("id") DO UPDATE SET "tagId" = EXCLUDED."tagId", "blockId" = EXCLUDED."blockId",
      "start" = EXCLUDED."start", "end" = EXCLUDED."end", "quote" = EXCLUDED."quote", "detachedAt" = NULL,
      "isByMachine" = "Mention"."isByMachine" AND "Mention"."tagId" = EXCLUDED."tagId"
    WHERE "Mention"."articleId" = EXCLUDED."articleId"`
  assertAll(written, mentions)
}

/** The same for metrics. Decimals travel as text and are never binary fractions. */
export async function putMetrics(tx: Tx, articleId: string, metrics: readonly PlacedMetric[]): Promise<void> {
  await detach(tx, 'Metric', articleId, metrics)
  if (metrics.length === 0) return
  const written = await tx.$executeRaw`
    INSERT INTO "Metric" ("id", "articleId", "blockId", "start", "end", "text", "quote", "indicator", "subject", "value",
      "valueTo", "from", "direction", "unit", "qualifier", "kind", "period", "scope", "indicatorId", "subjectTagId",
      "scopeTagId", "periodFrom", "periodTo", "periodPrecision", "periodIsGuess", "canonicalValue", "canonicalUnit", "isStale", "resolution", "updatedAt")
    SELECT "id", ${articleId}::uuid, "blockId", "start", "end", "text", "quote", "indicator", "subject", "value"::numeric,
      "valueTo"::numeric, "from"::numeric, "direction", "unit", "qualifier", "kind", "period", "scope", "indicatorId",
      "subjectTagId", "scopeTagId", "periodFrom", "periodTo", "periodPrecision", "periodIsGuess", "canonicalValue"::numeric,
      "canonicalUnit", "isStale", "resolution", now()
    FROM jsonb_to_recordset(${JSON.stringify(metrics)}::jsonb)
      AS m("id" uuid, "blockId" text, "start" int, "end" int, "text" text, "quote" text, "indicator" text, "subject" text,
        "value" text, "valueTo" text, "from" text, "direction" text, "unit" text, "qualifier" text, "kind" text,
        "period" text, "scope" text, "indicatorId" uuid, "subjectTagId" uuid, "scopeTagId" uuid, "periodFrom" date,
        "periodTo" date, "periodPrecision" text, "periodIsGuess" boolean, "canonicalValue" text, "canonicalUnit" text,
        "isStale" boolean, "resolution" jsonb)
    ON CONFLICT ("id") DO UPDATE SET "blockId" = EXCLUDED."blockId", "start" = EXCLUDED."start", "end" = EXCLUDED."end",
      "text" = EXCLUDED."text", "quote" = EXCLUDED."quote", "indicator" = EXCLUDED."indicator",
      "subject" = EXCLUDED."subject", "value" = EXCLUDED."value", "valueTo" = EXCLUDED."valueTo", "from" = EXCLUDED."from",
      "direction" = EXCLUDED."direction", "unit" = EXCLUDED."unit", "qualifier" = EXCLUDED."qualifier",
      "kind" = EXCLUDED."kind", "period" = EXCLUDED."period", "scope" = EXCLUDED."scope",
      "indicatorId" = EXCLUDED."indicatorId", "subjectTagId" = EXCLUDED."subjectTagId",
      "scopeTagId" = EXCLUDED."scopeTagId", "periodFrom" = EXCLUDED."periodFrom", "periodTo" = EXCLUDED."periodTo",
      "periodPrecision" = EXCLUDED."periodPrecision", "periodIsGuess" = EXCLUDED."periodIsGuess",
      "canonicalValue" = EXCLUDED."canonicalValue", "canonicalUnit" = EXCLUDED."canonicalUnit", "isStale" = EXCLUDED."isStale",
      "resolution" = EXCLUDED."resolution", "detachedAt" = NULL,
      "updatedAt" = now()
    WHERE "Metric"."articleId" = EXCLUDED."articleId"`
  assertAll(written, metrics)
}

async function detach(
  tx: Tx,
  table: 'Mention' | 'Metric',
  articleId: string,
  kept: readonly Placed[],
): Promise<void> {
  const where = { articleId, detachedAt: null, id: { notIn: kept.map(({ id }) => id) } }
  const data = { detachedAt: new Date() }
  if (table === 'Mention') await tx.mention.updateMany({ where, data })
  else await tx.metric.updateMany({ where, data })
}

function assertAll(written: number, rows: readonly Placed[]): void {
  if (written !== rows.length) throw new Refused('document-invalid')
}

/** The tag of each mention that stands in the article, by mention id. */
export async function listMentionTags(tx: Tx, articleId: string): Promise<Map<string, string>> {
  const rows = await tx.mention.findMany({
    where: { articleId, detachedAt: null },
    select: { id: true, tagId: true },
  })
  return new Map(rows.map(({ id, tagId }) => [id, tagId]))
}

const metricFields = {
  text: true,
  indicator: true,
  subject: true,
  value: true,
  valueTo: true,
  from: true,
  direction: true,
  unit: true,
  qualifier: true,
  kind: true,
  period: true,
  scope: true,
  indicatorId: true,
  subjectTagId: true,
  scopeTagId: true,
  periodFrom: true,
  periodTo: true,
  periodPrecision: true,
  periodIsGuess: true,
  canonicalValue: true,
  canonicalUnit: true,
} satisfies Prisma.MetricSelect
type MetricRecord = Prisma.MetricGetPayload<{ select: typeof metricFields }>

/** The fields of each figure that stands in the article, printed and resolved, by metric id. */
export async function listMetrics(tx: Tx, articleId: string): Promise<Map<string, MetricRecord>> {
  const rows = await tx.metric.findMany({
    where: { articleId, detachedAt: null },
    select: { id: true, ...metricFields },
  })
  return new Map(rows.map(({ id, ...fields }) => [id, fields]))
}
