import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import type { SectionName, Station } from '@/lib/editorial/reader-views'
import { CorridorLine } from './corridor-line'
import { SearchForm } from './search-form'
import { useWords } from './use-words'

type Props = {
  /** What the site is called. */
  name: string
  sections: readonly SectionName[]
  stations: readonly Station[]
  /** The tag or section the page is about. */
  active?: string | null | undefined
  /** The address of this page in the other language. */
  otherLanguage: (locale: Locale) => string
  children: ReactNode
}

function Masthead({ name, otherLanguage }: Pick<Props, 'name' | 'otherLanguage'>) {
  const locale = useLocale()
  const words = useWords('site')
  const other = locale === 'en' ? 'zh-CN' : 'en'
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3 pt-6 pb-5">
      <div className="flex-1 basis-64">
        <a href={siteAddress.home(locale)} className="font-serif text-3xl font-bold tracking-[0.06em]">
          {name}
        </a>
        <p className="text-xs text-muted">{words('tagline')}</p>
      </div>
      <a
        href={otherLanguage(other)}
        hrefLang={other}
        lang={other}
        className="order-2 py-1.5 text-sm underline decoration-rule underline-offset-4 hover:text-accent sm:order-3"
      >
        {words('otherLanguage')}
      </a>
      <div className="order-3 w-full sm:order-2 sm:w-auto">
        <SearchForm />
      </div>
    </div>
  )
}

function MainNav({ sections, active }: Pick<Props, 'sections' | 'active'>) {
  const locale = useLocale()
  const words = useWords('site')
  const link = (href: string, name: string, isActive = false) => (
    <li key={href}>
      <a
        href={href}
        aria-current={isActive ? 'page' : undefined}
        className="block py-2 hover:text-accent aria-[current]:font-bold aria-[current]:text-accent"
      >
        {name}
      </a>
    </li>
  )
  return (
    <nav aria-label={words('nav.main')}>
      <ul className="flex flex-wrap gap-x-6 border-b border-rule text-sm">
        {sections.map(({ id, slug, name, nameEn }) =>
          link(siteAddress.section(locale, slug), locale === 'en' ? nameEn : name, id === active),
        )}
        {link(siteAddress.corridor(locale), words('corridor.title'), active === 'corridor')}
        {link(siteAddress.tags(locale), words('tags.title'), active === 'tags')}
        {link(siteAddress.metrics(locale), words('metrics.title'), active === 'metrics')}
        {link(siteAddress.archive(locale), words('archive.title'), active === 'archive')}
      </ul>
    </nav>
  )
}

function Footer({ name }: Pick<Props, 'name'>) {
  const locale = useLocale()
  const words = useWords('site')
  return (
    <footer className="site-foot mt-16 pb-10 text-sm text-muted">
      <hr className="wenwu" />
      <nav aria-label={words('nav.foot')} className="flex flex-wrap gap-x-6 gap-y-1 pt-4">
        <a className="py-1 hover:text-accent" href={siteAddress.home(locale)}>
          {name}
        </a>
        <a className="py-1 hover:text-accent" href={siteAddress.search(locale)}>
          {words('search.title')}
        </a>
        <a className="py-1 hover:text-accent" href={siteAddress.corrections(locale)}>
          {words('corrections.title')}
        </a>
        <a className="py-1 hover:text-accent" href={siteAddress.quality(locale)}>
          {words('quality.title')}
        </a>
        <a className="py-1 hover:text-accent" href={siteAddress.developers(locale)}>
          {words('developers.title')}
        </a>
        <a className="py-1 hover:text-accent" href={siteAddress.feed(locale)}>
          RSS
        </a>
        <span className="py-1">{words('sourceCode')}</span>
      </nav>
    </footer>
  )
}

/** What stands around every readers' page. */
export function SiteFrame({ name, sections, stations, active = null, otherLanguage, children }: Props) {
  const words = useWords('site')
  return (
    <div className="mx-auto max-w-[1200px] px-4 sm:px-6">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:left-4 focus:top-2 focus:z-10 focus:bg-paper focus:px-3 focus:py-2"
      >
        {words('skip')}
      </a>
      <header>
        <Masthead name={name} otherLanguage={otherLanguage} />
        <CorridorLine stations={stations} active={active} />
        <hr className="wenwu mt-3" />
        <MainNav sections={sections} active={active} />
      </header>
      <main id="main" tabIndex={-1} className="pt-8 focus:outline-none">
        {children}
      </main>
      <Footer name={name} />
    </div>
  )
}
