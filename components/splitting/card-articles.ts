import { withOverrides } from '@/lib/editorial/draft-fields'
import type { LedgerArticle } from '@/lib/editorial/ledger'
import type { LedgerArticleFacts, PageLedgerView } from '@/lib/editorial/page-ledger-view'
import { draftOfPieces } from '@/lib/pipeline/draft-of-pieces'
import type { Draft } from '@/lib/pipeline/model'

/** An article on the page as its card shows it. */
export type CardArticle = {
  id: string
  /** From 1, in the order of the page. */
  index: number
  article: LedgerArticle
  /** What the lines say. */
  printed: Draft
  /** What the lines say, with what a person said instead. */
  draft: Draft
  /** Null for one that was made a moment ago and is still on its way. */
  facts: LedgerArticleFacts | null
}

/** Whether acts on the article become a proposed change: someone has edited or published it, and no change waits yet. */
export const isWorked = ({ facts }: CardArticle): boolean =>
  facts !== null && !facts.isUntouched && !facts.hasProposal

/** The cards of a state. A card whose article has not changed is the same object again. */
export function cardArticles(
  text: string,
  articles: readonly LedgerArticle[],
  facts: PageLedgerView['articles'],
  before: readonly CardArticle[],
): CardArticle[] {
  const known = new Map(before.map((card) => [card.id, card]))
  return articles.map((article, at): CardArticle => {
    const { id } = article
    const own = facts[id] ?? null
    const old = known.get(id)
    const isSame = old !== undefined && JSON.stringify(old.article) === JSON.stringify(article)
    if (isSame && old.index === at + 1 && JSON.stringify(old.facts) === JSON.stringify(own)) return old
    const printed = isSame ? old.printed : draftOfPieces(text, article.pieces)
    return {
      id,
      index: at + 1,
      article,
      printed,
      draft: withOverrides(printed, article.overrides),
      facts: own,
    }
  })
}
