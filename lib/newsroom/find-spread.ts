import 'server-only'
import { listArticlesWith } from '../db/article-texts'
import { listArticlesAt, type ArticleAt } from '../db/articles'
import { db, type Tx } from '../db/client'
import { getRevision } from '../db/revisions'
import { listBusy } from '../db/spreads'
import { listSuggestions } from '../db/suggestions'
import { listRefusals } from '../db/surface-forms'
import { listSurfaces, listTagNames, type TagName } from '../db/vocabulary'
import { isRefused } from '../document/refusals'
import { freePlaces, type FreePlace } from '../document/spread-places'
import type { SuggestionDraft } from '../document/suggestion'
import type { Actor } from '../editorial/actor'
import { authorize, can } from '../editorial/policy'
import {
  SPREAD_ARTICLES_MAX,
  type SpreadOffer,
  type SpreadOfferArticle,
  type SpreadOfferPlace,
  type SpreadQuestion,
} from '../editorial/spread'
import { NotFound } from '../errors'
import { occurrenceFinder } from '../pipeline/find-occurrences'
import { withGazetteer } from './rebuild-article'

const LOOK_SECONDS_MAX = 60

/**
 * Where else the words stand that were just tagged: in this article, then in others, lately changed ones first. Left out is
 * what is tagged already, what lies inside a longer name, and what people refused as this.
 */
export async function findSpread(
  actor: Actor,
  { articleId, tagId, quote }: SpreadQuestion,
): Promise<SpreadOffer> {
  authorize(actor, 'tag.spread')
  const names = withGazetteer(await listSurfaces())
  return db.$transaction(
    async (tx) => {
      const tag = (await listTagNames(tx, [tagId]))[tagId]
      if (!tag) throw new NotFound()
      const { type, name } = tag
      const find = occurrenceFinder({ surface: quote, type, canonical: name }, names)
      const others = await listArticlesWith(tx, quote, SPREAD_ARTICLES_MAX + 1)
      const ids = [...new Set([articleId, ...others])].slice(0, SPREAD_ARTICLES_MAX)
      const articles = await listArticlesAt(tx, ids)
      const found: { article: ArticleAt; places: FreePlace[] }[] = []
      for (const id of ids) {
        const article = articles.get(id)
        if (!article || article.retiredAt) continue
        const places = await placesIn(tx, article, find)
        if (places.length > 0) found.push({ article, places })
      }
      const wanted = await withoutRefused(tx, tag, found)
      const open = wanted.filter(({ article }) => can(actor, 'article.edit', article))
      const busy = await listBusy(
        tx,
        open.map(({ article }) => article.id),
        actor.id,
      )
      return {
        articles: open.map(({ article: { id, headline, status }, places }): SpreadOfferArticle => ({
          id,
          headline,
          status,
          isHere: id === articleId,
          busy: busy.get(id) ?? null,
          places: places.map(withoutRange),
        })),
        closed: wanted.length - open.length,
        isCut: others.length > SPREAD_ARTICLES_MAX,
      }
    },
    { isolationLevel: 'RepeatableRead', timeout: LOOK_SECONDS_MAX * 1000 },
  )
}

const withoutRange = (place: FreePlace): SpreadOfferPlace => {
  const { start: _, end: __, ...rest } = place
  return rest
}

type Found = { article: ArticleAt; places: FreePlace[] }

async function placesIn(
  tx: Tx,
  article: ArticleAt,
  find: (text: string) => { start: number; end: number }[],
): Promise<FreePlace[]> {
  const { content } = await getRevision(tx, article.id, article.head)
  return freePlaces(content, await listSuggestions(tx, article.id), find)
}

async function withoutRefused(tx: Tx, tag: TagName, found: readonly Found[]): Promise<Found[]> {
  const asSuggestion = (place: FreePlace): SuggestionDraft => ({
    ...place,
    kind: 'mention',
    // A person's choice, not a rule's.
    rule: '',
    score: 1,
    fields: { type: tag.type, canonical: tag.name },
  })
  const refusals = await listRefusals(
    tx,
    found.flatMap(({ places }) => places.map(asSuggestion)),
  )
  return found.flatMap(({ article, places }) => {
    const wanted = places.filter((place) => !isRefused(asSuggestion(place), refusals))
    return wanted.length > 0 ? [{ article, places: wanted }] : []
  })
}
