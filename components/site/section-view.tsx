import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleCard, Screen, SectionName } from '@/lib/editorial/reader-views'
import { PageTitle } from './headings'
import { Message } from './message'
import { Older } from './older'
import { SectionLead, Story } from './story-card'
import { useWords } from './use-words'

type Props = Screen<ArticleCard> & {
  section: SectionName
  /** The head of the first screen. */
  main: readonly ArticleCard[]
}

/** The head of a section: the first story large, the others beside it. */
function Main({ main: [first, ...rest] }: Pick<Props, 'main'>) {
  if (!first) return null
  return (
    <div className="mb-8 gap-x-10 border-t border-ink lg:grid lg:grid-cols-12">
      <div className="lg:col-span-6 lg:border-r lg:border-rule lg:pr-10">
        <SectionLead card={first} level="h2" />
      </div>
      <ul className="grid content-start gap-x-10 border-t border-rule sm:grid-cols-2 lg:col-span-6 lg:border-t-0">
        {rest.map((card) => (
          <li key={card.id} className="border-b border-rule">
            <Story card={card} level="h2" />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Stories in columns under hairlines. */
export function StoryColumns({
  cards,
  level = 'h2',
}: {
  cards: readonly ArticleCard[]
  level?: 'h2' | 'h3'
}) {
  if (cards.length === 0) return null
  return (
    <ul className="grid gap-x-10 border-t border-rule sm:grid-cols-2 lg:grid-cols-3">
      {cards.map((card) => (
        <li key={card.id} className="border-b border-rule">
          <Story card={card} level={level} />
        </li>
      ))}
    </ul>
  )
}

export function SectionView({ section, main, rows, next }: Props) {
  const locale = useLocale()
  const words = useWords('site.section')
  const name = locale === 'en' ? section.nameEn : section.name
  return (
    <>
      <PageTitle title={name} />
      {main.length + rows.length === 0 && (
        <Message level="h2" title={words('empty')}>
          <a
            href={siteAddress.section(locale, section.slug)}
            className="underline underline-offset-4 hover:text-accent"
          >
            {words('newest')}
          </a>
        </Message>
      )}
      <Main main={main} />
      <StoryColumns cards={rows} />
      {next && <Older href={siteAddress.section(locale, section.slug, next)} />}
    </>
  )
}
