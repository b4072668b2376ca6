'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { DeskRow } from './desk-rows'
import { useDesk } from './desk-session'

/** Lines on one screen; a printed page has hundreds, but any text may be imported. */
const LINES_MAX = 2000

/** The part of the page, from 0, that a line stands in. */
export const partOf = (line: number): number => Math.floor((line - 1) / LINES_MAX)

/** The parts of a text that is too long for one screen. */
export function PartSteps({ rows, part }: { rows: readonly DeskRow[]; part: number }) {
  const words = useTranslations('desk.page')
  const { show } = useDesk()
  const last = rows.at(-1)?.number ?? 1
  const parts = Array.from({ length: partOf(last) + 1 }, (_, at) => at)
  if (parts.length === 1) return null
  return (
    <nav aria-label={words('lines')} className="flex flex-wrap gap-2 py-2">
      {parts.map((at) => {
        const first = rows.find(({ number }) => partOf(number) === at)
        return (
          <Button
            key={at}
            kind={at === part ? 'plain' : 'quiet'}
            size="small"
            aria-current={at === part ? 'page' : undefined}
            disabled={!first}
            onClick={() => first && show(first.start)}
          >
            {words('lineRange', {
              first: at * LINES_MAX + 1,
              last: Math.min((at + 1) * LINES_MAX, last),
            })}
          </Button>
        )
      })}
    </nav>
  )
}
