import { useLocale } from 'next-intl'
import { PAGE_LOOK, SERIES_MAX } from '@/lib/chart/chart-look'
import type { Shown } from '@/lib/chart/draw-panel'
import { legendMarker } from '@/lib/chart/draw-marker'
import type { Series } from '@/lib/chart/figure-panels'
import { siteAddress } from '@/lib/editorial/addresses'
import { useWords } from './use-words'

/** Subjects offered beyond those shown. */
const OFFERED_MAX = 24

type Props = {
  slug: string
  shown: Shown
  /** What was chosen in the address, over all panels. */
  asked: readonly string[]
  /** The anchor of this chart. */
  at: string
}

function Swatch({ index }: { index: number }) {
  return (
    <span
      className="inline-flex shrink-0"
      dangerouslySetInnerHTML={{ __html: legendMarker(index, PAGE_LOOK) }}
    />
  )
}

/** The names of several series beside their marks, where they cannot be chosen. */
export function SeriesNames({ shown: { series, kind } }: { shown: Pick<Shown, 'series' | 'kind'> }) {
  const words = useWords('site.chart')
  if (kind === 'bars' || series.length < 2) return null
  return (
    <ul aria-label={words('shownSubjects')} className="flex flex-wrap gap-x-5 text-sm">
      {series.map(({ key, name }, index) => (
        <li key={key} className="inline-flex items-center gap-1.5">
          <Swatch index={index} />
          <span lang="zh-CN">{name || words('whole')}</span>
        </li>
      ))}
    </ul>
  )
}

/** The subjects of a chart, which is its legend as well: each is a link that takes it out or puts it in. */
export function SubjectChoice({ slug, shown, asked, at }: Props) {
  const locale = useLocale()
  const words = useWords('site.chart')
  const { panel, series, kind } = shown
  if (panel.series.length < 2) return null
  const keys = series.map(({ key }) => key)
  const rest = panel.series.filter(({ key }) => !keys.includes(key)).slice(0, OFFERED_MAX)
  const link = (subjects: readonly string[]) => `${siteAddress.indicator(locale, slug, subjects)}#${at}`
  const name = (one: Series) => <span lang="zh-CN">{one.name || words('whole')}</span>
  const chip = 'inline-flex items-center gap-1.5 py-1 hover:text-accent'
  return (
    <div className="text-sm">
      <ul aria-label={words('shownSubjects')} className="flex flex-wrap gap-x-5">
        {series.map((one, index) => (
          <li key={one.key} className="inline-flex items-center gap-1.5">
            {kind === 'lines' && <Swatch index={index} />}
            {name(one)}
            {series.length > 1 && (
              <a
                href={link(keys.filter((key) => key !== one.key))}
                rel="nofollow"
                className="inline-flex size-6 items-center justify-center text-muted hover:text-accent print:hidden"
                aria-label={words('without', { name: one.name })}
              >
                ×
              </a>
            )}
          </li>
        ))}
      </ul>
      {(rest.length > 0 || asked.length > 0) && (
        <details className="mt-1 print:hidden">
          <summary className="cursor-pointer py-1 text-muted hover:text-accent">{words('compare')}</summary>
          {keys.length >= SERIES_MAX && kind === 'lines' && (
            <p className="text-xs text-muted">{words('compareMost', { count: SERIES_MAX })}</p>
          )}
          <ul className="flex flex-wrap gap-x-5">
            {rest.map((one) => (
              <li key={one.key}>
                <a href={link([...keys.slice(0, SERIES_MAX - 1), one.key])} rel="nofollow" className={chip}>
                  + {name(one)}
                </a>
              </li>
            ))}
            {asked.length > 0 && (
              <li>
                <a href={link([])} className={`${chip} underline underline-offset-4`}>
                  {words('compareReset')}
                </a>
              </li>
            )}
          </ul>
        </details>
      )}
    </div>
  )
}
