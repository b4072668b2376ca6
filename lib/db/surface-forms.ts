import 'server-only'
import { contextOf, formKey, senseKey, type Context, type Refusals } from '../document/refusals'
import type { SuggestionDraft } from '../document/suggestion'
import { isGivenUp, type FormSense } from '../editorial/surface-form'
import type { TagType } from '../pipeline/model'
import { surfaceOf } from '../pipeline/surface-of'
import { db, type Tx } from './client'

/** What people made of each surface form that somebody tagged, all of its senses. Always in the same order. */
export function listChosenSenses(): Promise<FormSense[]> {
  return db.$queryRaw<FormSense[]>`
    SELECT s."text", s."type"::text AS "type", s."name", s."accepted", s."rejected" FROM "SurfaceFormSense" s
    WHERE s."text" IN (SELECT "text" FROM "SurfaceForm" WHERE "accepted" > 0) ORDER BY s."text", s."tagId", s."name"`
}

/** What people refused of the words of these suggestions, and the rules that are off. */
export async function listRefusals(tx: Tx, suggestions: readonly SuggestionDraft[]): Promise<Refusals> {
  const texts = [...new Set(suggestions.map(({ quote }) => surfaceOf(quote)))]
  const rules = await tx.suggestionRule.findMany({ where: { isOff: true }, select: { rule: true } })
  const rejected = await listRejected(tx, texts)
  const proposed = suggestions.flatMap(({ kind, fields }) =>
    kind === 'mention' ? [{ type: fields.type, name: fields.canonical }] : [],
  )
  const tags = await tagsOfSenses(tx, [...proposed, ...rejected.flatMap(({ sense }) => sense ?? [])])
  const senseOf = (type: TagType, name: string) => tags.get(senseKey(type, name)) ?? senseKey(type, name)

  const rejections = new Map<string, { sense: string | null; context: Context }[]>()
  for (const { text, sense, ...around } of rejected) {
    const rejection = { sense: sense && senseOf(sense.type, sense.name), context: contextOf(around) }
    const known = rejections.get(text)
    if (known) known.push(rejection)
    else rejections.set(text, [rejection])
  }
  return {
    rulesOff: new Set(rules.map(({ rule }) => rule)),
    givenUp: await listGivenUp(tx, texts),
    rejections,
    senseOf,
  }
}

type Sense = { type: TagType; name: string }
type Rejected = Context & { text: string; sense: Sense | null }

async function listRejected(tx: Tx, texts: readonly string[]): Promise<Rejected[]> {
  const rows = await tx.$queryRaw<(Context & { text: string; type: TagType | null; name: string | null })[]>`
    SELECT DISTINCT "surface_text"(s."quote") AS "text", s."fields"->>'type' AS "type", s."fields"->>'canonical' AS "name",
      s."before", s."after" FROM "Suggestion" s
    WHERE "surface_text"(s."quote") = ANY(${[...texts]}) AND s."state" IN ('rejected', 'corrected')
      AND (s."kind" = 'mention' OR s."state" = 'rejected')`
  return rows.map(({ type, name, ...row }) => ({ ...row, sense: type && name ? { type, name } : null }))
}

async function listGivenUp(tx: Tx, texts: readonly string[]): Promise<Set<string>> {
  const forms = await tx.$queryRaw<(FormSense & { tagId: string | null })[]>`
    SELECT "text", "tagId"::text AS "tagId", "type"::text AS "type", "name", "accepted", "rejected"
    FROM "SurfaceFormSense" WHERE "text" = ANY(${[...texts]}) AND "rejected" > 0`
  return new Set(
    forms
      .filter(isGivenUp)
      .map(({ text, tagId, type, name }) => formKey(text, tagId ?? senseKey(type, name))),
  )
}

/** The tag that each type and name means today, by the key of the sense; what means none is left out. */
export async function tagsOfSenses(tx: Tx, senses: readonly Sense[]): Promise<Map<string, string>> {
  const asked = [...new Map(senses.map((sense) => [senseKey(sense.type, sense.name), sense])).values()]
  if (asked.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ type: TagType; name: string; id: string }[]>`
    SELECT a."type", a."name", "tag_of_sense"(a."type"::"TagType", a."name")::text AS "id"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a("type" text, "name" text)
    WHERE "tag_of_sense"(a."type"::"TagType", a."name") IS NOT NULL`
  return new Map(rows.map(({ type, name, id }) => [senseKey(type, name), id]))
}
