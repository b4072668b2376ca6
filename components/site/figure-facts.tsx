import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { periodText } from '@/lib/document/period-text'
import { groupDigits, quantityText } from '@/lib/document/quantity-text'
import { siteAddress } from '@/lib/editorial/addresses'
import type { Figure } from '@/lib/editorial/reader-views'
import type { Qualifier } from '@/lib/pipeline/model'
import { CorrectionText } from './correction-text'
import { hasSettledNote, SettledText } from './settled-note'
import { TagLink } from './tag-link'
import { useWords } from './use-words'

const QUALIFIER: Record<Qualifier, 'eq' | 'approx' | 'over' | 'under'> = {
  '=': 'eq',
  '≈': 'approx',
  '>': 'over',
  '<': 'under',
}

/** 约数, 超过 and their like; nothing for an exact figure. */
export function QualifierWord({ qualifier }: Pick<Figure, 'qualifier'>) {
  const words = useWords('site.qualifier')
  return qualifier === '=' ? null : <>{words(QUALIFIER[qualifier])}</>
}

/** A figure in full: `≈ 15,000 家`, a fall with its sign in words. */
export function Quantity({ figure }: { figure: Figure }) {
  const words = useWords('site.figure')
  const sign = figure.qualifier === '=' ? '' : `${figure.qualifier} `
  return (
    <span className="tabular-nums" lang="zh-CN">
      {figure.direction === 'down' && <span>{words('down')} </span>}
      {sign}
      {quantityText(figure)}
    </span>
  )
}

/** True when the printed words say no less than the quantity in full. */
export const isPlain = (figure: Figure): boolean =>
  figure.qualifier === '=' &&
  figure.direction === null &&
  figure.text.replaceAll(/\s/gu, '') === quantityText(figure).replaceAll(/[\s,]/gu, '')

/** What the figure measures, with the way to its indicator. */
export function IndicatorName({ figure }: { figure: Figure }) {
  const locale = useLocale()
  if (!figure.indicatorRef) return <span lang="zh-CN">{figure.indicator}</span>
  return (
    <a
      lang="zh-CN"
      href={siteAddress.indicator(locale, figure.indicatorRef.slug)}
      className="underline decoration-dotted underline-offset-4 hover:text-accent"
    >
      {figure.indicatorRef.name}
    </a>
  )
}

/** Whom the figure is about: the tag of that name where there is one. */
export function Named({ tag, text }: { tag: Figure['subjectTag']; text: string | null }) {
  if (tag) {
    return (
      <span lang="zh-CN">
        <TagLink tag={tag} />
      </span>
    )
  }
  return text === null ? null : <span lang="zh-CN">{text}</span>
}

/** True when the figure holds for a time that is known. */
export const hasPeriod = ({ period, periodFrom, periodTo }: Figure): boolean =>
  period !== null || (periodFrom !== null && periodTo !== null)

/** The time the figure holds for, as printed, with what it resolves to. */
export function Period({ figure }: { figure: Figure }) {
  const words = useWords('site.figure')
  const { period, periodFrom, periodTo, periodIsGuess } = figure
  const range = periodFrom !== null && periodTo !== null && periodText(periodFrom, periodTo)
  if (period === null && !range) return null
  return (
    <span className="tabular-nums">
      {period !== null && <span lang="zh-CN">{period} </span>}
      {range && range !== period && `${range}年` !== period && (
        <span className="inline-block whitespace-nowrap text-muted">
          {periodIsGuess ? words('periodGuess', { period: range }) : range}
        </span>
      )}
    </span>
  )
}

/** The printed line it came from, or nothing for a figure typed at the desk. */
export function PrintedLineLink({ line }: Pick<Figure, 'line'>) {
  const locale = useLocale()
  const words = useWords('site.printed')
  if (!line) return null
  return (
    <a
      href={siteAddress.line(locale, line.pageId, line.number)}
      className="whitespace-nowrap underline decoration-rule underline-offset-4 hover:text-accent"
    >
      {words('line', { number: line.number })}
    </a>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** Everything a figure says, as the slip beside it shows. */
export function FigureFacts({ figure }: { figure: Figure }) {
  const words = useWords('site.figure')
  const kinds = useWords('common.metricKind')
  const { subject, subjectTag, scope, scopeTag, from, unit } = figure
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      <Fact name={words('value')}>
        <strong>
          <Quantity figure={figure} />
        </strong>
      </Fact>
      {from !== null && (
        <Fact name={words('from')}>
          <span className="tabular-nums">{`${groupDigits(from)} ${unit}`}</span>
        </Fact>
      )}
      <Fact name={words('printedAs')}>
        <span lang="zh-CN">{figure.text}</span>
      </Fact>
      {figure.qualifier !== '=' && (
        <Fact name={words('qualifier')}>
          <QualifierWord qualifier={figure.qualifier} />
        </Fact>
      )}
      <Fact name={words('kind')}>{kinds(figure.kind)}</Fact>
      <Fact name={words('indicator')}>
        <IndicatorName figure={figure} />
      </Fact>
      {(subjectTag ?? subject) !== null && (
        <Fact name={words('subject')}>
          <Named tag={subjectTag} text={subject} />
        </Fact>
      )}
      {(scopeTag ?? scope) !== null && (
        <Fact name={words('scope')}>
          <Named tag={scopeTag} text={scope} />
        </Fact>
      )}
      {hasPeriod(figure) && (
        <Fact name={words('period')}>
          <Period figure={figure} />
        </Fact>
      )}
      {figure.settled && hasSettledNote(figure.settled) && (
        <Fact name={words('settled')}>
          <SettledText settled={figure.settled} />
        </Fact>
      )}
      {figure.corrected && (
        <Fact name={words('corrected')}>
          <CorrectionText correction={figure.corrected} />
        </Fact>
      )}
      <Fact name={words('sentence')}>
        <q lang="zh-CN" className="font-kai before:content-none after:content-none">
          {figure.sentence}
        </q>
      </Fact>
      {figure.line && (
        <Fact name={words('line')}>
          <PrintedLineLink line={figure.line} />
        </Fact>
      )}
    </dl>
  )
}
