import type { Draft } from '../pipeline/model'
import { CONTENT_VERSION, type ArticleContent } from './content'
import { bodyFromDraft, type SourceOf } from './from-draft'
import { headOf } from './whole-characters'

/**
 * The untouched content of an article that a draft of a page makes. `ids` names its blocks in order, with one more for
 * the empty paragraph of a draft without any.
 */
export function contentOfDraft(
  draft: Draft,
  sourceOf: SourceOf,
  ids: readonly string[],
  sectionId: string,
): ArticleContent {
  const {
    kicker,
    deck,
    printedSection,
    outlet,
    sourceCredit,
    dateline,
    continuesFrom,
    continuesTo,
    isFragment,
  } = draft
  return {
    schemaVersion: CONTENT_VERSION,
    kicker,
    headline: headlineOf(draft),
    deck,
    sectionId,
    bylines: draft.bylines.map(({ name, role }) => ({
      name,
      role,
      personTagId: null,
    })),
    printedSection,
    outlet,
    sourceCredit,
    dateline,
    continuesFrom,
    continuesTo,
    isFragment,
    body: bodyFromDraft(draft, sourceOf, ids),
    mentions: {},
    metrics: {},
  }
}

const HEADLINE_MAX = 24

/** A fragment printed without a headline is listed, and published, under its first words. */
function headlineOf({ headline, blocks }: Draft): string {
  if (headline) return headline
  const words = blocks.find(({ text }) => text !== '')?.text ?? ''
  if (words.length <= HEADLINE_MAX) return words
  return `${headOf(words, HEADLINE_MAX)}……`
}
