import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleCard } from '@/lib/editorial/reader-views'
import { PrintedFacts } from './printed-facts'

/** The line of facts under a headline, parted by spaces wide enough to read as parts. */
export function FactLine({ children }: { children: ReactNode }) {
  return <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted">{children}</p>
}

function CardFacts({ card }: { card: ArticleCard }) {
  const words = useTranslations('site')
  return (
    <FactLine>
      <PrintedFacts {...card} />
      {card.figures > 0 && <span>{words('list.figures', { count: card.figures })}</span>}
    </FactLine>
  )
}

type Props = { card: ArticleCard; level: 'h2' | 'h3' }

/** The largest story of the home page. */
export function LeadStory({ card }: { card: ArticleCard }) {
  return (
    <article className="space-y-3">
      <div lang="zh-CN" className="space-y-3">
        {card.kicker && <p className="font-serif text-lg text-muted">{card.kicker}</p>}
        <h2 className="font-serif text-2xl font-bold sm:text-3xl lg:text-4xl">
          <a href={siteAddress.article(useLocale(), card.slug)} className="hover:text-accent">
            {card.headline}
          </a>
        </h2>
        {card.deck && <p className="font-kai text-lg">{card.deck}</p>}
        {card.excerpt && (
          <p className="line-clamp-4 max-w-[38em] font-serif text-base leading-[1.9]">{card.excerpt}</p>
        )}
      </div>
      <CardFacts card={card} />
    </article>
  )
}

/** A story in a list: headline, two lines of its text, where it was printed. */
export function Story({ card, level: Heading }: Props) {
  return (
    <article className="space-y-1.5 py-4">
      <div lang="zh-CN" className="space-y-1.5">
        {card.kicker && <p className="font-serif text-sm text-muted">{card.kicker}</p>}
        <Heading className="font-serif text-lg leading-snug font-bold">
          <a href={siteAddress.article(useLocale(), card.slug)} className="hover:text-accent">
            {card.headline}
          </a>
        </Heading>
        <p className="line-clamp-2 text-sm text-muted">{card.deck ?? card.excerpt}</p>
      </div>
      <CardFacts card={card} />
    </article>
  )
}

/** A story as one line of the latest. */
export function StoryLine({ card, level: Heading }: Props) {
  return (
    <article className="space-y-1 py-3">
      <Heading lang="zh-CN" className="font-serif text-base leading-snug font-bold">
        <a href={siteAddress.article(useLocale(), card.slug)} className="hover:text-accent">
          {card.headline}
        </a>
      </Heading>
      <CardFacts card={card} />
    </article>
  )
}
