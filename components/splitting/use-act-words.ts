'use client'

import { useTranslations } from 'next-intl'
import type { DeskAct } from '@/lib/editorial/desk-act'
import type { LedgerState } from '@/lib/editorial/ledger'
import type { Range } from '@/lib/pipeline/model'
import { splittingWords } from '@/lib/pipeline/splitting-rules'
import type { DeskEntry } from './desk-transport'
import type { DeskRow } from './desk-rows'
import { firstRowOf, rowIndexAt } from './line-selection'

/** Says acts and rules in words. */
export function useActWords() {
  const words = useTranslations('splitting')
  const desk = useTranslations('desk')

  /** `第 12–15 行` */
  function lines(rows: readonly DeskRow[], ranges: readonly Range[]): string {
    const runs = ranges.flatMap(({ start, end }) => {
      const [first, last] = [firstRowOf(rows, { start, end }), rows[rowIndexAt(rows, end - 1)]]
      return first && last ? [[first.number, last.number] as const] : []
    })
    const said = runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
    const isOne = runs.length === 1 && runs.every(([first, last]) => first === last)
    return words(isOne ? 'line' : 'lines', { lines: said.join(words('comma')) })
  }

  /** What an act did, on the page as it was before. */
  function done(act: DeskAct, rows: readonly DeskRow[], state: LedgerState): string {
    const numberOf = (id: string) => state.articles.findIndex((article) => article.id === id) + 1
    const lineAt = (at: number) => lines(rows, [{ start: at, end: at + 1 }])
    switch (act.kind) {
      case 'split-article':
        return words('did.split-article', { lines: lineAt(act.at) })
      case 'split-line':
        return words('did.split-line', { lines: lineAt(act.at) })
      case 'join-previous':
        return words('did.join-previous', { index: numberOf(act.articleId) })
      case 'merge':
        return words('did.merge', { index: numberOf(act.into), count: act.articleIds.length })
      case 'move':
        return words('did.move', { lines: lines(rows, act.ranges), index: numberOf(act.articleId) })
      case 'new-article':
        return words('did.new-article', { lines: lines(rows, act.ranges) })
      case 'set-role':
        return words('did.set-role', { lines: lines(rows, act.ranges), role: desk(`role.${act.role}`) })
      case 'discard':
        return words('did.discard', {
          lines: lines(rows, act.ranges),
          reason: desk(`discard.${act.reason}`),
        })
      case 'reorder':
        return words('did.reorder', { index: numberOf(act.articleId), from: act.from + 1, to: act.to + 1 })
      case 'set-joins':
        return words(act.joins ? 'did.joins' : 'did.begins', { lines: lineAt(act.at) })
      case 'edit-fields':
        return words('did.edit-fields', { index: numberOf(act.articleId) })
    }
  }

  const kind = (entry: DeskEntry): string =>
    entry.kind === 'act' ? words(`act.${entry.act.kind}`) : words(entry.kind)

  /** Why the machine (or a person) decided so; a rule that this version no longer knows, by its own name. */
  function rule(name: string): string {
    if (name.startsWith('desk.')) return words('byPerson')
    const key = splittingWords(name)
    return key === null ? name : desk(`splitting.${key}`)
  }

  return { lines, done, kind, rule }
}
