import { z } from 'zod'

/**
 * What schema.org (release 29) and Google's notes on rich results allow and require of the things that our pages tell of: every property
 * stands here with its type, and any other is a mistake. Tests hold what pages say against it.
 */
const Url = z.url({ protocol: /^https?$/u })
const Text = z.string().trim().min(1)
const Texts = z.array(Text).min(1)
const Time = z.iso.datetime()
const Day = z.iso.date()
const Language = z.enum(['zh-CN', 'en'])

/** Leads to a node that stands elsewhere in the same document. */
const Reference = z.strictObject({ '@id': Url })

const PropertyValue = z.strictObject({
  '@type': z.literal('PropertyValue'),
  name: Text.optional(),
  propertyID: Text.optional(),
  value: Text.optional(),
  unitText: Text.optional(),
})

const named = {
  '@id': Url.optional(),
  name: Text,
  url: Url.optional(),
  alternateName: Texts.optional(),
  description: Text.optional(),
  disambiguatingDescription: Text.optional(),
  sameAs: z.array(Url).min(1).optional(),
  identifier: z.array(PropertyValue).min(1).optional(),
}
const Person = z.strictObject({ '@type': z.literal('Person'), ...named })
const Place = z.strictObject({ '@type': z.literal('Place'), ...named })
const Organization = z.strictObject({ '@type': z.literal('Organization'), ...named })
const Event = z.strictObject({ '@type': z.literal('Event'), ...named })
const Thing = z.strictObject({ '@type': z.literal('Thing'), ...named })
const NewsMediaOrganization = z.strictObject({
  '@type': z.literal('NewsMediaOrganization'),
  ...named,
  url: Url,
  correctionsPolicy: Url.optional(),
})

const ImageObject = z.strictObject({
  '@type': z.literal('ImageObject'),
  url: Url,
  width: z.int().positive(),
  height: z.int().positive(),
})

/** What an article was printed as, elsewhere. */
const Printed = z.strictObject({
  '@type': z.literal('NewsArticle'),
  headline: Text,
  isPartOf: z.strictObject({ '@type': z.literal('Newspaper'), name: Text }),
  datePublished: Day.optional(),
})

const NewsArticle = z.strictObject({
  '@type': z.literal('NewsArticle'),
  headline: Text,
  alternativeHeadline: Text.optional(),
  description: Text.optional(),
  image: z.array(z.union([Url, ImageObject])).min(1),
  inLanguage: Language,
  url: Url,
  mainEntityOfPage: Url,
  datePublished: Time,
  dateModified: Time,
  articleSection: Text,
  isAccessibleForFree: z.boolean(),
  author: z.array(z.union([Person, Reference])).min(1),
  publisher: Reference,
  isBasedOn: Printed.optional(),
  correction: z
    .array(z.strictObject({ '@type': z.literal('CorrectionComment'), text: Text, datePublished: Time }))
    .min(1)
    .optional(),
  mentions: z
    .array(z.discriminatedUnion('@type', [Person, Place, Organization, Event, Thing]))
    .min(1)
    .optional(),
})

const Dataset = z.strictObject({
  '@type': z.literal('Dataset'),
  name: Text,
  description: z.string().min(50).max(5000),
  alternateName: Texts.optional(),
  url: Url,
  inLanguage: Language,
  isAccessibleForFree: z.boolean(),
  creator: Reference,
  publisher: Reference,
  dateModified: Time.optional(),
  temporalCoverage: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/u)
    .optional(),
  spatialCoverage: z.array(Place).min(1).optional(),
  variableMeasured: PropertyValue,
  distribution: z
    .array(z.strictObject({ '@type': z.literal('DataDownload'), encodingFormat: Text, contentUrl: Url }))
    .min(1),
  includedInDataCatalog: z.strictObject({ '@type': z.literal('DataCatalog'), name: Text, url: Url }),
})

const BreadcrumbList = z.strictObject({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z
    .array(z.strictObject({ '@type': z.literal('ListItem'), position: z.int(), name: Text, item: Url }))
    .min(2)
    .refine((items) => items.every(({ position }, at) => position === at + 1), 'positions count from 1'),
})

const WebSite = z.strictObject({
  '@type': z.literal('WebSite'),
  name: Text,
  url: Url,
  description: Text,
  inLanguage: Language,
  publisher: Reference,
  potentialAction: z.strictObject({
    '@type': z.literal('SearchAction'),
    target: z.strictObject({
      '@type': z.literal('EntryPoint'),
      urlTemplate: z.string().regex(/^https?:.+\{query\}$/u),
    }),
    'query-input': z.literal('required name=query'),
  }),
})

const Node = z.discriminatedUnion('@type', [
  NewsArticle,
  NewsMediaOrganization,
  Person,
  Organization,
  Place,
  Event,
  Thing,
  Dataset,
  BreadcrumbList,
  WebSite,
])

/** All that a page says: one graph in which every reference leads somewhere. */
export const JsonLd = z
  .strictObject({ '@context': z.literal('https://schema.org'), '@graph': z.array(Node).min(1) })
  .superRefine(({ '@graph': nodes }, context) => {
    const known = new Set(nodes.flatMap((node) => ('@id' in node ? (node['@id'] ?? []) : [])))
    for (const id of JSON.stringify(nodes).matchAll(/\{"@id":"([^"]+)"\}/gu))
      if (!known.has(id[1] ?? '')) context.addIssue({ code: 'custom', message: `nothing is ${id[1]}` })
  })
