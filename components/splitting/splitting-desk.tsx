'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { FormAction } from '@/lib/action-result'
import type { PageLedgerView } from '@/lib/editorial/page-ledger-view'
import type { PageFacts, PageSource } from '@/lib/editorial/page-view'
import { PageFactsForm } from '../desk/page-facts-form'
import { PageSourceFile } from '../desk/page-source-file'
import { ArticleCards } from './article-cards'
import { cardArticles, type CardArticle } from './card-articles'
import { ContextBar } from './context-bar'
import { DeskPanels } from './desk-panels'
import { DeskProvider, DeskSelectionProvider, type DeskSession } from './desk-session'
import { DeskStatus } from './desk-status'
import { LineGrid } from './line-grid'
import { rowIndexAt } from './line-selection'
import { MeetingNotice } from './meeting-notice'
import { PageMeter } from './page-meter'
import { partOf, PartSteps } from './part-steps'
import { useDone } from './use-done'
import { useSplitting } from './use-splitting'
import './splitting.css'

type Props = {
  page: PageFacts & PageSource
  view: PageLedgerView
  text: string
  /** Whose desk it is. */
  userId: string
  /** The line to begin at, from 1. */
  from: number
  may: { split: boolean; close: boolean }
  /** Another page that waits to be split. */
  next: { id: string; name: string } | null
  updateAction: FormAction<{ version: number }>
  doneAction: FormAction<{ version: number }>
}

const PANES = ['lines', 'cards', 'facts'] as const
type Pane = (typeof PANES)[number]

/** The splitting desk: the printed page by its lines, the articles made of it, and every act that moves between them. */
export function SplittingDesk(props: Props) {
  const { page, view, text, userId, from, may, next, updateAction } = props
  const words = useTranslations('desk.page')
  const splitting = useTranslations('splitting')
  const [pane, setPane] = useState<Pane>('lines')
  const [isPicking, setPicking] = useState(false)
  const done = useRef(() => {})
  const desk = useSplitting({
    view,
    text,
    userId,
    maySplit: may.split,
    onDone: () => done.current(),
    onShow: () => setPane('lines'),
  })
  const { session, selected, panel, queue, snapshot } = desk
  const closing = useDone({ queue, session, mayClose: may.close, action: props.doneAction })
  useEffect(() => {
    done.current = closing.run
  })
  useLineOfAddress(session, from)

  const articles = useCards(text, snapshot)
  const { rows } = session
  const focused = rows[rowIndexAt(rows, selected.selection.focus)]
  const part = partOf(focused?.number ?? 1)
  const shown = useMemo(() => rows.filter(({ number }) => partOf(number) === part), [rows, part])

  return (
    <DeskProvider value={session}>
      <DeskSelectionProvider value={selected}>
        <div role="group" aria-label={splitting('panes.label')} className="desk-panes">
          {PANES.map((one) => (
            <Button
              key={one}
              kind={one === pane ? 'plain' : 'bare'}
              aria-pressed={one === pane}
              onClick={() => setPane(one)}
            >
              {splitting(`panes.${one}`, { count: articles.length })}
            </Button>
          ))}
        </div>
        <div className="desk-grid" data-pane={pane}>
          <section aria-labelledby="page-lines" className="desk-pane-lines">
            <h2 id="page-lines" className="sr-only">
              {words('lines')}
            </h2>
            <div className="desk-top">
              <MeetingNotice meeting={snapshot.meeting} onDismiss={() => queue.dismissMeeting()} />
              <ContextBar panel={panel} isPicking={isPicking} onPicking={setPicking} />
            </div>
            <p id="desk-grid-hint" className="py-2 text-xs text-muted">
              <span className="fine-only">{splitting('hint')}</span>
              <span className="coarse-only">{splitting('hintTouch')}</span>
            </p>
            <PartSteps rows={rows} part={part} />
            <LineGrid shown={shown} panel={panel} isPicking={isPicking} />
            <PartSteps rows={rows} part={part} />
          </section>
          <aside className="desk-pane-side">
            <PageMeter status={snapshot.view.status} next={next} closing={closing} />
            <div className="desk-pane-cards">
              <ArticleCards articles={articles} />
            </div>
            <section aria-labelledby="page-facts" className="desk-pane-facts">
              <h2 id="page-facts" className="border-b border-ink pb-1 text-sm font-bold">
                {words('facts')}
              </h2>
              <PageFactsForm page={{ ...page, version: snapshot.view.version }} action={updateAction} />
              <PageSourceFile page={page} />
            </section>
          </aside>
        </div>
        <DeskPanels panel={panel} articles={articles} />
        <DeskStatus
          pageId={view.id}
          userId={userId}
          queue={queue}
          saving={snapshot.saving}
          lastActAt={desk.lastActAt}
        />
      </DeskSelectionProvider>
    </DeskProvider>
  )
}

/** The cards of the state; those that did not change are the same objects, and are not read and drawn again. */
function useCards(text: string, { state, view }: DeskSession['snapshot']): readonly CardArticle[] {
  const [cardsOf] = useState(() => {
    let before: readonly CardArticle[] = []
    return (articles: typeof state.articles, facts: typeof view.articles) =>
      (before = cardArticles(text, articles, facts, before))
  })
  return useMemo(() => cardsOf(state.articles, view.articles), [cardsOf, state, view.articles])
}

/** The line that the address names: `#l-12`, or `?from=12`. */
function useLineOfAddress({ rows, show }: DeskSession, from: number): void {
  const known = useRef(rows)
  useEffect(() => {
    const open = () => {
      const line = Number(/^#l-(\d+)$/u.exec(location.hash)?.[1] ?? from)
      const row = known.current.find(({ number }) => number >= line)
      if (row && line > 1) show(row.start)
    }
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [show, from])
}
