import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleCard, FigureRow, SectionName } from '@/lib/editorial/reader-views'
import { FigureStrip } from './figure-strip'
import { RuledHeading } from './headings'
import { Message } from './message'
import { LeadStory, SectionLead, Story, StoryLine } from './story-card'
import { useWords } from './use-words'

type Group = { section: SectionName; cards: readonly ArticleCard[] }
type Props = {
  siteName: string
  main: readonly ArticleCard[]
  latest: readonly ArticleCard[]
  figures: readonly FigureRow[]
  sections: readonly Group[]
}

/** A section by its rule: its first story large, the others beside it. */
function SectionBlock({ section, cards: [first, ...rest] }: Group) {
  const locale = useLocale()
  const words = useWords('site.front')
  const name = locale === 'en' ? section.nameEn : section.name
  if (!first) return null
  return (
    <section>
      <RuledHeading more={{ href: siteAddress.section(locale, section.slug), text: words('more', { name }) }}>
        {name}
      </RuledHeading>
      <div className="gap-x-10 lg:grid lg:grid-cols-12">
        <div
          className={rest.length > 0 ? 'lg:col-span-5 lg:border-r lg:border-rule lg:pr-10' : 'lg:col-span-8'}
        >
          <SectionLead card={first} level="h3" />
        </div>
        {rest.length > 0 && (
          <ul className="grid content-start gap-x-10 border-t border-rule sm:grid-cols-2 lg:col-span-7 lg:border-t-0">
            {rest.map((card) => (
              <li key={card.id} className="border-b border-rule">
                <StoryLine card={card} level="h3" />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

export function FrontView({ siteName, main: [lead, ...seconds], latest, figures, sections }: Props) {
  const words = useWords('site')
  if (!lead) {
    return (
      <>
        <h1 className="sr-only">{siteName}</h1>
        <Message level="h2" title={words('front.empty')} what={words('front.emptyHint')} />
      </>
    )
  }
  return (
    <div className="space-y-12">
      <h1 className="sr-only">{siteName}</h1>
      <div className="grid gap-10 lg:grid-cols-12">
        <section
          aria-label={words('front.lead')}
          className="lg:col-span-8 lg:border-r lg:border-rule lg:pr-10"
        >
          <LeadStory card={lead} />
          {seconds.length > 0 && (
            <ul className="mt-8 grid gap-x-10 border-t border-ink sm:grid-cols-2">
              {seconds.map((card) => (
                <li key={card.id} className="border-b border-rule">
                  <Story card={card} level="h3" />
                </li>
              ))}
            </ul>
          )}
        </section>
        {latest.length > 0 && (
          <section className="lg:col-span-4">
            <RuledHeading>{words('front.latest')}</RuledHeading>
            <ul className="divide-y divide-rule">
              {latest.map((card) => (
                <li key={card.id}>
                  <StoryLine card={card} level="h3" />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <FigureStrip figures={figures} />
      {sections.map((group) => (
        <SectionBlock key={group.section.id} {...group} />
      ))}
    </div>
  )
}
