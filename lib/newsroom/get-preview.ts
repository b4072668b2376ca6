import 'server-only'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import {
  findSectionName,
  listCorrectionsAt,
  listFiguresAt,
  listMentionNamesAt,
  listPrintedRangesAt,
  listPrintedTextsWith,
} from '../db/preview'
import { listPictures } from '../db/pictures'
import { getRevision } from '../db/revisions'
import { listPagesOfArticle } from '../db/source-pages'
import { annotationsOf } from '../document/annotations-of'
import { blockPrints } from '../document/block-print'
import type { Body } from '../document/body'
import { figuresWithLines, sourcesOf } from '../document/printed-article'
import type { PublishedArticle } from '../document/published-article'
import { publishedTextBlocks, toSourcedBlock } from '../document/published-text-blocks'
import { toPublishedArticle } from '../document/to-published-article'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { ArticleView, Figure } from '../editorial/reader-views'
import { NotFound } from '../errors'
import { toLines } from '../pipeline/to-lines'

export type Preview = { article: ArticleView; version: number; revision: number; isLive: boolean }

/**
 * An article as readers would see its newest revision if it went public now. What only other public articles say of it
 * (what else tells of the same, other printings) is left out. Throws NotFound.
 */
export async function getPreview(actor: Actor, id: string): Promise<Preview> {
  const article = await getArticle(db, id)
  authorize(actor, 'article.preview', article)
  const { content } = await getRevision(db, id, article.head)
  const facts = await listPagesOfArticle(db, id)
  const published = toPublishedArticle(
    content,
    facts.map((page) => ({ id: page.id, newspaper: page.newspaper, pageLabel: page.pageLabel })),
  )
  const shown = await readShown(id, published, facts)
  const section = await findSectionName(content.sectionId)
  if (!section) throw new NotFound()
  const [first] = facts
  const now = new Date().toISOString()
  const printedFacts = {
    newspaper: first?.newspaper ?? null,
    printedOn: first?.printedOn?.toISOString().slice(0, 10) ?? null,
    printedOnIsGuess: first?.printedOnIsGuess ?? false,
  }
  return {
    version: article.version,
    revision: article.head,
    isLive: article.status === 'PUBLISHED',
    article: {
      id,
      slug: article.slug ?? id,
      ...printedFacts,
      section,
      publishedAt: now,
      updatedAt: now,
      content: published,
      people: {},
      mentions: shown.mentions,
      corrections: shown.corrections,
      prints: shown.prints,
      pictures: shown.pictures,
      figures: inOrder(shown.figures, content.body),
      sources: sourcesOf({ content: published, ...printedFacts }, shown.sourced, shown.printed, shown.pages),
      linked: [],
      related: [],
    },
  }
}

type Pages = Awaited<ReturnType<typeof listPagesOfArticle>>

/** What the article names, states and was printed on, as the views of readers have it. */
async function readShown(id: string, published: PublishedArticle, facts: Pages) {
  const blocks = published.blocks.flatMap(publishedTextBlocks)
  const pageIds = [
    ...facts.map((page) => page.id),
    ...blocks.flatMap(({ source }) => source.map(({ page }) => page)),
  ]
  const assetIds = published.blocks.flatMap((block) =>
    block.kind === 'figure' && block.assetId ? [block.assetId] : [],
  )
  const [mentions, figures, printed, texts, corrections, pictures] = await Promise.all([
    listMentionNamesAt(id),
    listFiguresAt(id),
    listPrintedRangesAt(id),
    listPrintedTextsWith(id, [...new Set(pageIds)]),
    listCorrectionsAt(id),
    listPictures(db, assetIds),
  ])
  const pages = texts.map((page) => ({ ...page, lines: toLines(page.text) }))
  const sourced = blocks.map(toSourcedBlock)
  return {
    mentions,
    corrections,
    sourced,
    printed,
    pages,
    figures: figuresWithLines(figures, blocks, new Map(pages.map((page) => [page.id, page.text]))),
    prints: blockPrints(sourced, new Map(pages.map((page) => [page.id, page]))),
    pictures: Object.fromEntries(
      pictures.map(({ id: deskId, hash, width, height, focusX, focusY }) => [
        deskId,
        { hash, width, height, focusX, focusY, deskId },
      ]),
    ),
  }
}

/** Figures as they follow one another in the text. */
function inOrder(figures: readonly Figure[], body: Body): Figure[] {
  const order = annotationsOf(body).map(({ id }) => id)
  return figures.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
}
