import { z } from 'zod'
import { siteAddress } from '../editorial/addresses'
import { ID_SCHEMES } from '../editorial/external-id'
import type { MentionRow, TagEntry, TagName, TagProfile } from '../editorial/reader-views'
import { LINK_KINDS } from '../editorial/tag-profile'
import { ArticleRef, tagFields, toArticleRef, toTagRef } from './refs'
import { Address, Count, Day, Id, named, pageOf } from './schema-registry'

export const TagSummary = named(
  'TagSummary',
  'A tag in a list.',
  z.object({ ...tagFields, disambiguation: z.string().describe('What tells it from others of its name.') }),
)

export const TagPage = pageOf('TagPage', 'Tags that published articles name, by pinyin.', TagSummary)

export const Tag = named(
  'Tag',
  'A tag with what is known of it.',
  z.object({
    ...tagFields,
    disambiguation: z.string(),
    description: z.string(),
    aliases: z.array(z.string()).describe('Its other names.'),
    links: z.array(z.object({ kind: z.enum(LINK_KINDS), url: Address })),
    externalIds: z
      .array(z.object({ scheme: z.enum(ID_SCHEMES), value: z.string() }))
      .describe('Its numbers in public registers.'),
    articles: Count.describe('How many published articles name it.'),
    isCountMore: z.boolean().describe('There are more articles than were counted.'),
    figures: Count.describe('How many figures are about it.'),
  }),
)

export const ListedMention = named(
  'ListedMention',
  'A sentence in which an article names the tag.',
  z.object({
    id: Id,
    blockId: Id,
    quote: z.string(),
    sentence: z.string(),
    day: Day.describe('When it was printed, else published.'),
    url: Address,
    article: ArticleRef,
  }),
)

export const MentionPage = pageOf(
  'MentionPage',
  'Sentences that name the tag, by day, the latest first: of each article its first four. A page holds whole articles.',
  ListedMention,
)

export const toTagSummary = (tag: Omit<TagEntry, 'initial'>, site: string): z.infer<typeof TagSummary> => ({
  ...toTagRef(tag, site),
  disambiguation: tag.disambiguation,
})

export const toTag = (
  tag: TagName & TagProfile & { articleCount: number; isCountMore: boolean; figureCount: number },
  site: string,
): z.infer<typeof Tag> => ({
  ...toTagRef(tag, site),
  disambiguation: tag.disambiguation,
  description: tag.description,
  aliases: tag.aliases,
  links: tag.links,
  externalIds: tag.externalIds,
  articles: tag.articleCount,
  isCountMore: tag.isCountMore,
  figures: tag.figureCount,
})

export const toListedMention = (row: MentionRow, site: string): z.infer<typeof ListedMention> => ({
  id: row.id,
  blockId: row.blockId,
  quote: row.quote,
  sentence: row.sentence,
  day: row.day,
  url: `${site}${siteAddress.block('zh-CN', row.article.slug, row.blockId)}`,
  article: toArticleRef(row.article, site),
})
