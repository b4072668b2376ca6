'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { periodText } from '@/lib/document/period-text'
import { groupDigits } from '@/lib/document/quantity-text'
import { deskAddress } from '@/lib/editorial/addresses'
import type { ConflictSide } from '@/lib/editorial/conflict'
import { StatusPill } from '@/components/desk/status-pill'

type Props = {
  side: ConflictSide
  letter: 'A' | 'B'
  isHeld: boolean
  /** The name of the pair of radio buttons, or null when nothing is to be chosen. */
  group: string | null
  onHold: () => void
}

/** One of two figures: its value in full, its sentence, its article and where and when it was printed. */
export function ConflictSideView({ side, letter, isHeld, group, onHold }: Props) {
  const words = useTranslations('desk.conflicts')
  const kinds = useTranslations('common.metricKind')
  const { article, period, periodFrom, periodTo, scope } = side
  const days = periodFrom && periodTo ? periodText(periodFrom, periodTo) : null
  return (
    <section
      className={`grid content-start gap-1 border-l-[3px] pl-3 ${isHeld ? 'border-positive' : 'border-rule'}`}
    >
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-xs font-bold text-muted">{letter}</span>
        <strong className="text-base" lang="zh-CN">
          {side.text}
        </strong>
        <span className="text-muted tabular-nums" lang="zh-CN">
          {inFull(side)}
        </span>
        {group ? (
          <label className="ml-auto flex items-center gap-1.5 py-1 text-sm">
            <input type="radio" className="accent-current" name={group} checked={isHeld} onChange={onHold} />
            {words('holds')}
            <span className="sr-only"> {letter}</span>
          </label>
        ) : (
          isHeld && <span className="ml-auto text-sm font-bold text-positive">{words('held')}</span>
        )}
      </div>
      <p className="text-xs text-muted">
        {[kinds(side.kind), period, days !== period && `${days ?? ''}年` !== period && days, scope]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <blockquote className="font-kai text-base leading-relaxed" lang="zh-CN">
        <Quoted quote={side.quote} text={side.text} />
      </blockquote>
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <Link
          href={deskAddress.article(article.id)}
          prefetch={false}
          className="font-serif font-bold hover:text-accent"
          lang="zh-CN"
        >
          {article.headline || words('untitled')}
        </Link>
        <StatusPill status={article.status} />
      </p>
      <Printed page={side.page} />
    </section>
  )
}

function inFull({ value, valueTo, from, unit, qualifier, direction }: ConflictSide): string {
  const start = from ? `${groupDigits(from)} → ` : ''
  const end = valueTo ? `–${groupDigits(valueTo)}` : ''
  return `${qualifier} ${direction === 'down' ? '↓ ' : ''}${start}${groupDigits(value)}${end} ${unit}`.trim()
}

/** The sentence with the figure marked. */
function Quoted({ quote, text }: { quote: string; text: string }) {
  const at = quote.indexOf(text)
  if (at < 0) return <>{quote}</>
  return (
    <>
      {quote.slice(0, at)}
      <mark className="bg-mark px-0.5 text-ink">{text}</mark>
      {quote.slice(at + text.length)}
    </>
  )
}

function Printed({ page }: Pick<ConflictSide, 'page'>) {
  const words = useTranslations('desk.conflicts')
  if (!page) return <p className="text-xs text-muted">{words('noPage')}</p>
  const date = page.printedOn
    ? words(page.printedOnIsGuess ? 'printedGuess' : 'printed', { date: page.printedOn })
    : words('undated')
  return (
    <p className="text-xs text-muted">
      <Link
        href={deskAddress.page(page.id)}
        prefetch={false}
        className="underline decoration-rule underline-offset-4 hover:text-accent"
      >
        <span lang="zh-CN">{[page.newspaper, page.label].filter(Boolean).join(' ')}</span> {date}
      </Link>
    </p>
  )
}
