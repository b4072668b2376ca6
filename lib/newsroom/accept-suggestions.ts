import 'server-only'
import { randomUUID } from 'node:crypto'
import { textBlocksOf, type Body } from '../document/body'
import type { ArticleContent } from '../document/content'
import { markBody, type Placement } from '../document/mark-body'
import type { EditorSuggestion } from '../document/suggestion'
import type { Tx } from '../db/client'
import { findOrPutTag } from '../db/vocabulary'
import { MetricFields } from '../pipeline/model'

/** Tags found or made so far, by type and name: pages repeat the same names. */
export type KnownTags = Map<string, string>

/**
 * The content with suggestions turned into marks and records, as an editor's acceptance would. Names are found in or added to the
 * Tag table. Answers also which suggestions found their place; one whose quote is not there is left alone.
 */
export async function acceptSuggestions(
  tx: Tx,
  content: ArticleContent,
  suggestions: readonly EditorSuggestion[],
  known: KnownTags,
): Promise<{ content: ArticleContent; accepted: string[] }> {
  const placements: Placement[] = []
  const mentions = { ...content.mentions }
  const metrics = { ...content.metrics }
  const accepted: string[] = []
  for (const suggestion of suggestions) {
    const place = placeOf(content.body, suggestion)
    if (!place) continue
    const id = randomUUID()
    if (suggestion.kind === 'mention') {
      mentions[id] = { tagId: await tagOf(tx, suggestion, known) }
      placements.push({ ...place, mark: { type: 'entity', attrs: { mentionId: id } } })
    } else {
      metrics[id] = MetricFields.parse(suggestion.fields)
      placements.push({ ...place, mark: { type: 'metric', attrs: { metricId: id } } })
    }
    accepted.push(suggestion.id)
  }
  return { content: { ...content, mentions, metrics, body: markBody(content.body, placements) }, accepted }
}

async function tagOf(
  tx: Tx,
  suggestion: EditorSuggestion & { kind: 'mention' },
  known: KnownTags,
): Promise<string> {
  const { type, canonical } = suggestion.fields
  const key = `${type} ${canonical} ${suggestion.quote}`
  const tagId =
    known.get(key) ?? (await findOrPutTag(tx, { type, name: canonical, surface: suggestion.quote }))
  known.set(key, tagId)
  return tagId
}

function placeOf(
  body: Body,
  { blockId, quote, occurrence }: EditorSuggestion,
): Omit<Placement, 'mark'> | null {
  const text = textBlocksOf(body).find(({ id }) => id === blockId)?.text ?? ''
  let start = text.indexOf(quote)
  for (let count = 0; count < occurrence && start !== -1; count += 1) start = text.indexOf(quote, start + 1)
  return start === -1 ? null : { blockId, start, end: start + quote.length }
}
