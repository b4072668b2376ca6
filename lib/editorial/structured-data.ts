import type { Locale } from './actor'
import { siteAddress } from './addresses'
import { externalIdAddress } from './external-id'
import { leadPicture, shownPicture } from './shown-picture'
import type { ArticleView, FigureRow, IndicatorView, TagName, TagView } from './reader-views'

/** What machines are told of a page, as JSON-LD with the words of schema.org; `schema-org.ts` says what may stand in it. */
type Node = { '@type': string } & Record<string, unknown>

export type SiteFacts = {
  name: string
  /** Without a path. */
  url: string
  locale: Locale
}

const publisherId = ({ url }: SiteFacts) => `${url}/#publisher`

/** Who publishes the site, on every page that names it. */
const publisherNode = (site: SiteFacts): Node => ({
  '@type': 'NewsMediaOrganization',
  '@id': publisherId(site),
  name: site.name,
  url: `${site.url}${siteAddress.home('zh-CN')}`,
  correctionsPolicy: `${site.url}${siteAddress.corrections('zh-CN')}`,
})

const TYPES: Partial<Record<TagName['type'], string>> = {
  person: 'Person',
  organization: 'Organization',
  place: 'Place',
  event: 'Event',
}
/** The rest is named, but is none of schema.org's things that search engines know. */
const typeOf = (type: TagName['type']) => TYPES[type] ?? 'Thing'

const namedNode = ({ url }: SiteFacts, { type, name, slug }: TagName): Node => ({
  '@type': typeOf(type),
  name,
  url: `${url}${siteAddress.tag('zh-CN', slug)}`,
})

/** A page's place in the site, from the home page down. */
export function breadcrumbs(
  site: SiteFacts,
  home: string,
  steps: readonly { name: string; address: string }[],
): Node {
  const all = [{ name: home, address: siteAddress.home(site.locale) }, ...steps]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: all.map(({ name, address }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: `${site.url}${address}`,
    })),
  }
}

/** The site itself, for its home page. */
export function siteNodes(site: SiteFacts, tagline: string): Node[] {
  const { name, url, locale } = site
  return [
    {
      '@type': 'WebSite',
      name,
      url: `${url}${siteAddress.home(locale)}`,
      description: tagline,
      inLanguage: locale,
      publisher: { '@id': publisherId(site) },
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${url}${siteAddress.search(locale)}?q={query}` },
        'query-input': 'required name=query',
      },
    },
    publisherNode(site),
  ]
}

/** `image` is the whole address of the picture that stands for it. */
export function articleNodes(site: SiteFacts, article: ArticleView, image: string): Node[] {
  const { content, corrections, mentions, newspaper, printedOn, printedOnIsGuess } = article
  const lead = leadPicture(article)
  const url = `${site.url}${siteAddress.article(site.locale, article.slug)}`
  const tags = [...new Map(Object.values(mentions).map((tag) => [tag.id, tag])).values()]
  const news: Node = {
    '@type': 'NewsArticle',
    headline: content.headline,
    ...(content.kicker !== null && { alternativeHeadline: content.kicker }),
    ...(content.deck !== null && { description: content.deck }),
    image: lead ? [{ '@type': 'ImageObject', ...shownPicture(lead, site.url) }, image] : [image],
    inLanguage: 'zh-CN',
    url,
    mainEntityOfPage: url,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt,
    articleSection: article.section.name,
    isAccessibleForFree: true,
    author:
      content.bylines.length > 0
        ? content.bylines.map(({ name }) => ({
            '@type': 'Person',
            name,
            url: `${site.url}${siteAddress.author(site.locale, name)}`,
          }))
        : [{ '@id': publisherId(site) }],
    publisher: { '@id': publisherId(site) },
    ...(newspaper !== null && {
      isBasedOn: {
        '@type': 'NewsArticle',
        headline: content.headline,
        isPartOf: { '@type': 'Newspaper', name: newspaper },
        ...(printedOn !== null && !printedOnIsGuess && { datePublished: printedOn }),
      },
    }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ note, publishedAt }) => ({
        '@type': 'CorrectionComment',
        text: note,
        datePublished: publishedAt,
      })),
    }),
    ...(tags.length > 0 && { mentions: tags.map((tag) => namedNode(site, tag)) }),
  }
  return [news, publisherNode(site)]
}

/** What a tag names, with its other names, its pages elsewhere and its numbers in registers. */
export function tagNode(site: SiteFacts, tag: TagView): Node {
  const registered = tag.externalIds.flatMap(({ scheme, value }) => externalIdAddress(scheme, value) ?? [])
  const sameAs = [...new Set([...tag.links.map(({ url }) => url), ...registered])]
  return {
    ...namedNode(site, tag),
    '@id': `${site.url}${siteAddress.tag('zh-CN', tag.slug)}#tag`,
    ...(tag.aliases.length > 0 && { alternateName: tag.aliases }),
    ...(tag.description && { description: tag.description }),
    ...(tag.disambiguation && { disambiguatingDescription: tag.disambiguation }),
    ...(sameAs.length > 0 && { sameAs }),
    ...(tag.externalIds.length > 0 && {
      identifier: tag.externalIds.map(({ scheme, value }) => ({
        '@type': 'PropertyValue',
        propertyID: scheme,
        value,
      })),
    }),
  }
}

/** The first and last day that the figures speak of, as ISO 8601 writes a span; null when no figure is dated. */
function coveredTime(figures: readonly FigureRow[]): string | null {
  const [from] = figures.flatMap(({ periodFrom }) => periodFrom ?? []).toSorted()
  const to = figures
    .flatMap(({ periodTo }) => periodTo ?? [])
    .toSorted()
    .at(-1)
  return from !== undefined && to !== undefined ? `${from}/${to}` : null
}

const PLACES = 20

/** The figures of an indicator as a set of data; `description` is a sentence about it, `unit` is empty for a share. */
export function datasetNodes(
  site: SiteFacts,
  indicator: IndicatorView,
  { description, unit }: { description: string; unit: string },
): Node[] {
  const url = `${site.url}${siteAddress.indicator(site.locale, indicator.slug)}`
  const places = indicator.figures
    .flatMap(({ subjectTag, scopeTag }) => [subjectTag, scopeTag])
    .flatMap((tag) => (tag?.type === 'place' ? [tag] : []))
  const named = [...new Map(places.map((tag) => [tag.id, tag])).values()].slice(0, PLACES)
  const time = coveredTime(indicator.figures)
  const newest = indicator.figures
    .map(({ article }) => article.publishedAt)
    .toSorted()
    .at(-1)
  const data: Node = {
    '@type': 'Dataset',
    name: indicator.name,
    description,
    url,
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    creator: { '@id': publisherId(site) },
    publisher: { '@id': publisherId(site) },
    ...(indicator.aliases.length > 0 && { alternateName: indicator.aliases }),
    ...(newest !== undefined && { dateModified: newest }),
    ...(time !== null && { temporalCoverage: time }),
    ...(named.length > 0 && { spatialCoverage: named.map((tag) => namedNode(site, tag)) }),
    variableMeasured: {
      '@type': 'PropertyValue',
      name: indicator.name,
      ...(unit && { unitText: unit }),
    },
    distribution: [
      {
        '@type': 'DataDownload',
        encodingFormat: 'text/csv',
        contentUrl: `${site.url}${siteAddress.indicatorFile(site.locale, indicator.slug, 'data.csv')}`,
      },
    ],
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: site.name,
      url: `${site.url}${siteAddress.metrics(site.locale)}`,
    },
  }
  return [data, publisherNode(site)]
}

/** As it stands in a script element, which no word in it can end. */
export const toJsonLd = (nodes: readonly Node[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }).replaceAll('<', String.raw`\u003c`)
