'use client'

import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { Pill } from '@/components/ui/pill'
import { deskAddress } from '@/lib/editorial/addresses'
import { OUTCOMES, type ConflictRow, type ConflictSide, type Outcome } from '@/lib/editorial/conflict'
import { ConflictSideView } from './conflict-side'

/** What an editor has chosen of a conflict before settling it. */
export type Choice = { heldId: string | null; note: string }

/** The figure printed later holds unless told otherwise; of one day, neither. */
export function laterSide({ first, second }: ConflictRow): string | null {
  const [a, b] = [first.page?.printedOn, second.page?.printedOn]
  if (!a || !b || a === b) return null
  return a > b ? first.metricId : second.metricId
}

/** As they are shown: what was printed earlier comes first. */
export function sidesOf({ first, second }: ConflictRow): [ConflictSide, ConflictSide] {
  const [a, b] = [first.page?.printedOn ?? '', second.page?.printedOn ?? '']
  return a > b ? [second, first] : [first, second]
}

type Props = {
  row: ConflictRow
  choice: Choice
  canSettle: boolean
  isWorking: boolean
  onChoose: (part: Partial<Choice>) => void
  onSettle: (outcome: Outcome) => void
  onReopen: () => void
}

/** Two figures that cannot both hold, side by side, and the ways to settle them. */
export function ConflictCard({ row, choice, canSettle, isWorking, onChoose, onSettle, onReopen }: Props) {
  const words = useTranslations('desk.conflicts')
  const id = useId()
  const isOpen = row.state === 'open'
  const mayChoose = isOpen && canSettle
  const heldId = isOpen ? choice.heldId : row.heldId
  return (
    <li
      data-conflict={row.id}
      tabIndex={0}
      aria-labelledby={`${id}-title`}
      className="border-t border-ink py-4 first:border-t-0 focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent"
    >
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={`${id}-title`} className="text-base font-bold" lang="zh-CN">
          <Link href={deskAddress.indicator(row.indicator.id)} prefetch={false} className="hover:text-accent">
            {row.indicator.name}
          </Link>
          {row.subject && <span className="font-normal"> · {row.subject}</span>}
        </h2>
        <span className="text-xs text-muted">{words(`time.${row.time}`)}</span>
        {isOpen && row.hint && <span className="text-xs text-warning">{words(`hint.${row.hint}`)}</span>}
        {row.state === 'gone' && <Pill tone="muted">{words('states.gone')}</Pill>}
      </div>
      <div className="grid gap-x-8 gap-y-3 md:grid-cols-2">
        {sidesOf(row).map((side, at) => (
          <ConflictSideView
            key={side.metricId}
            side={side}
            letter={at === 0 ? 'A' : 'B'}
            isHeld={side.metricId === heldId}
            group={mayChoose ? `${id}-held` : null}
            onHold={() => onChoose({ heldId: side.metricId })}
          />
        ))}
      </div>
      {mayChoose && (
        <div className="mt-3 flex flex-wrap items-end gap-2">
          {/* Before what settles it at once. */}
          <label className="mr-4 grid min-w-64 gap-0.5 text-xs text-muted max-md:mr-0 max-md:w-full">
            {words('note')}
            <input
              type="text"
              maxLength={300}
              className={controlLook}
              value={choice.note}
              onChange={(event) => onChoose({ note: event.target.value })}
            />
          </label>
          {OUTCOMES.map((outcome, at) => (
            <Button
              key={outcome}
              disabled={isWorking}
              title={words(`what.${outcome}`)}
              onClick={() => onSettle(outcome)}
            >
              <kbd aria-hidden className="mr-1.5 font-sans text-xs text-muted">
                {at + 1}
              </kbd>
              {words(`outcomes.${outcome}`)}
            </Button>
          ))}
        </div>
      )}
      {row.outcome && <Settled row={row} canSettle={canSettle} isWorking={isWorking} onReopen={onReopen} />}
    </li>
  )
}

function Settled({
  row,
  canSettle,
  isWorking,
  onReopen,
}: Pick<Props, 'row' | 'canSettle' | 'isWorking' | 'onReopen'>) {
  const words = useTranslations('desk.conflicts')
  const format = useFormatter()
  const { outcome, decidedBy, decidedAt, note, hasCorrection } = row
  return (
    <div className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
      {outcome && <Pill tone="positive">{words(`outcomes.${outcome}`)}</Pill>}
      {note && <span lang="zh-CN">{note}</span>}
      {hasCorrection && <span className="text-warning">{words('correctionDraft')}</span>}
      {decidedAt && (
        <span className="text-xs text-muted">
          {decidedBy} {format.dateTime(decidedAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </span>
      )}
      {canSettle && (
        <Button size="small" kind="quiet" disabled={isWorking} onClick={onReopen}>
          {words('reopen')}
        </Button>
      )}
    </div>
  )
}
