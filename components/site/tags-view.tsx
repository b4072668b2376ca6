import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { siteAddress } from '@/lib/editorial/addresses'
import type { Screen, Station, TagCount, TagEntry as Entry, TagTogether } from '@/lib/editorial/reader-views'
import { groupBy } from '@/lib/document/group-by'
import { TAG_TYPES, type TagType } from '@/lib/pipeline/model'
import { PageTitle, RuledHeading } from './headings'
import { Message } from './message'
import { Older } from './older'
import { TagLink } from './tag-link'
import { TypeMark } from './type-mark'
import { useWords } from './use-words'

/** A tag in a list, with what tells it from another of its name and how many stories name it. */
function TagEntry({ tag }: { tag: Omit<TagCount, 'figures'> }) {
  const words = useWords('site.tags')
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <span lang="zh-CN" className="font-serif text-lg">
        <TagLink tag={tag} />
        {tag.disambiguation && <span className="text-sm text-muted">（{tag.disambiguation}）</span>}
      </span>
      <span className="text-xs text-muted tabular-nums">{words('count', { articles: tag.articles })}</span>
    </span>
  )
}

const COLUMNS = 'grid gap-x-8 gap-y-1 pt-2 sm:grid-cols-2 lg:grid-cols-3'

function TypeHeading({ type, more }: { type: TagType; more?: { href: string; text: string } }) {
  const types = useWords('common.tagType')
  return (
    <RuledHeading id={type} {...(more && { more })}>
      <span className="inline-flex items-center gap-2">
        <span aria-hidden>
          <TypeMark type={type} />
        </span>
        {types(type)}
      </span>
    </RuledHeading>
  )
}

/** The types as ways to the parts of the page. */
function TypeNav({ types }: { types: readonly TagType[] }) {
  const names = useWords('common.tagType')
  const words = useWords('site.tags')
  return (
    <nav aria-label={words('byType')}>
      <ul className="flex flex-wrap gap-x-5 text-sm">
        {types.map((type) => (
          <li key={type}>
            <a href={`#${type}`} className="inline-flex items-center py-1 hover:text-accent">
              {names(type)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function CityNav({ stations, current }: { stations: readonly Station[]; current?: string }) {
  const locale = useLocale()
  const words = useWords('site.tags')
  const cities = stations.filter(({ slug }) => slug !== null)
  if (cities.length === 0) return null
  return (
    <nav aria-label={words('byCity')} className="flex flex-wrap gap-x-5 text-sm">
      <span className="py-1 text-muted">{words('byCity')}</span>
      {cities.map(({ slug, name, nameEn }) => (
        <a
          key={slug}
          href={siteAddress.tagsOfCity(locale, slug ?? '')}
          aria-current={slug === current ? 'page' : undefined}
          className="py-1 hover:text-accent aria-[current]:font-bold"
        >
          {locale === 'en' ? nameEn : name}
        </a>
      ))}
    </nav>
  )
}

type TypesProps<T extends { id: string; type: TagType }> = {
  tags: readonly T[]
  entry: (tag: T) => ReactNode
  more?: (type: TagType, count: number) => { href: string; text: string } | undefined
}

function Types<T extends { id: string; type: TagType }>({ tags, entry, more }: TypesProps<T>) {
  return TAG_TYPES.map((type) => {
    const ofType = tags.filter((tag) => tag.type === type)
    const onward = more?.(type, ofType.length)
    if (ofType.length === 0) return null
    return (
      <section key={type} className="mb-10">
        <TypeHeading type={type} {...(onward && { more: onward })} />
        <ul className={COLUMNS}>
          {ofType.map((tag) => (
            <li key={tag.id} className="border-b border-rule py-1.5">
              {entry(tag)}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

const typesOf = (tags: readonly { type: TagType }[]) =>
  TAG_TYPES.filter((type) => tags.some((tag) => tag.type === type))

/** The index: of each type the most frequent, with the way to all of them; `most` is how many a type shows. */
export function TagsView({
  tags,
  stations,
  most,
}: {
  tags: readonly TagCount[]
  stations: readonly Station[]
  most: number
}) {
  const locale = useLocale()
  const words = useWords('site.tags')
  return (
    <>
      <PageTitle title={words('title')}>
        <p className="text-base text-muted">{words('intro')}</p>
        <TypeNav types={typesOf(tags)} />
        <CityNav stations={stations} />
      </PageTitle>
      {tags.length === 0 && <Message level="h2" title={words('empty')} />}
      <Types
        tags={tags}
        entry={(tag) => <TagEntry tag={tag} />}
        more={(type, count) =>
          count < most ? undefined : { href: siteAddress.tagsOfType(locale, type), text: words('allOfType') }
        }
      />
    </>
  )
}

/** All tags of a type under the first letters of their names. */
export function TypeIndexView({ type, rows, next }: Screen<Entry> & { type: TagType }) {
  const locale = useLocale()
  const types = useWords('common.tagType')
  const words = useWords('site.tags')
  return (
    <>
      <PageTitle title={types(type)}>
        <p className="text-sm">
          <a
            href={siteAddress.tags(locale)}
            className="inline-block py-1 underline decoration-rule underline-offset-4 hover:text-accent"
          >
            {words('title')}
          </a>
        </p>
      </PageTitle>
      {[...groupBy(rows, ({ initial }) => initial)].map(([initial, tags]) => (
        <section key={initial} className="border-t border-ink pt-2 pb-6">
          <h2 className="font-serif text-lg font-bold">{initial || '#'}</h2>
          <ul className={COLUMNS}>
            {tags.map((tag) => (
              <li key={tag.id} lang="zh-CN" className="border-b border-rule py-1.5 font-serif text-lg">
                <TagLink tag={tag} />
                {tag.disambiguation && <span className="text-sm text-muted">（{tag.disambiguation}）</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {next && <Older href={siteAddress.tagsOfType(locale, type, next)} text={words('moreNames')} />}
    </>
  )
}

type CityProps = {
  city: { name: string; nameEn: string }
  slug: string
  stations: readonly Station[]
  tags: readonly TagTogether[]
}

/** What is named with a city, type by type. */
export function CityIndexView({ city, slug, stations, tags }: CityProps) {
  const locale = useLocale()
  const words = useWords('site.tags')
  const name = locale === 'en' ? city.nameEn : city.name
  return (
    <>
      <PageTitle title={words('ofCity', { name })}>
        <p className="text-base text-muted">{words('ofCityIntro', { name })}</p>
        <p className="text-sm">
          <a
            href={siteAddress.tag(locale, slug)}
            className="inline-block py-1 underline decoration-rule underline-offset-4 hover:text-accent"
          >
            {words('cityPage', { name })}
          </a>
        </p>
        <CityNav stations={stations} current={slug} />
        <TypeNav types={typesOf(tags)} />
      </PageTitle>
      <Types
        tags={tags}
        entry={(tag) => <TagEntry tag={{ ...tag, disambiguation: '', articles: tag.together }} />}
      />
    </>
  )
}
