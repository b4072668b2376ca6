'use client'

import { useTranslations } from 'next-intl'
import { useDesk } from './desk-session'
import { useActWords } from './use-act-words'

/** What was set aside, with its reason and why; each leads to its lines. */
export function DiscardList() {
  const words = useTranslations('desk')
  const { snapshot, rows, show } = useDesk()
  const actWords = useActWords()
  const { discards } = snapshot.state
  return (
    <section aria-labelledby="page-discards">
      <h2 id="page-discards" className="border-b border-ink pb-1 text-sm font-bold">
        {words('page.discards')}{' '}
        <span className="font-normal text-muted tabular-nums">{discards.length}</span>
      </h2>
      {discards.length === 0 && <p className="py-3 text-sm text-muted">{words('page.noDiscards')}</p>}
      <ul className="grid">
        {discards.map(({ start, end, reason, rule, score }) => (
          <li key={start}>
            <button
              type="button"
              className="flex min-h-6 w-full cursor-pointer flex-wrap items-baseline gap-x-2 text-left text-xs hover:text-accent pointer-coarse:min-h-11 pointer-coarse:items-center"
              onClick={() => show(start)}
            >
              <span className="tabular-nums">{actWords.lines(rows, [{ start, end }])}</span>
              <span>{words(`discard.${reason}`)}</span>
              <span className="text-muted">
                {actWords.rule(rule)}
                {score < 1 && ` · ${score.toFixed(2)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
