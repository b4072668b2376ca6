import 'server-only'
import type { ArticleContent } from '../document/content'
import { findingsOf, type CheckName } from '../editorial/checklist'
import { Refused, type Refusal } from '../errors'
import { refuseStale } from './refuse-stale'

/** The sentence that refuses each check that blocks; figures name themselves. */
const REASONS: Partial<Record<CheckName, Refusal>> = {
  'headline-missing': 'headline-missing',
  'body-empty': 'body-empty',
  'alt-missing': 'alt-missing',
  'reprint-source-missing': 'reprint-source-missing',
}

/** Throws `Refused` for the first thing in a content that keeps it from going out. */
export function refuseUnready(content: ArticleContent): void {
  const nothingElse = {
    openSuggestions: 0,
    hasProposal: false,
    openConflicts: 0,
    correctionDrafts: 0,
    openComments: 0,
  }
  for (const { name, count } of findingsOf({ content, ...nothingElse })) {
    const reason = REASONS[name]
    if (reason) throw new Refused(reason, { count })
  }
  refuseStale(content)
}
