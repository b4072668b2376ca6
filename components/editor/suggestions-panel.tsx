'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { setCurrentSuggestion } from '@/lib/document/suggestion-marks'
import { useEditorSession } from './editor-session'
import { Proposal } from './proposal'
import { SUGGESTION_KINDS } from './suggestion-kinds'
import { useRuleWords } from './use-rule-words'
import { ofKind, useSuggestionState, useSuggestionWalk, type OpenSuggestion } from './use-suggestions'

const SCORES = ['0.95', '0.9', '0.8', '0.7', '0'] as const

/** The open suggestions in the order of the text, to be walked through with single keys or taken all at once. */
export function SuggestionsPanel() {
  const words = useTranslations('editor.suggestions')
  const common = useTranslations('common')
  const { editor, article, rights, kind, setKind } = useEditorSession()
  const { open, currentId } = useSuggestionState()
  const shown = ofKind(open, kind)
  const counts = new Map(SUGGESTION_KINDS.map((one) => [one, ofKind(open, one).length]))
  const decided = article.suggestions.length - open.length

  const firstId = shown[0]?.suggestion.id
  const hasCurrent = shown.some(({ suggestion }) => suggestion.id === currentId)
  useEffect(() => {
    // One of those shown is always the current one, so that the first key means something that is seen.
    if (firstId && !hasCurrent) editor.view.dispatch(setCurrentSuggestion(editor.state.tr, firstId))
  }, [editor, firstId, hasCurrent])

  return (
    <div className="grid gap-3" data-review>
      <p className="text-xs text-muted">{words('count', { open: open.length, decided })}</p>
      <select
        aria-label={words('filter')}
        className={controlLook}
        value={kind ?? ''}
        onChange={(event) => setKind(SUGGESTION_KINDS.find((one) => one === event.target.value) ?? null)}
      >
        <option value="">{words('allKinds', { count: open.length })}</option>
        {SUGGESTION_KINDS.filter((one) => counts.get(one)).map((one) => (
          <option key={one} value={one}>
            {one === 'metric' ? words('metric') : common(`tagType.${one}`)} {counts.get(one)}
          </option>
        ))}
      </select>
      {rights.edit && <AcceptAll shown={shown} />}
      {shown.length === 0 ? (
        <p className="border-t border-rule pt-3 text-sm text-muted">{words('empty')}</p>
      ) : (
        <SuggestionList shown={shown} currentId={currentId} canDecide={rights.edit} />
      )}
    </div>
  )
}

function AcceptAll({ shown }: { shown: readonly OpenSuggestion[] }) {
  const words = useTranslations('editor.suggestions')
  const format = useFormatter()
  const walk = useSuggestionWalk()
  const [scoreMin, setScoreMin] = useState<string>('0.9')
  const [isWorking, setWorking] = useState(false)
  const chosen = shown.filter(({ suggestion }) => suggestion.score >= Number(scoreMin))
  return (
    <div className="flex items-center gap-2">
      <select
        aria-label={words('scoreMin')}
        className={controlLook}
        value={scoreMin}
        onChange={(event) => setScoreMin(event.target.value)}
      >
        {SCORES.map((score) => (
          <option key={score} value={score}>
            {words('atLeast', { score: format.number(Number(score), { style: 'percent' }) })}
          </option>
        ))}
      </select>
      <Button
        disabled={chosen.length === 0 || isWorking}
        onClick={() => {
          setWorking(true)
          void walk.acceptAll(chosen).finally(() => setWorking(false))
        }}
      >
        {words('acceptAll', { count: chosen.length })}
      </Button>
    </div>
  )
}

type ListProps = { shown: readonly OpenSuggestion[]; currentId: string | null; canDecide: boolean }

function SuggestionList({ shown, currentId, canDecide }: ListProps) {
  const walk = useSuggestionWalk()
  const words = useTranslations('editor.suggestions')
  const list = useRef<HTMLOListElement>(null)
  /** Whether the focus was last in the list; it leaves for something, or is lost with its row. */
  const isWithin = useRef(false)
  const current = shown.find(({ suggestion }) => suggestion.id === currentId) ?? shown[0]

  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[data-current]')
    if (row) scrollInPane(row)
    // The row that had the focus may have gone with its suggestion, and the focus with it.
    const { activeElement } = document
    const isNowhere = activeElement === document.body
    if (list.current?.contains(activeElement) || (isNowhere && isWithin.current))
      row?.focus({ preventScroll: true })
  }, [current?.suggestion.id])

  /** The arrows and Enter, which mean something else beside the list; single letters are read for the whole page. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !current) return
    const isOnRow = event.target instanceof Element && event.target.closest('[data-current]') !== null
    if (event.key === 'ArrowDown') walk.go(1)
    else if (event.key === 'ArrowUp') walk.go(-1)
    else if (event.key === 'Enter' && isOnRow) walk.enter(current)
    else return
    event.preventDefault()
  }

  return (
    <ol
      ref={list}
      className="border-t border-rule"
      aria-label={words('list')}
      onKeyDown={onKeyDown}
      onFocus={() => (isWithin.current = true)}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget && !list.current?.contains(relatedTarget)) isWithin.current = false
      }}
    >
      {shown.map((one) => (
        <SuggestionRow key={one.suggestion.id} one={one} isCurrent={one === current} canDecide={canDecide} />
      ))}
    </ol>
  )
}

/** Brings a row into view without moving the page: on a phone the list is part of it, and the text is what was asked for. */
function scrollInPane(row: HTMLElement): void {
  const pane = row.closest('[data-pane]')
  if (!pane || pane.scrollHeight <= pane.clientHeight) return
  const box = pane.getBoundingClientRect()
  const { top, bottom } = row.getBoundingClientRect()
  if (top < box.top) pane.scrollTop += top - box.top
  else if (bottom > box.bottom) pane.scrollTop += bottom - box.bottom
}

type RowProps = { one: OpenSuggestion; isCurrent: boolean; canDecide: boolean }

function SuggestionRow({ one, isCurrent, canDecide }: RowProps) {
  const words = useTranslations('editor.suggestions')
  const format = useFormatter()
  const walk = useSuggestionWalk()
  const inWords = useRuleWords()
  const { score } = one.suggestion
  const rule = inWords(one.suggestion.rule)
  return (
    <li className="border-b border-rule">
      <button
        type="button"
        tabIndex={isCurrent ? 0 : -1}
        data-current={isCurrent || undefined}
        aria-current={isCurrent || undefined}
        className="flex w-full cursor-pointer items-baseline justify-between gap-2 px-1 py-1.5 text-left aria-[current]:bg-wash"
        onClick={() => walk.show(one)}
      >
        <Proposal suggestion={one.suggestion} />
        <span className="flex-none text-xs text-muted tabular-nums" title={rule}>
          {format.number(score, { style: 'percent' })}
        </span>
      </button>
      {isCurrent && canDecide && (
        <div className="flex flex-wrap items-center gap-2 bg-wash px-1 pb-2">
          <Button size="small" kind="primary" onClick={() => walk.accept(one)}>
            {words('accept')} <kbd className="opacity-75">A</kbd>
          </Button>
          <Button size="small" onClick={() => walk.correct(one)}>
            {words('correct')} <kbd className="opacity-75">E</kbd>
          </Button>
          <Button size="small" kind="danger" onClick={() => walk.reject(one)}>
            {words('reject')} <kbd className="opacity-75">R</kbd>
          </Button>
          <span className="text-xs text-muted">{rule}</span>
        </div>
      )}
    </li>
  )
}
