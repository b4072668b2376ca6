import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { siteAddress } from '@/lib/editorial/addresses'
import type { SectionName } from '@/lib/editorial/reader-views'
import type { SearchAnswer } from '@/lib/editorial/search-views'
import type { SearchParams } from '@/lib/editorial/search'
import { useWords } from './use-words'

type Asked = Omit<SearchParams, 'after'>

/** The address of the same search with something changed; it begins at the first screen. */
export function useChanged(asked: Asked) {
  const locale = useLocale()
  return (change: Partial<Asked>) => {
    const { q, sort, ...narrowing } = { ...asked, ...change }
    return siteAddress.search(locale, q, { ...narrowing, ...(sort !== 'relevance' && { sort }) })
  }
}

const useSectionName = () => {
  const locale = useLocale()
  return (section: SectionName) => (locale === 'en' ? section.nameEn : section.name)
}

/** What narrows the search, each with the way to leave it out. */
export function Chosen({ asked, chosen }: { asked: Asked; chosen: SearchAnswer['chosen'] }) {
  const words = useWords('site.search')
  const types = useWords('common.tagType')
  const sectionName = useSectionName()
  const changed = useChanged(asked)
  const parts = [
    { key: 'tag', name: asked.tag && (chosen.tag?.name ?? asked.tag), href: changed({ tag: undefined }) },
    {
      key: 'city',
      name: asked.city && (chosen.city?.name ?? asked.city),
      href: changed({ city: undefined }),
    },
    {
      key: 'section',
      name: asked.section && (chosen.section ? sectionName(chosen.section) : asked.section),
      href: changed({ section: undefined }),
    },
    { key: 'type', name: asked.type && types(asked.type), href: changed({ type: undefined }) },
    {
      key: 'year',
      name: asked.year && words('year', { year: String(asked.year) }),
      href: changed({ year: undefined }),
    },
    { key: 'figures', name: asked.figures && words('withFigures'), href: changed({ figures: undefined }) },
  ].filter(({ name }) => name)
  if (parts.length === 0) return null
  return (
    <ul aria-label={words('chosen')} className="mt-3 flex flex-wrap gap-2 text-sm">
      {parts.map(({ key, name, href }) => (
        <li key={key}>
          <a
            href={href}
            aria-label={words('leaveOut', { name: String(name) })}
            className="inline-flex min-h-8 items-center gap-2 border border-accent px-2.5 text-accent hover:bg-accent hover:text-paper"
          >
            {name}
            <span aria-hidden>×</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

type Entry = { key: string; name: string; count: number; href: string }

function Group({ title, entries }: { title: string; entries: readonly Entry[] }) {
  if (entries.length === 0) return null
  return (
    <section>
      <h3 className="border-b border-rule pb-1 text-sm font-bold">{title}</h3>
      <ul className="flex flex-wrap gap-x-5 pt-1 lg:block">
        {entries.map(({ key, name, count, href }) => (
          <li key={key}>
            <a
              href={href}
              className="flex items-baseline justify-between gap-3 py-1 text-sm hover:text-accent"
            >
              <span className="min-w-0 wrap-anywhere">{name}</span>
              <span className="text-xs text-muted tabular-nums">
                <span className="sr-only">{'：'}</span>
                {count}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Narrows the search by what the found articles are and name; one that is chosen is not offered again. */
export function Facets({ asked, answer }: { asked: Asked; answer: SearchAnswer }) {
  const words = useWords('site.search')
  const types = useWords('common.tagType')
  const sectionName = useSectionName()
  const changed = useChanged(asked)
  const { facets, counted, count } = answer
  const offer = (isOffered: boolean, entries: Entry[]) => (isOffered ? entries : [])
  const tagEntry = (name: 'tag' | 'city') => (tag: { slug: string; name: string; count: number }) => ({
    key: tag.slug,
    name: tag.name,
    count: tag.count,
    href: changed({ [name]: tag.slug }),
  })
  const groups: [string, Entry[]][] = [
    [words('cities'), offer(!asked.city, facets.cities.map(tagEntry('city')))],
    [
      words('sections'),
      offer(
        !asked.section,
        facets.sections.map((section) => ({
          key: section.slug,
          name: sectionName(section),
          count: section.count,
          href: changed({ section: section.slug }),
        })),
      ),
    ],
    [
      words('years'),
      offer(
        !asked.year,
        facets.years.map(({ year, count: of }) => ({
          key: String(year),
          name: words('year', { year: String(year) }),
          count: of,
          href: changed({ year }),
        })),
      ),
    ],
    [words('tagged'), offer(!asked.tag, facets.tags.map(tagEntry('tag')))],
    [
      words('types'),
      offer(
        !asked.type,
        facets.types.map(({ type, count: of }) => ({
          key: type,
          name: types(type),
          count: of,
          href: changed({ type }),
        })),
      ),
    ],
    [
      words('figures'),
      offer(!asked.figures && facets.figures > 0, [
        {
          key: 'figures',
          name: words('withFigures'),
          count: facets.figures,
          href: changed({ figures: '1' }),
        },
      ]),
    ],
  ]
  return (
    <Panel note={count > counted ? words('countedNewest', { counted }) : null}>
      {groups.map(([title, entries]) => (
        <Group key={title} title={title} entries={entries} />
      ))}
    </Panel>
  )
}

/** Folded together on a phone, where the found articles come first; beside them it always stands open (`.facets` of site.css). */
function Panel({ note, children }: { note: string | null; children: ReactNode }) {
  const words = useWords('site.search')
  return (
    <aside aria-label={words('narrow')} className="border border-rule px-3 lg:border-0 lg:px-0">
      <h2 className="hidden font-serif text-lg font-bold lg:mb-5 lg:block">{words('narrow')}</h2>
      <details className="facets">
        <summary className="cursor-pointer py-2 text-sm">{words('narrow')}</summary>
        <div className="space-y-4 pb-3 lg:space-y-5">
          {children}
          {note && <p className="text-xs text-muted">{note}</p>}
        </div>
      </details>
    </aside>
  )
}
