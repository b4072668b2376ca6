'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Difference } from '@/components/ui/difference'
import { Notice } from '@/components/ui/notice'
import { mergeContents, type Choice, type MergeConflict } from '@/lib/document/merge-contents'
import { textDifference } from '@/lib/document/text-difference'
import { sidesOf, type ConflictNames } from './conflict-sides'
import type { SaveState } from './save'
import { useSaveState, type ArticleSaving } from './use-article-saving'

type Props = Omit<ConflictNames, 'figure'> & { saving: ArticleSaving }

/** Two people changed the same: both texts stand side by side, and whichever is chosen, the other is kept in the history. */
export function ConflictNotice(props: Props) {
  const state = useSaveState(props.saving.queue)
  return state.kind === 'conflict' && <Conflict state={state} {...props} />
}

type Conflicted = Extract<SaveState, { kind: 'conflict' }>

function Conflict({ state: { base, stored }, saving, ...names }: Props & { state: Conflicted }) {
  const words = useTranslations('editor.conflict')
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [isSettling, setSettling] = useState(false)
  const [mine] = useState(() => saving.snapshot()?.content ?? base)
  const { conflicts } = mergeContents({ base, mine, theirs: stored.content })
  const open = conflicts.filter((conflict) => !(keyOf(conflict) in choices)).length

  async function settle() {
    setSettling(true)
    // What was typed into since, and was not asked about, keeps the words of both.
    const fallback = ({ kind }: MergeConflict): Choice => (kind === 'text' ? 'both' : 'mine')
    await saving.queue.settle((conflict) => choices[keyOf(conflict)] ?? fallback(conflict))
    setSettling(false)
  }

  return (
    <Notice tone="danger">
      <section aria-label={words('title')} className="grid gap-3 text-ink">
        <p className="font-bold text-danger">{words('title')}</p>
        <p>{words('what', { count: conflicts.length })}</p>
        <ol className="grid max-h-[55dvh] gap-4 overflow-y-auto" tabIndex={0} aria-label={words('title')}>
          {conflicts.map((conflict, at) => (
            <li key={keyOf(conflict)}>
              <Question
                conflict={conflict}
                number={at + 1}
                chosen={choices[keyOf(conflict)] ?? null}
                onChoose={(choice) => setChoices((before) => ({ ...before, [keyOf(conflict)]: choice }))}
                {...names}
              />
            </li>
          ))}
        </ol>
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="primary" disabled={open > 0 || isSettling} onClick={() => void settle()}>
            {words('settle')}
          </Button>
          {open > 0 && <span className="text-xs text-muted">{words('open', { count: open })}</span>}
        </div>
        <p className="text-xs text-muted">{words('kept')}</p>
      </section>
    </Notice>
  )
}

const keyOf = ({ kind, key }: MergeConflict) => `${kind} ${key}`

type QuestionProps = Omit<Props, 'saving'> & {
  conflict: MergeConflict
  number: number
  chosen: Choice | null
  onChoose: (choice: Choice) => void
}

/** One paragraph, field, name or figure with both versions, and what may stand. */
function Question({ conflict, number, chosen, onChoose, ...names }: QuestionProps) {
  const words = useTranslations('editor.conflict')
  const title = useTitle(conflict, number)
  const name = useId()
  const ofFigure = useTranslations('editor.figure')
  const sides = sidesOf(conflict, { ...names, figure: (key) => ofFigure(key) })
  const choices: readonly Choice[] =
    conflict.kind === 'text' ? ['mine', 'theirs', 'both'] : ['mine', 'theirs']
  return (
    <fieldset className="grid gap-2 border-t border-rule pt-2">
      <legend className="float-left w-full text-xs text-muted">{title}</legend>
      {sides && (
        <div className="grid gap-x-6 gap-y-2 font-serif md:grid-cols-2" lang="zh-CN">
          {(['mine', 'theirs'] as const).map((side) => (
            <div key={side} className="min-w-0 [overflow-wrap:anywhere]">
              <p className="font-sans text-xs text-muted">{words(side)}</p>
              <Side text={sides[side]} other={sides[side === 'mine' ? 'theirs' : 'mine']} />
            </div>
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {choices.map((choice) => (
          <label key={choice} className="inline-flex min-h-6 items-center gap-1.5">
            <input
              type="radio"
              name={name}
              checked={chosen === choice}
              onChange={() => onChoose(choice)}
              className="size-4 accent-(--color-ink)"
            />
            {words(`choose.${choice}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** One of the two texts; what the other does not have is marked. */
function Side({ text, other }: { text: string; other: string }) {
  const words = useTranslations('editor.conflict')
  if (text === '') return <p className="font-sans text-muted">{words('deleted')}</p>
  const parts = textDifference(other, text).filter(({ kind }) => kind !== 'removed')
  return (
    <p className="whitespace-pre-line">
      <Difference parts={parts} />
    </p>
  )
}

function useTitle(conflict: MergeConflict, number: number): string {
  const words = useTranslations('editor.conflict')
  const fields = useTranslations('editor.fields')
  const bylines = useTranslations('editor.bylines')
  if (conflict.kind !== 'field') return words(`of.${conflict.kind}`, { number })
  if (conflict.key === 'bylines') return bylines('title')
  return fields(conflict.key === 'sectionId' ? 'section' : conflict.key)
}
