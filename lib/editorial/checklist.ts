import type { ArticleContent } from '../document/content'
import { figuresOf } from '../document/figures-of'
import { staleFigures } from '../document/stale-figures'
import { isEmptyBody } from '../document/to-published-article'

/** What is looked at before an article goes out. */
export type ReadyFacts = {
  content: ArticleContent
  openSuggestions: number
  /** A change of its printed lines waits for a word. */
  hasProposal: boolean
  /** Conflicts of its figures that nobody has settled. */
  openConflicts: number
  /** Corrections that settled conflicts left to be published. */
  correctionDrafts: number
  /** Comments and suggested changes that nobody has settled. */
  openComments: number
}

/** Pictures without alternative text; a caption without a picture needs none. */
const missingAlt = ({ body }: ArticleContent): number =>
  figuresOf(body).filter(({ assetId, alt }) => assetId !== null && alt.trim() === '').length

/** Pictures that do not say whose they are. */
const missingCredit = ({ body }: ArticleContent): number =>
  figuresOf(body).filter(({ assetId, credit }) => assetId !== null && !credit?.trim()).length

const isReprint = ({ reprintSource, reprintAuthor, reprintTitle }: ArticleContent) =>
  Boolean(reprintSource ?? reprintAuthor ?? reprintTitle)

/** `block` keeps an article from going out, `warn` is for a person to weigh; `count` says how often it is amiss. */
type Check = { level: 'block' | 'warn'; count: (facts: ReadyFacts) => number }

export const CHECKLIST = {
  'headline-missing': { level: 'block', count: ({ content }) => Number(content.headline.trim() === '') },
  'body-empty': { level: 'block', count: ({ content }) => Number(isEmptyBody(content.body)) },
  'figures-stale': { level: 'block', count: ({ content }) => staleFigures(content).length },
  'alt-missing': { level: 'block', count: ({ content }) => missingAlt(content) },
  /** Who reprints must name the source. */
  'reprint-source-missing': {
    level: 'block',
    count: ({ content }) => Number(isReprint(content) && !content.reprintSource),
  },
  'reprint-details-missing': {
    level: 'warn',
    count: ({ content: { reprintSource, reprintAuthor, reprintTitle } }) =>
      reprintSource ? Number(!reprintAuthor) + Number(!reprintTitle) : 0,
  },
  'credit-missing': { level: 'warn', count: ({ content }) => missingCredit(content) },
  'editor-missing': { level: 'warn', count: ({ content }) => Number(!content.responsibleEditor) },
  'suggestions-open': { level: 'warn', count: ({ openSuggestions }) => openSuggestions },
  'proposal-open': { level: 'warn', count: ({ hasProposal }) => Number(hasProposal) },
  'conflicts-open': { level: 'warn', count: ({ openConflicts }) => openConflicts },
  'correction-draft': { level: 'warn', count: ({ correctionDrafts }) => correctionDrafts },
  'comments-open': { level: 'warn', count: ({ openComments }) => openComments },
  fragment: { level: 'warn', count: ({ content }) => Number(content.isFragment) },
} as const satisfies Record<string, Check>

export type CheckName = keyof typeof CHECKLIST
export const CHECK_NAMES = Object.keys(CHECKLIST).filter((name): name is CheckName => name in CHECKLIST)

export type Finding = { name: CheckName; level: Check['level']; count: number }

/** What is amiss, what blocks first. */
export function findingsOf(facts: ReadyFacts): Finding[] {
  const found = CHECK_NAMES.map((name) => ({
    name,
    level: CHECKLIST[name].level,
    count: CHECKLIST[name].count(facts),
  })).filter(({ count }) => count > 0)
  return found.toSorted((one, other) => Number(one.level === 'warn') - Number(other.level === 'warn'))
}
