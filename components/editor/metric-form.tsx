'use client'

import { useTranslations } from 'next-intl'
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import type { StatedFigure } from '@/lib/document/content'
import { METRIC_KINDS, QUALIFIERS, type MetricFields } from '@/lib/pipeline/model'
import { doubtsOf, draftOf, spelledOut, type MetricDraft, type TextName } from './metric-fields'
import { ResolvedFacts } from './resolved-facts'
import { TagField } from './tag-field'
import { useMetricDraft } from './use-metric-draft'
import { WordsRow } from './words-row'

type Props = {
  /** The marked words. */
  quote: string
  /** What stands either side of them: the form may lie over the text. */
  around: { before: string; after: string }
  fields: StatedFigure | null
  /** What the machine reads in the words as they are now. */
  reading: MetricFields | null
  isNew: boolean
  onSave: (fields: StatedFigure) => void
  onCancel: () => void
}

/** The fields of one figure. What the numbers come to, and what is wrong with them, is said while they are typed. */
export function MetricForm({ quote, around, fields, reading, isNew, onSave, onCancel }: Props) {
  const words = useTranslations('editor.metric')
  const common = useTranslations('common')
  const { draft, read, stated, problems, change, field, tagField } = useMetricDraft(
    fields,
    isNew ? reading : null,
  )
  const [isTried, setTried] = useState(false)

  const textField = (name: TextName) => {
    const problem = problems.find((one) => one.field === name)
    const isSaid = problem && (isTried || problem.reason !== 'missing')
    return {
      label: words(name),
      ...field(name),
      problem: isSaid ? words(`problem.${problem.field}.${problem.reason}`, { ...problem }) : null,
    }
  }

  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (stated) onSave(stated)
      }}
    >
      <WordsRow quote={quote}>
        <span className="font-bold tabular-nums" aria-live="polite">
          = {read ? spelledOut(read) : words('unread')}
        </span>
      </WordsRow>
      <p lang="zh-CN" className="line-clamp-3 font-serif text-sm text-muted wrap-anywhere">
        {around.before}
        <span className="bg-mark text-ink">{quote}</span>
        {around.after}
      </p>
      <Doubts draft={draft} read={read} reading={reading} onTake={change} />
      <TextInput {...textField('indicator')} />
      <div className="grid grid-cols-3 gap-2">
        <TextInput {...textField('value')} />
        <TextInput {...textField('valueTo')} />
        <TextInput {...textField('from')} />
      </div>
      <div className="grid grid-cols-3 gap-2">
        <TextInput {...textField('unit')} />
        <Choice
          {...textField('qualifier')}
          options={QUALIFIERS.map((value) => ({ value, label: words(`qualifiers.${QUALIFIER_KEY[value]}`) }))}
        />
        <Choice
          {...textField('kind')}
          options={METRIC_KINDS.map((value) => ({ value, label: common(`metricKind.${value}`) }))}
        />
      </div>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={draft.isDown}
          onChange={(event) => change({ isDown: event.target.checked })}
        />
        {words('isDown')}
      </label>
      <div className="grid grid-cols-3 gap-2">
        <TagField label={words('subject')} {...tagField('subject')} />
        <TextInput {...textField('period')} />
        <TagField label={words('scope')} {...tagField('scope')} />
      </div>
      <ResolvedFacts fields={stated} />
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

type DoubtsProps = {
  draft: MetricDraft
  read: MetricFields | null
  reading: MetricFields | null
  onTake: (numbers: Partial<MetricDraft>) => void
}

/** What may be wrong though it can be saved: among it that the words say another number than the fields. */
function Doubts({ draft, read, reading, onTake }: DoubtsProps) {
  const words = useTranslations('editor.metric')
  const doubts = doubtsOf(draft)
  const isOther = read && reading && spelledOut(read) !== spelledOut(reading)
  if (doubts.length === 0 && !isOther) return null
  return (
    <ul className="grid gap-1 border-l-[3px] border-warning pl-2 text-xs text-warning" aria-live="polite">
      {isOther && (
        <li className="flex flex-wrap items-baseline gap-x-2">
          {words('doubt.differs', { figure: spelledOut(reading) })}
          <Button
            size="small"
            kind="bare"
            onClick={() => {
              const { value, valueTo, from, unit, qualifier, isDown } = draftOf(reading)
              onTake({ value, valueTo, from, unit, qualifier, isDown })
            }}
          >
            {words('doubt.take')}
          </Button>
        </li>
      )}
      {doubts.map((doubt) => (
        <li key={doubt}>{words(`doubt.${doubt}`)}</li>
      ))}
    </ul>
  )
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
