import { useLocale } from 'next-intl'
import { sayPageLabel } from '@/components/ui/page-label'
import { siteAddress } from '@/lib/editorial/addresses'
import { countLines } from '@/lib/editorial/line-ranges'
import type { BlockPrint, PrintedPlace, SourceRef } from '@/lib/editorial/reader-views'
import { Difference } from '@/components/ui/difference'
import { useLineRanges } from './use-line-ranges'
import { PrintedFacts } from './printed-facts'
import { useWords } from './use-words'

const slipId = (blockId: string) => `p-${blockId}`

/** Printed lines that a slip shows; the rest is on the page it leads to. */
const LINES_MAX = 40

/** The small words behind a block that open where it was printed; they need no script. */
export function PlaceButton({ blockId, print }: { blockId: string; print: BlockPrint | undefined }) {
  const words = useWords('site.print')
  const rangesText = useLineRanges()
  if (!print) return null
  const lines = print.places.map(({ ranges }) => rangesText(ranges)).join(', ')
  const count = countLines(print.places.flatMap(({ ranges }) => ranges))
  return (
    <button
      type="button"
      popoverTarget={slipId(blockId)}
      aria-label={words(print.difference ? 'openChanged' : 'open', { lines, count })}
      className={`place-button ${print.difference ? 'is-changed' : ''}`}
    >
      {words(print.difference ? 'changed' : 'short')}
    </button>
  )
}

function Place({ place, source }: { place: PrintedPlace; source: SourceRef | undefined }) {
  const locale = useLocale()
  const words = useWords('site.print')
  const common = useWords('common')
  const rangesText = useLineRanges()
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <a
        href={siteAddress.lines(locale, place.pageId, place.ranges)}
        rel="nofollow"
        className="underline underline-offset-4 hover:text-accent"
      >
        {words('link', { lines: rangesText(place.ranges), count: countLines(place.ranges) })}
      </a>
      {source && (
        <span className="text-muted">
          <PrintedFacts {...source} />{' '}
          {source.pageLabel && <span>{sayPageLabel(source.pageLabel, common)}</span>}
        </span>
      )}
    </li>
  )
}

/** The lines of a block as they were printed, under their numbers. */
function PrintedLines({ places }: { places: readonly PrintedPlace[] }) {
  const words = useWords('site.print')
  const lines = places.flatMap((place) => place.lines)
  const rest = lines.length - LINES_MAX
  return (
    <>
      <ol className="printed-words" lang="zh-CN">
        {lines.slice(0, LINES_MAX).map(({ number, text }, at) => (
          <li key={at} value={number} className="flex gap-3">
            <span aria-hidden="true" className="number">
              {number}
            </span>
            <span className="min-w-0">{text}</span>
          </li>
        ))}
      </ol>
      {rest > 0 && <p className="text-muted">{words('moreLines', { count: rest })}</p>}
    </>
  )
}

type SlipProps = { blockId: string; print: BlockPrint; sources: readonly SourceRef[] }

/** Where a block was printed and what was changed: in the page from the start, shown as a popover. */
export function PlaceSlip({ blockId, print, sources }: SlipProps) {
  const words = useWords('site.print')
  const { places, difference } = print
  return (
    <div
      popover="auto"
      id={slipId(blockId)}
      className="slip text-sm"
      role="group"
      aria-label={words('title')}
    >
      <ul>
        {places.map((place) => (
          <Place key={place.pageId} place={place} source={sources.find(({ id }) => id === place.pageId)} />
        ))}
      </ul>
      {difference && (
        <div className="mt-3 border-t border-rule pt-2">
          <p className="text-xs text-muted">{words('difference')}</p>
          <p lang="zh-CN" className="mt-1 font-serif text-base leading-[1.8]">
            <Difference parts={difference} />
          </p>
        </div>
      )}
      <details open={!difference} className="mt-3 border-t border-rule pt-2">
        <summary className="cursor-pointer text-xs text-muted hover:text-accent">
          {words('asPrinted')}
        </summary>
        <PrintedLines places={places} />
      </details>
      <button
        type="button"
        popoverTarget={slipId(blockId)}
        popoverTargetAction="hide"
        className="mt-3 border border-edge px-3 py-1 hover:border-accent hover:text-accent"
      >
        {words('close')}
      </button>
    </div>
  )
}
