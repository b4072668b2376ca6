import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { Picture } from '@/components/pictures/picture'
import { siteAddress } from '@/lib/editorial/addresses'
import type { PictureFacts } from '@/lib/editorial/picture'
import type { ArticleCard } from '@/lib/editorial/reader-views'
import { StoryDates } from './printed-facts'
import { useWords } from './use-words'

/** The line of facts under a headline, parted by spaces wide enough to read as parts. */
export function FactLine({ children }: { children: ReactNode }) {
  return <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-xs text-muted">{children}</p>
}

function CardFacts({ card }: { card: ArticleCard }) {
  const words = useWords('site')
  return (
    <FactLine>
      <StoryDates {...card} />
      {card.figures > 0 && <span>{words('list.figures', { count: card.figures })}</span>}
    </FactLine>
  )
}

type Level = 'h2' | 'h3'
type Props = { card: ArticleCard; level: Level }

/** The headline of a story as the way to it. */
function Headline({ card, level: Heading, size }: Props & { size: string }) {
  return (
    <Heading lang="zh-CN" className={`font-serif font-bold ${size}`}>
      <a href={siteAddress.article(useLocale(), card.slug)} className="hover:text-accent">
        {card.headline}
      </a>
    </Heading>
  )
}

/** Beside the headline, which says what it shows and leads where it leads. */
function CardPicture({
  picture,
  sizes,
  isFirst,
}: {
  picture: PictureFacts
  sizes: string
  isFirst?: boolean
}) {
  return <Picture picture={picture} shape="card" alt="" sizes={sizes} isFirst={isFirst === true} />
}

/** The largest story of a page. */
export function LeadStory({ card, level = 'h2' }: { card: ArticleCard; level?: Level }) {
  return (
    <article className="space-y-3">
      {card.picture && (
        <CardPicture picture={card.picture} sizes="(min-width: 64rem) 46rem, calc(100vw - 2rem)" isFirst />
      )}
      {card.kicker && (
        <p lang="zh-CN" className="font-serif text-lg text-muted">
          {card.kicker}
        </p>
      )}
      <Headline card={card} level={level} size="text-2xl text-balance sm:text-3xl lg:text-4xl" />
      {card.deck && (
        <p lang="zh-CN" className="font-kai text-lg">
          {card.deck}
        </p>
      )}
      {card.excerpt && (
        <p
          lang="zh-CN"
          className="line-clamp-5 max-w-[38em] text-justify font-serif text-base leading-[1.9] indent-[2em]"
        >
          {card.excerpt}
        </p>
      )}
      <CardFacts card={card} />
    </article>
  )
}

/** A story in a list: headline, two lines of its text, where it was printed. */
export function Story({ card, level }: Props) {
  return (
    <article className="flow-root space-y-1.5 py-4">
      {card.picture && (
        <div className="float-right mb-1 ml-4 w-24 sm:w-28">
          <CardPicture picture={card.picture} sizes="7rem" />
        </div>
      )}
      {card.kicker && (
        <p lang="zh-CN" className="font-serif text-sm text-muted">
          {card.kicker}
        </p>
      )}
      <Headline card={card} level={level} size="text-lg leading-snug" />
      <p lang="zh-CN" className="line-clamp-2 text-sm leading-relaxed text-muted">
        {card.deck ?? card.excerpt}
      </p>
      <CardFacts card={card} />
    </article>
  )
}

/** The first story of a section, larger than those beside it. */
export function SectionLead({ card, level }: Props) {
  return (
    <article className="space-y-2 py-4">
      {card.picture && (
        <CardPicture picture={card.picture} sizes="(min-width: 64rem) 28rem, calc(100vw - 2rem)" />
      )}
      {card.kicker && (
        <p lang="zh-CN" className="font-serif text-sm text-muted">
          {card.kicker}
        </p>
      )}
      <Headline card={card} level={level} size="text-xl sm:text-2xl" />
      {card.deck && (
        <p lang="zh-CN" className="font-kai text-base">
          {card.deck}
        </p>
      )}
      <p lang="zh-CN" className="line-clamp-4 text-justify font-serif text-base leading-[1.8]">
        {card.excerpt}
      </p>
      <CardFacts card={card} />
    </article>
  )
}

/** A story as one line of the latest. */
export function StoryLine({ card, level }: Props) {
  return (
    <div className="space-y-1 py-3">
      <Headline card={card} level={level} size="text-base leading-snug" />
      <CardFacts card={card} />
    </div>
  )
}
