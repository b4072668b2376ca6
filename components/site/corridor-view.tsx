import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleCard, FigureRow, Station } from '@/lib/editorial/reader-views'
import { LargeFigure } from './figure-strip'
import { PageTitle } from './headings'
import { StoryLine } from './story-card'
import { useWords } from './use-words'

export type Stop = {
  station: Station
  articles: number
  figureCount: number
  figures: readonly FigureRow[]
  stories: readonly ArticleCard[]
}

/** The disc of a city on the line: its area grows with what is written of it. */
const sizeOf = (articles: number, most: number) =>
  most === 0 ? 0.75 : 0.75 + 1.5 * Math.sqrt(articles / most)

function City({ stop, most }: { stop: Stop; most: number }) {
  const locale = useLocale()
  const words = useWords('site.corridor')
  const { station, articles, figureCount, figures, stories } = stop
  const name = locale === 'en' ? station.nameEn : station.name
  const size = `${sizeOf(articles, most).toFixed(2)}rem`
  return (
    <li className="stop">
      <span
        aria-hidden
        className={`disc ${articles === 0 ? 'is-empty' : ''}`}
        style={{ width: size, height: size }}
      />
      <div className="space-y-4">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h2 className="font-serif text-2xl font-bold">
            {station.slug === null ? (
              <span className="text-muted">{name}</span>
            ) : (
              <a href={siteAddress.tag(locale, station.slug)} className="hover:text-accent">
                {name}
              </a>
            )}
          </h2>
          <p className="text-sm text-muted tabular-nums">
            {articles === 0 ? words('none') : words('counts', { articles, figures: figureCount })}
          </p>
          {station.slug !== null && (
            <a
              href={siteAddress.tagsOfCity(locale, station.slug)}
              className="py-1 text-sm underline decoration-rule underline-offset-4 hover:text-accent"
            >
              {words('tags')}
            </a>
          )}
        </div>
        {figures.length > 0 && (
          <ul className="figure-strip">
            {figures.map((figure) => (
              <li key={figure.id}>
                <LargeFigure figure={figure} isSubjectKnown />
              </li>
            ))}
          </ul>
        )}
        {stories.length > 0 && (
          <ul className="grid gap-x-10 sm:grid-cols-2">
            {stories.map((card) => (
              <li key={card.id} className="border-t border-rule">
                <StoryLine card={card} level="h3" />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

/** The corridor as a map of its line, city by city. */
export function CorridorView({ stops }: { stops: readonly Stop[] }) {
  const words = useWords('site.corridor')
  const most = Math.max(0, ...stops.map(({ articles }) => articles))
  return (
    <>
      <PageTitle title={words('title')}>
        <p className="text-base text-muted">{words('intro')}</p>
      </PageTitle>
      <ol className="corridor">
        {stops.map((stop) => (
          <City key={stop.station.name} stop={stop} most={most} />
        ))}
      </ol>
    </>
  )
}
