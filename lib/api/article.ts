import { z } from 'zod'
import { publishedHtml, type HtmlMarks } from '../document/published-html'
import type { PublishedBlock } from '../document/published-article'
import { publishedTextBlocks, type PublishedTextBlock } from '../document/published-text-blocks'
import { siteAddress } from '../editorial/addresses'
import type { PictureFacts } from '../editorial/picture'
import type { ArticleCard, ArticleView, SourceRef } from '../editorial/reader-views'
import { leadPicture, shownPicture } from '../editorial/shown-picture'
import { Correction, toCorrection } from './correction'
import { Figure, toFigure } from './figure'
import {
  articleFields,
  articleLinks,
  LinkedRef,
  SectionRef,
  TagRef,
  toLinkedRef,
  toSection,
  toTagRef,
} from './refs'
import { Address, Count, Id, named, pageOf, Time } from './schema-registry'
import { SourcePart, toSourcePart } from './source'

const Picture = named(
  'Picture',
  'A picture as JPEG, its size in pixels.',
  z.object({ url: Address, width: z.int().min(1), height: z.int().min(1) }),
)

const summaryFields = {
  ...articleFields,
  kicker: z.string().nullable(),
  deck: z.string().nullable(),
  section: SectionRef,
  picture: Picture.nullable().describe('The one at its head.'),
  publishedAt: Time.describe('When it first went public.'),
  updatedAt: Time.describe('When what readers see of it was last published.'),
}

export const ArticleSummary = named(
  'ArticleSummary',
  'An article in a list.',
  z.object({
    ...summaryFields,
    excerpt: z.string().describe('The start of the text.'),
    figures: Count.describe('How many figures it states.'),
  }),
)

export const ArticlePage = pageOf(
  'ArticlePage',
  'Articles, those that went public last first.',
  ArticleSummary,
)

const Block = named(
  'Block',
  'One block of the text.',
  z.object({
    id: Id.nullable().describe('Stays through every edit; null for what only holds other blocks.'),
    kind: z.enum(['paragraph', 'heading', 'figure', 'quote', 'list', 'table', 'rule']),
    text: z.string().describe('Without marks; blocks inside are parted by line ends.'),
    html: z
      .string()
      .describe('Names linked to their tags, figures as `data`; of a `figure` its picture and caption.'),
    printed: z
      .array(SourcePart)
      .describe('The printed lines it came from; empty for what was written at the desk.'),
    isAsPrinted: z
      .boolean()
      .nullable()
      .describe('Whether its words are those of the print; null when there is none to compare.'),
  }),
)

const Byline = named(
  'Byline',
  'A name under the article.',
  z.object({ name: z.string(), role: z.string().nullable(), person: TagRef.nullable() }),
)

const Mention = named(
  'Mention',
  'Where the text names a tag.',
  z.object({ id: Id, blockId: Id, text: z.string(), tag: TagRef }),
)

const Provenance = named(
  'Provenance',
  'A page on which the article was printed.',
  z.object({
    id: Id.describe('An id of `/sources`.'),
    newspaper: z.string().nullable(),
    printedOn: articleFields.printedOn,
    printedOnIsGuess: articleFields.printedOnIsGuess,
    pageLabel: z.string().nullable(),
    firstLine: z.int().min(1).nullable(),
    lastLine: z.int().min(1).nullable(),
    self: Address,
    url: Address,
  }),
)

export const Article = named(
  'Article',
  'An article as readers see it, with what it names, what it states and where it was printed.',
  z.object({
    ...summaryFields,
    bylines: z.array(Byline),
    dateline: z.string().nullable(),
    sourceCredit: z.string().nullable(),
    reprint: z
      .object({ source: z.string(), author: z.string().nullable(), title: z.string().nullable() })
      .nullable()
      .describe('Where it appeared first, of a reprint.'),
    responsibleEditor: z.string().nullable(),
    text: z.string().describe('The blocks without marks, parted by line ends.'),
    blocks: z.array(Block),
    mentions: z.array(Mention),
    figures: z.array(Figure).describe('In reading order.'),
    corrections: z.array(Correction).describe('Newest first.'),
    sources: z.array(Provenance),
    alsoPrintedAs: z.array(LinkedRef),
  }),
)

const toPicture = (picture: PictureFacts | null, site: string) => picture && shownPicture(picture, site)

export const toArticleSummary = (
  card: ArticleCard & { updatedAt: string },
  site: string,
): z.infer<typeof ArticleSummary> => ({
  ...toLinkedRef(card, site),
  kicker: card.kicker,
  deck: card.deck,
  section: toSection(card.section, site),
  picture: toPicture(card.picture, site),
  publishedAt: card.publishedAt,
  updatedAt: card.updatedAt,
  excerpt: card.excerpt,
  figures: card.figures,
})

const textOf = (block: PublishedBlock): string =>
  publishedTextBlocks(block)
    .map(({ runs }) => runs.map(({ text }) => text).join(''))
    .join('\n')

const idOf = (block: PublishedBlock): string | null => ('id' in block ? block.id : null)

/** The prints of a block and of those inside it, as one. */
function printOf(block: PublishedBlock, prints: ArticleView['prints'], site: string) {
  const found = publishedTextBlocks(block).flatMap(({ id }) => prints[id] ?? [])
  const places = found.flatMap((print) => print.places)
  return {
    printed: places.map((place) => toSourcePart(place, site)),
    isAsPrinted: found.length === 0 ? null : found.every(({ difference }) => difference === null),
  }
}

function mentionsOf(block: PublishedTextBlock, { mentions }: ArticleView, site: string) {
  const ids = [...new Set(block.runs.flatMap((run) => run.mentions ?? []))]
  return ids.flatMap((id) => {
    const tag = mentions[id]
    if (!tag) return []
    const text = block.runs.flatMap((run) => (run.mentions?.includes(id) ? run.text : [])).join('')
    return { id, blockId: block.id, text, tag: toTagRef(tag, site) }
  })
}

const toProvenance = (source: SourceRef, site: string): z.infer<typeof Provenance> => ({
  ...toSourcePart({ pageId: source.id, ranges: [] }, site).page,
  newspaper: source.newspaper,
  printedOn: source.printedOn,
  printedOnIsGuess: source.printedOnIsGuess,
  pageLabel: source.pageLabel,
  firstLine: source.firstLine,
  lastLine: source.lastLine,
})

function marksOf({ mentions, figures, pictures }: ArticleView, site: string): HtmlMarks {
  const values = new Map(figures.map(({ id, canonicalValue, value }) => [id, canonicalValue ?? value]))
  return {
    linkOf: (mentionId) => {
      const tag = mentions[mentionId]
      return tag ? `${site}${siteAddress.tag('zh-CN', tag.slug)}` : null
    },
    valueOf: (metricId) => values.get(metricId) ?? null,
    pictureOf: (assetId) => toPicture(pictures[assetId] ?? null, site),
    site,
  }
}

export function toArticle(article: ArticleView, site: string): z.infer<typeof Article> {
  const { content, people } = article
  const marks = marksOf(article, site)
  const { reprintSource, reprintAuthor, reprintTitle, responsibleEditor } = content
  return {
    id: article.id,
    slug: article.slug,
    headline: content.headline,
    newspaper: article.newspaper,
    printedOn: article.printedOn,
    printedOnIsGuess: article.printedOnIsGuess,
    ...articleLinks(article.slug, site),
    kicker: content.kicker,
    deck: content.deck,
    section: toSection(article.section, site),
    picture: toPicture(leadPicture(article), site),
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    bylines: content.bylines.map(({ name, role, personTagId }) => {
      const person = personTagId === null ? undefined : people[personTagId]
      return { name, role, person: person ? toTagRef(person, site) : null }
    }),
    dateline: content.dateline,
    sourceCredit: content.sourceCredit,
    reprint: reprintSource
      ? { source: reprintSource, author: reprintAuthor ?? null, title: reprintTitle ?? null }
      : null,
    responsibleEditor: responsibleEditor ?? null,
    text: content.blocks.map(textOf).join('\n'),
    blocks: content.blocks.map((block) => ({
      id: idOf(block),
      kind: block.kind,
      text: textOf(block),
      html: publishedHtml(block, marks),
      ...printOf(block, article.prints, site),
    })),
    mentions: content.blocks
      .flatMap(publishedTextBlocks)
      .flatMap((block) => mentionsOf(block, article, site)),
    figures: article.figures.map((figure) => toFigure(figure, article.slug, site)),
    corrections: article.corrections.map((correction) => toCorrection(correction, site)),
    sources: article.sources.map((source) => toProvenance(source, site)),
    alsoPrintedAs: article.linked.map((linked) => toLinkedRef(linked, site)),
  }
}
