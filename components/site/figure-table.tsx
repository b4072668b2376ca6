import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { siteAddress } from '@/lib/editorial/addresses'
import type { FigureRow } from '@/lib/editorial/reader-views'
import {
  hasPeriod,
  IndicatorName,
  isPlain,
  Named,
  Period,
  PrintedLineLink,
  QualifierWord,
  Quantity,
} from './figure-facts'
import { figureRowId } from './figure-address'
import { FactLine } from './story-card'
import { PrintedFacts } from './printed-facts'
import { CorrectedLine } from './correction-text'
import { hasSettledNote, SettledText } from './settled-note'
import { useWords } from './use-words'

function Head({ children }: { children: ReactNode }) {
  return (
    <th
      role="columnheader"
      scope="col"
      className="border-b border-ink py-2 pr-4 text-left font-bold whitespace-nowrap"
    >
      {children}
    </th>
  )
}

const Cell = ({ children }: { children: ReactNode }) => (
  <td role="cell" className="block py-0.5 sm:table-cell sm:py-3 sm:pr-4 sm:align-top">
    {children}
  </td>
)

function Where({ figure }: { figure: FigureRow }) {
  const locale = useLocale()
  return (
    <>
      <q lang="zh-CN" className="block font-kai text-base before:content-none after:content-none">
        {figure.sentence}
      </q>
      <a
        lang="zh-CN"
        href={siteAddress.block(locale, figure.article.slug, figure.blockId)}
        className="mt-1 block font-serif font-bold hover:text-accent"
      >
        {figure.article.headline}
      </a>
      {figure.settled && hasSettledNote(figure.settled) && (
        <span className="block border-l-[3px] border-warning pl-2">
          <SettledText settled={figure.settled} />
        </span>
      )}
      {figure.corrected && (
        <span className="block border-l-[3px] border-accent pl-2">
          <CorrectedLine corrected={figure.corrected} />
        </span>
      )}
      <FactLine>
        <PrintedFacts {...figure.article} />
        <PrintedLineLink line={figure.line} />
      </FactLine>
    </>
  )
}

type RowProps = { figure: FigureRow; hasIndicator: boolean; isContested: boolean }

function Row({ figure, hasIndicator, isContested }: RowProps) {
  const words = useWords('site.figure')
  const kinds = useWords('common.metricKind')
  return (
    <tr
      role="row"
      id={figureRowId(figure.id)}
      className="figure-row block border-b border-rule py-3 sm:table-row"
    >
      <th
        role="rowheader"
        scope="row"
        className="block text-left font-normal sm:table-cell sm:py-3 sm:pr-4 sm:align-top"
      >
        <strong lang="zh-CN" className="tabular-nums">
          {figure.text}
        </strong>
        {!isPlain(figure) && (
          <span className="block text-muted sm:whitespace-nowrap">
            <Quantity figure={figure} />
          </span>
        )}
        {figure.qualifier !== '=' && (
          <span className="block text-xs text-muted">
            <QualifierWord qualifier={figure.qualifier} />
          </span>
        )}
        {isContested && <span className="block text-xs text-warning">{words('contested')}</span>}
      </th>
      {hasIndicator && (
        <Cell>
          <IndicatorName figure={figure} />
        </Cell>
      )}
      <Cell>
        <Named tag={figure.subjectTag} text={figure.subject} />
        {(figure.scopeTag ?? figure.scope) !== null && (
          <span className="block text-muted">
            {words('scope')} <Named tag={figure.scopeTag} text={figure.scope} />
          </span>
        )}
      </Cell>
      <Cell>
        <span className="whitespace-nowrap">{kinds(figure.kind)}</span>
      </Cell>
      <Cell>
        {hasPeriod(figure) ? <Period figure={figure} /> : <span className="text-muted max-sm:hidden">—</span>}
      </Cell>
      <td role="cell" className="block pt-1 sm:table-cell sm:w-1/2 sm:min-w-80 sm:py-3 sm:align-top">
        <Where figure={figure} />
      </td>
    </tr>
  )
}

/**
 * Figures with their sentences, stories and printed lines; on an indicator's own page without its name. A phone
 * shows each row as a block, so the roles that the table elements lose there are said.
 */
export function FigureTable({
  figures,
  count,
  hasIndicator,
  contested,
}: {
  figures: readonly FigureRow[]
  count: number
  hasIndicator: boolean
  /** Figures of the same thing and time as others that say otherwise. */
  contested?: ReadonlySet<string>
}) {
  const words = useWords('site.figure')
  const caption =
    figures.length < count
      ? words('shown', { shown: figures.length, count })
      : words('caption', { count: figures.length })
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={caption}>
      <table
        role="table"
        className="block w-full sm:table border-collapse text-sm [&_a]:inline-block [&_a]:py-1"
      >
        <caption className="block pb-2 sm:table-caption text-left text-muted">{caption}</caption>
        <thead role="rowgroup" className="sr-only sm:not-sr-only sm:table-header-group">
          <tr role="row">
            <Head>{words('value')}</Head>
            {hasIndicator && <Head>{words('indicator')}</Head>}
            <Head>{words('subject')}</Head>
            <Head>{words('kind')}</Head>
            <Head>{words('period')}</Head>
            <Head>{words('sentence')}</Head>
          </tr>
        </thead>
        <tbody role="rowgroup" className="block border-t border-ink sm:table-row-group sm:border-0">
          {figures.map((figure) => (
            <Row
              key={`${figure.article.id}-${figure.id}`}
              figure={figure}
              hasIndicator={hasIndicator}
              isContested={contested?.has(figure.id) ?? false}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
