'use client'

import { useTranslations } from 'next-intl'
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { METRIC_KINDS, QUALIFIERS, type MetricFields } from '@/lib/pipeline/model'
import {
  draftOf,
  EMPTY_DRAFT,
  fieldsOf,
  problemsOf,
  spelledOut,
  type DraftProblem,
  type MetricDraft,
} from './metric-fields'
import { ResolvedFacts } from './resolved-facts'

type Props = {
  /** The marked words. */
  quote: string
  fields: MetricFields | null
  isNew: boolean
  onSave: (fields: MetricFields) => void
  onCancel: () => void
}

type TextName = Exclude<keyof MetricDraft, 'isDown'>

/** The fields of one figure. What the numbers come to is said while they are typed. */
export function MetricForm({ quote, fields, isNew, onSave, onCancel }: Props) {
  const words = useTranslations('editor.metric')
  const common = useTranslations('common')
  // The machine's reading arrives a moment after the form; what was typed by then is kept.
  const [typed, setTyped] = useState<Partial<MetricDraft>>({})
  const draft: MetricDraft = { ...(fields ? draftOf(fields) : EMPTY_DRAFT), ...typed }
  const [isTried, setTried] = useState(false)
  const problems = problemsOf(draft)
  const read = fieldsOf(draft)

  const field = (name: TextName) => ({
    label: words(name),
    value: draft[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
    problem: problemOf(name, problems, isTried) ? words(`problem.${name}`) : null,
  })

  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (read) onSave(read)
      }}
    >
      <p className="border-l-[3px] border-rule pl-3 text-sm" aria-live="polite">
        <span lang="zh-CN">{quote}</span>
        <span className="font-bold tabular-nums"> = {read ? spelledOut(read) : words('unread')}</span>
      </p>
      <TextInput {...field('indicator')} />
      <div className="grid grid-cols-3 gap-2">
        <TextInput {...field('value')} />
        <TextInput {...field('valueTo')} />
        <TextInput {...field('from')} />
      </div>
      <div className="grid grid-cols-3 gap-2">
        <TextInput {...field('unit')} />
        <Choice
          {...field('qualifier')}
          options={QUALIFIERS.map((value) => ({ value, label: words(`qualifiers.${QUALIFIER_KEY[value]}`) }))}
        />
        <Choice
          {...field('kind')}
          options={METRIC_KINDS.map((value) => ({ value, label: common(`metricKind.${value}`) }))}
        />
      </div>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={draft.isDown}
          onChange={(event) => setTyped({ ...typed, isDown: event.target.checked })}
        />
        {words('isDown')}
      </label>
      <div className="grid grid-cols-3 gap-2">
        <TextInput {...field('subject')} />
        <TextInput {...field('period')} />
        <TextInput {...field('scope')} />
      </div>
      <ResolvedFacts fields={read} />
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={onCancel}>
          {common('cancel')}
        </Button>
        <Button kind="primary" type="submit">
          {words(isNew ? 'mark' : 'keep')}
        </Button>
      </div>
    </form>
  )
}

const QUALIFIER_KEY = { '=': 'exact', '≈': 'about', '>': 'more', '<': 'less' } as const

/** An empty field is a problem only once someone tried to save; a number that is none at once. */
function problemOf(name: TextName, problems: readonly DraftProblem[], isTried: boolean): boolean {
  const isWrong = problems.some((problem) => problem === name)
  return isWrong && (isTried || name === 'valueTo' || name === 'from')
}

type InputProps = {
  label: string
  value: string
  onChange: (value: string) => void
  problem: string | null
}

/** What stands in a field that gets or has the focus is selected, so that typing takes its place rather than follows it. */
function TextInput({ label, value, onChange, problem }: InputProps) {
  const input = useRef<HTMLInputElement>(null)
  const typed = useRef(value)
  useLayoutEffect(() => {
    if (value === typed.current) return
    typed.current = value
    if (document.activeElement === input.current) input.current?.select()
  }, [value])
  return (
    <Labelled label={label} problem={problem}>
      {(control) => (
        <input
          {...control}
          ref={input}
          type="text"
          lang="zh-CN"
          autoComplete="off"
          className={controlLook}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            typed.current = event.target.value
            onChange(event.target.value)
          }}
        />
      )}
    </Labelled>
  )
}

function Choice({
  label,
  value,
  onChange,
  options,
}: InputProps & { options: readonly { value: string; label: string }[] }) {
  return (
    <Labelled label={label} problem={null}>
      {(control) => (
        <select
          {...control}
          className={controlLook}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

type Control = { id: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }

function Labelled({
  label,
  problem,
  children,
}: {
  label: string
  problem: string | null
  children: (control: Control) => ReactNode
}) {
  const id = useId()
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      {children({
        id,
        'aria-invalid': problem ? true : undefined,
        'aria-describedby': problem ? `${id}-problem` : undefined,
      })}
      {problem && (
        <p id={`${id}-problem`} className="text-xs text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
