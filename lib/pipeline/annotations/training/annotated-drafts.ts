import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { draftOf } from '../../annotate-gold'
import { GoldPage, type GoldMetric } from '../../gold-format'
import type { Draft } from '../../model'
import { VARIED_TEXTS } from '../fixtures/varied-texts'

/** An article with what an editor would tag in it. Articles of one page stay together in cross-validation. */
export type AnnotatedDraft = {
  page: string
  draft: Draft
  entities: readonly { text: string; type: string }[]
  metrics: readonly GoldMetric[]
}

const root = join(import.meta.dirname, '../../../..')
const FOLDERS = [join(root, 'seeds/gold'), join(import.meta.dirname, '../fixtures/gold')]

/** Everything the models learn from: the seed pages, the pages of other regions, the texts of our own writing. */
export function annotatedDrafts(): AnnotatedDraft[] {
  return [...FOLDERS.flatMap(readPages), ...writtenTexts()]
}

function readPages(folder: string): AnnotatedDraft[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
  return names.flatMap((page) =>
    GoldPage.parse(JSON.parse(readFileSync(join(folder, page), 'utf8'))).articles.map((article) => ({
      page,
      draft: draftOf(article),
      entities: article.entities,
      metrics: article.metrics,
    })),
  )
}

/** Names alone: the figures of these texts are told in fewer fields. */
function writtenTexts(): AnnotatedDraft[] {
  const lines = { kicker: null, deck: null, printedSection: null, outlet: null, sourceCredit: null }
  const rest = { dateline: null, continuesFrom: null, continuesTo: null, isFragment: false }
  return VARIED_TEXTS.map(({ headline, body, entities }) => ({
    page: headline,
    draft: {
      ...lines,
      ...rest,
      headline,
      bylines: [],
      pieces: [],
      blocks: body.map((text) => ({ kind: 'paragraph' as const, text, credit: null, source: [] })),
    },
    entities: Object.entries(entities).flatMap(([type, list]) =>
      list.split(' ').map((text) => ({ type, text })),
    ),
    metrics: [],
  }))
}
