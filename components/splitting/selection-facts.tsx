'use client'

import { useTranslations } from 'next-intl'
import { isUnsure, type DeskRow } from './desk-rows'
import { useDesk } from './desk-session'
import { rangesOf } from './line-selection'
import { useActWords } from './use-act-words'

type Props = { chosen: readonly DeskRow[]; isPicking: boolean; onPicking: (isPicking: boolean) => void }

/** Which lines are selected, what they are, how sure that is and why. */
export function SelectionFacts({ chosen, isPicking, onPicking }: Props) {
  const words = useTranslations('splitting')
  const { rows } = useDesk()
  const actWords = useActWords()
  const count = new Set(chosen.map(({ number }) => number)).size
  return (
    <div className="flex items-center gap-x-2 text-xs">
      <div className="mr-auto flex min-w-0 flex-wrap items-center gap-x-4 gap-y-0.5">
        <p className="font-bold tabular-nums first-letter:uppercase">
          {actWords.lines(rows, rangesOf(rows, chosen))}
          {count > 1 && <span className="font-normal text-muted"> {words('count', { count })}</span>}
        </p>
        <Decision chosen={chosen} />
      </div>
      <button
        type="button"
        aria-pressed={isPicking}
        className="desk-tool coarse-only"
        onClick={() => onPicking(!isPicking)}
      >
        {words('picking')}
      </button>
    </div>
  )
}

/** The decision about one run: what, how sure, why. Several runs have several, so only their owners are said. */
function Decision({ chosen }: { chosen: readonly DeskRow[] }) {
  const words = useTranslations('splitting')
  const desk = useTranslations('desk')
  const actWords = useActWords()
  const [row] = chosen
  if (!row) return null
  const nameOf = ({ owner }: DeskRow) =>
    owner.kind === 'article'
      ? `${desk('page.articleNumber', { index: owner.index })} · ${desk(`role.${owner.role}`)}`
      : owner.kind === 'discard'
        ? words('asideAs', { reason: desk(`discard.${owner.reason}`) })
        : desk('page.unowned')
  const names = [...new Set(chosen.map(nameOf))]
  const reasons = new Set(chosen.map(({ rule, score }) => `${rule} ${score}`))
  return (
    <p className="min-w-0 text-muted first-letter:uppercase">
      {names.length > 2 ? words('owners', { count: names.length }) : names.join(words('comma'))}
      {reasons.size === 1 && row.rule && (
        <>
          {' · '}
          <span className={isUnsure(row) ? 'font-bold text-warning' : ''}>
            {desk('page.score', { score: row.score.toFixed(2) })}
          </span>
          {' · '}
          {words('because', { rule: actWords.rule(row.rule) })}
        </>
      )}
    </p>
  )
}
