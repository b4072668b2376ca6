import { suggestAnnotations } from './annotations/suggest-annotations'
import type { GoldArticle, GoldPage } from './gold-format'
import type { Draft } from './model'
import { toGoldFields } from './to-gold-page'

/**
 * An annotated page with the machine's names and figures in the place of the annotator's; the articles themselves stay as
 * they are. Scored against the original it measures the annotation alone, whatever the splitting makes of the page.
 */
export function annotateGold(page: GoldPage): GoldPage {
  const articles = page.articles.map((article) => {
    const draft = draftOf(article)
    return { ...article, ...toGoldFields(draft, suggestAnnotations(draft)) }
  })
  return { ...page, articles }
}

/** The draft that an annotated article is. */
export function draftOf({ kicker, headline, deck, bylines, subheads, body, fragment }: GoldArticle): Draft {
  const headings = new Set(subheads)
  return {
    kicker,
    headline,
    deck,
    bylines,
    printedSection: null,
    outlet: null,
    sourceCredit: null,
    dateline: null,
    continuesFrom: null,
    continuesTo: null,
    isFragment: fragment,
    pieces: [],
    blocks: body.map((text) => ({
      kind: headings.has(text) ? 'subhead' : 'paragraph',
      text,
      credit: null,
      source: [],
    })),
  }
}
