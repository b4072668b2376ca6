'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useAnnounce } from '@/components/ui/status-bar'
import type { PageLedgerView } from '@/lib/editorial/page-ledger-view'
import type { DiscardReason } from '@/lib/pipeline/model'
import { toLines } from '@/lib/pipeline/to-lines'
import type { DeskCommand } from './desk-keys'
import { toDeskRows, type DeskRow } from './desk-rows'
import type { DeskPanel, DeskSelection, DeskSession } from './desk-session'
import { selectedRows, selectOne, type LineSelection } from './line-selection'
import { moveBy, panelOf, planOf } from './plan-command'
import { planDiscard, type Plan } from './to-acts'
import { useActQueue } from './use-act-queue'
import { useDeskActs } from './use-desk-acts'

type Options = {
  view: PageLedgerView
  text: string
  userId: string
  maySplit: boolean
  /** Marks the page as done, or opens it again. */
  onDone: () => void
  /** The lines are wanted on the screen. */
  onShow: () => void
}

/** The desk of one page: what is shown, what is selected, and everything that can be done. */
export function useSplitting({ view, text, userId, maySplit, onDone, onShow }: Options) {
  const { queue, snapshot } = useActQueue(view, text, userId)
  const rows = useRows(text, snapshot.state)
  const isClosed = snapshot.view.status === 'DONE'
  const mayEdit = maySplit && !isClosed
  const [selection, setSelection] = useState<LineSelection>(() => selectOne(rows[0]?.start ?? 0))
  const [focusRequest, setFocusRequest] = useState(0)
  const [panel, setPanel] = useState<DeskPanel | null>(null)
  const announce = useAnnounce()
  const words = useTranslations('splitting')
  const { act, undo, redo, lastActAt } = useDeskActs({ queue, snapshot, rows, mayEdit })

  const chosen = useMemo(() => selectedRows(rows, selection), [rows, selection])
  // Commands read what is on the screen when they come, so that they themselves stay the same between renders.
  const now = useRef({ rows, selection, chosen, state: snapshot.state, isClosed, mayEdit, onDone, onShow })
  useEffect(() => {
    now.current = { rows, selection, chosen, state: snapshot.state, isClosed, mayEdit, onDone, onShow }
  })

  const follow = useCallback(
    (plan: Plan) => ('acts' in plan ? act(plan.acts) : announce(words(`nothing.${plan.nothing}`))),
    [act, announce, words],
  )

  const show = useCallback((offset: number) => {
    now.current.onShow()
    setSelection(selectOne(offset))
    setFocusRequest((count) => count + 1)
  }, [])

  const run = useCallback(
    (command: DeskCommand) => {
      const at = now.current
      const moved = moveBy(command, at.rows, at.selection)
      if (moved && command.do === 'stop') return show(moved.focus)
      if (moved) return setSelection(moved)
      if (command.do === 'help') return setPanel({ kind: 'help' })
      if (command.do === 'stop') return announce(words(`nothing.${command.stop}`))
      if (command.do === 'done') return at.onDone()
      if (!at.mayEdit) return announce(words(at.isClosed ? 'nothing.closed' : 'nothing.right'))
      if (command.do === 'undo') return undo()
      if (command.do === 'redo') return redo()
      const opened = panelOf(command, at.chosen)
      if (opened) return setPanel(opened)
      const plan = planOf(command, at)
      if (plan) follow(plan)
    },
    [announce, follow, redo, show, undo, words],
  )

  const discardAs = useCallback((reason: DiscardReason) => follow(planDiscard(now.current, reason)), [follow])

  const session = useMemo(
    (): DeskSession => ({ text, snapshot, rows, run, act, discardAs, show, setPanel, mayEdit }),
    [text, snapshot, rows, run, act, discardAs, show, mayEdit],
  )
  const selected = useMemo(
    (): DeskSelection => ({ selection, chosen, setSelection, focusRequest }),
    [selection, chosen, focusRequest],
  )
  return { queue, snapshot, session, selected, panel, lastActAt }
}

/** The rows of the state; those that did not change are the same objects. */
function useRows(text: string, state: PageLedgerView['state']): readonly DeskRow[] {
  const [rowsOf] = useState(() => {
    const lines = toLines(text)
    let before: readonly DeskRow[] = []
    return (next: PageLedgerView['state']) => (before = toDeskRows(lines, next, before))
  })
  return useMemo(() => rowsOf(state), [rowsOf, state])
}
