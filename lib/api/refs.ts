import { z } from 'zod'
import { apiAddress, siteAddress } from '../editorial/addresses'
import type { LinkedArticle, SectionName, TagName } from '../editorial/reader-views'
import { TAG_TYPES } from '../pipeline/model'
import { Address, Day, Id, named, Slug, Time } from './schema-registry'

// What answers say of other things in passing. `site` is the origin of this installation, without a path.

const links = {
  self: Address.describe('Its address in this API.'),
  url: Address.describe('The page that readers see.'),
}

/** When and where something was printed; a guessed day was read from the page and is not confirmed. */
export const printed = {
  newspaper: z.string().nullable(),
  printedOn: Day.nullable().describe('The day on the printed page; null when it is not known.'),
  printedOnIsGuess: z.boolean().describe('Nobody confirmed the day.'),
}

export const SectionRef = named(
  'Section',
  'A section of the site.',
  z.object({ id: Id, slug: Slug, name: z.string(), nameEn: z.string(), url: Address }),
)

export const toSection = (
  { id, slug, name, nameEn }: SectionName,
  site: string,
): z.infer<typeof SectionRef> => ({
  id,
  slug,
  name,
  nameEn,
  url: `${site}${siteAddress.section('zh-CN', slug)}`,
})

export const tagFields = { id: Id, slug: Slug, name: z.string(), type: z.enum(TAG_TYPES), ...links }

export const TagRef = named(
  'TagRef',
  'A tag: a person, place, organization or whatever else articles name, under its name of today.',
  z.object(tagFields),
)

export const toTagRef = ({ id, slug, name, type }: TagName, site: string): z.infer<typeof TagRef> => ({
  id,
  slug,
  name,
  type,
  self: `${site}${apiAddress.tag(slug)}`,
  url: `${site}${siteAddress.tag('zh-CN', slug)}`,
})

export const indicatorFields = { id: Id, slug: Slug, name: z.string(), ...links }

export const IndicatorRef = named(
  'IndicatorRef',
  'An indicator: what is measured.',
  z.object(indicatorFields),
)

export const toIndicatorRef = (
  { id, slug, name }: { id: string; slug: string; name: string },
  site: string,
): z.infer<typeof IndicatorRef> => ({
  id,
  slug,
  name,
  self: `${site}${apiAddress.indicator(slug)}`,
  url: `${site}${siteAddress.indicator('zh-CN', slug)}`,
})

export const articleFields = { id: Id, slug: Slug, headline: z.string(), ...printed, ...links }

export const LinkedRef = named('LinkedArticle', 'Another printing of the same text.', z.object(articleFields))

export const ArticleRef = named(
  'ArticleRef',
  'The article in which something stands.',
  z.object({ ...articleFields, publishedAt: Time.describe('When it first went public.') }),
)

export const articleLinks = (slug: string, site: string) => ({
  self: `${site}${apiAddress.article(slug)}`,
  url: `${site}${siteAddress.article('zh-CN', slug)}`,
})

export const toLinkedRef = (article: LinkedArticle, site: string): z.infer<typeof LinkedRef> => ({
  id: article.id,
  slug: article.slug,
  headline: article.headline,
  newspaper: article.newspaper,
  printedOn: article.printedOn,
  printedOnIsGuess: article.printedOnIsGuess,
  ...articleLinks(article.slug, site),
})

export const toArticleRef = (
  article: LinkedArticle & { publishedAt: string },
  site: string,
): z.infer<typeof ArticleRef> => ({ ...toLinkedRef(article, site), publishedAt: article.publishedAt })
