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
import { figuresWithLines, sourcesOf } from '../document/printed-article'
import { publishedTextBlocks, toSourcedBlock } from '../document/published-text-blocks'
import { toPublishedArticle } from '../document/to-published-article'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { ArticleView } from '../editorial/reader-views'
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
  const blocks = published.blocks.flatMap(publishedTextBlocks)
  const pageIds = [
    ...facts.map((page) => page.id),
    ...blocks.flatMap(({ source }) => source.map(({ page }) => page)),
  ]
  const assetIds = published.blocks.flatMap((block) => (block.kind === 'figure' && block.assetId ? [block.assetId] : []))
  const [section, mentions, figures, printed, texts, corrections, pictures] = await Promise.all([
    findSectionName(content.sectionId),
    listMentionNamesAt(id),
    listFiguresAt(id),
    listPrintedRangesAt(id),
    listPrintedTextsWith(id, [...new Set(pageIds)]),
    listCorrectionsAt(id),
    listPictures(db, assetIds),
  ])
  if (!section) throw new NotFound()
  const order = annotationsOf(content.body).map((span) => span.id)
  const pages = texts.map((page) => ({ ...page, lines: toLines(page.text) }))
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
      corrections,
      mentions,
      people: {},
      pictures: Object.fromEntries(
        pictures.map(({ id: deskId, hash, width, height, focusX, focusY }) => [
          deskId,
          { hash, width, height, focusX, focusY, deskId },
        ]),
      ),
      figures: figuresWithLines(
        figures.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id)),
        blocks,
        new Map(pages.map((page) => [page.id, page.text])),
      ),
      sources: sourcesOf({ content: published, ...printedFacts }, printed, pages),
      prints: blockPrints(blocks.map(toSourcedBlock), new Map(pages.map((page) => [page.id, page]))),
      linked: [],
      related: [],
    },
  }
}
