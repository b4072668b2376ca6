import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { Station } from '@/lib/editorial/reader-views'
import { useWords } from './use-words'

function Stop({ station, isActive }: { station: Station; isActive: boolean }) {
  const locale = useLocale()
  const words = useWords('site')
  const name = locale === 'en' ? station.nameEn : station.name
  const dot = isActive ? 'border-accent bg-accent' : 'border-current bg-paper group-hover:border-accent'
  const label = (
    <>
      <span aria-hidden className={`block size-[11px] rounded-full border-[1.5px] ${dot}`} />
      <span className={isActive ? 'font-bold text-accent' : 'group-hover:text-accent'}>{name}</span>
    </>
  )
  const shape = 'group relative flex min-h-11 flex-col items-center gap-1.5'
  if (station.slug === null) {
    return (
      <span className={`${shape} text-muted`}>
        {label}
        <span className="sr-only">{words('none')}</span>
      </span>
    )
  }
  return (
    <a
      href={siteAddress.tag(locale, station.slug)}
      className={shape}
      aria-current={isActive ? 'page' : undefined}
    >
      {label}
    </a>
  )
}

/** The brand mark and the way to the cities; it scrolls sideways where it does not fit. */
export function CorridorLine({ stations, active }: { stations: readonly Station[]; active: string | null }) {
  const words = useWords('site')
  return (
    <nav aria-label={words('nav.stations')} tabIndex={0} className="-mx-4 overflow-x-auto px-4 pt-1 text-sm">
      <ol className="relative flex min-w-[36rem] before:absolute before:inset-x-[5.55%] before:top-[5px] before:h-px before:bg-ink">
        {stations.map((station) => (
          <li key={station.name} className="flex-1">
            <Stop station={station} isActive={station.tagId !== null && station.tagId === active} />
          </li>
        ))}
      </ol>
    </nav>
  )
}
