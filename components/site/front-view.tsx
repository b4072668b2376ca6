import { useLocale, useTranslations } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleCard, SectionName } from '@/lib/editorial/reader-views'
import { RuledHeading } from './headings'
import { Message } from './message'
import { LeadStory, Story, StoryLine } from './story-card'

type Group = { section: SectionName; cards: readonly ArticleCard[] }
type Props = {
  siteName: string
  lead: ArticleCard | null
  latest: readonly ArticleCard[]
  sections: readonly Group[]
}

const LATEST = 7

function SectionBlock({ section, cards }: Group) {
  const locale = useLocale()
  return (
    <section>
      <RuledHeading>
        <a href={siteAddress.section(locale, section.slug)} className="hover:text-accent">
          {locale === 'en' ? section.nameEn : section.name}
        </a>
      </RuledHeading>
      <div className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map((card) => (
          <div key={card.id} className="border-b border-rule">
            <Story card={card} level="h3" />
          </div>
        ))}
      </div>
    </section>
  )
}

export function FrontView({ siteName, lead, latest, sections }: Props) {
  const words = useTranslations('site')
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
          <div className="mt-8 grid gap-x-10 border-t border-rule sm:grid-cols-2">
            {latest.slice(LATEST).map((card) => (
              <div key={card.id} className="border-b border-rule">
                <Story card={card} level="h3" />
              </div>
            ))}
          </div>
        </section>
        <section className="lg:col-span-4">
          <RuledHeading>{words('front.latest')}</RuledHeading>
          <ul className="divide-y divide-rule">
            {latest.slice(0, LATEST).map((card) => (
              <li key={card.id}>
                <StoryLine card={card} level="h3" />
              </li>
            ))}
          </ul>
        </section>
      </div>
      {sections.map((group) => (
        <SectionBlock key={group.section.id} {...group} />
      ))}
    </div>
  )
}
