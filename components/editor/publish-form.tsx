'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { controlLook } from '@/components/ui/field'
import type { CorrectionDraft } from '@/lib/editorial/correction'
import { toDeskTime } from '@/lib/editorial/publication-times'
import type { FigureChoice } from './figures-of'
import { TimeField } from './schedule-form'

type Fields = Readonly<Record<string, string | readonly string[]>>
type Props = {
  /** When the public copy expires, in ISO. */
  expiresAt: string | null
  drafts: readonly CorrectionDraft[]
  figures: readonly FigureChoice[]
  onPublish: (fields: Fields) => void
}

const EMPTY = { draftId: '', note: '', before: '', after: '', metricIds: [] as readonly string[] }
type Note = typeof EMPTY

const fromDraft = ({ id, note, before, after, metricId }: CorrectionDraft): Note => ({
  draftId: id,
  note,
  before,
  after,
  metricIds: metricId ? [metricId] : [],
})

/** Replacing what readers see: a small fix without a word, or a correction with a public note. */
export function PublishForm({ expiresAt, drafts, figures, onPublish }: Props) {
  const words = useTranslations('workflow.correct')
  const steps = useTranslations('workflow.steps')
  const schedule = useTranslations('workflow.schedule')
  const close = useCloseDialog()
  const [first] = drafts
  const [isNote, setNote] = useState(first !== undefined)
  const [note, setFields] = useState<Note>(first ? fromDraft(first) : EMPTY)
  const [foundAt, setFoundAt] = useState('')
  const [until, setUntil] = useState(expiresAt ? toDeskTime(new Date(expiresAt)) : '')
  const change = (part: Partial<Note>) => setFields((before) => ({ ...before, ...part }))
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        close()
        const { metricIds, ...texts } = note
        onPublish({
          expiresAt: until,
          ...(isNote
            ? { change: 'note', ...texts, 'metricIds[]': metricIds, foundAt }
            : { change: 'silent' }),
        })
      }}
    >
      <fieldset className="grid gap-1.5">
        <legend className="sr-only">{words('kind')}</legend>
        {[false, true].map((value) => (
          <label key={String(value)} className="flex items-start gap-2">
            <input
              type="radio"
              name="change"
              className="mt-1"
              checked={isNote === value}
              onChange={() => setNote(value)}
            />
            <span>
              {words(value ? 'note' : 'silent')}
              <span className="block text-xs text-muted">{words(value ? 'noteWhat' : 'silentWhat')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isNote && (
        <>
          {drafts.length > 0 && <DraftField drafts={drafts} value={note.draftId} onChange={setFields} />}
          <Line label={words('what')} value={note.note} onChange={(text) => change({ note: text })} />
          <Line label={words('before')} value={note.before} onChange={(text) => change({ before: text })} />
          <Line label={words('after')} value={note.after} onChange={(text) => change({ after: text })} />
          <FigureFields
            figures={figures}
            chosen={note.metricIds}
            onChange={(metricIds) => change({ metricIds })}
          />
          <TimeField label={words('foundAt')} value={foundAt} onChange={setFoundAt} />
        </>
      )}
      <TimeField label={schedule('expires')} value={until} onChange={setUntil} />
      <div className="flex justify-end">
        <Button kind="primary" type="submit">
          {steps('republish')}
        </Button>
      </div>
    </form>
  )
}

type LineProps = { label: string; value: string; onChange: (text: string) => void }

function Line({ label, value, onChange }: LineProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <textarea
        id={id}
        required
        lang="zh-CN"
        rows={2}
        maxLength={500}
        className={controlLook}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

type DraftProps = { drafts: readonly CorrectionDraft[]; value: string; onChange: (note: Note) => void }

/** What settled conflicts left to be corrected. */
function DraftField({ drafts, value, onChange }: DraftProps) {
  const words = useTranslations('workflow.correct')
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {words('draft')}
      </label>
      <select
        id={id}
        className={controlLook}
        value={value}
        onChange={(event) => {
          const draft = drafts.find((one) => one.id === event.target.value)
          onChange(draft ? fromDraft(draft) : EMPTY)
        }}
      >
        <option value="">{words('noDraft')}</option>
        {drafts.map((draft) => (
          <option key={draft.id} value={draft.id}>
            {words('draftOf', { before: draft.before, after: draft.after })}
          </option>
        ))}
      </select>
    </div>
  )
}

type FigureProps = {
  figures: readonly FigureChoice[]
  chosen: readonly string[]
  onChange: (metricIds: readonly string[]) => void
}

function FigureFields({ figures, chosen, onChange }: FigureProps) {
  const words = useTranslations('workflow.correct')
  if (figures.length === 0) return null
  return (
    <fieldset className="grid max-h-40 gap-1 overflow-y-auto">
      <legend className="mb-1 text-xs text-muted">{words('figures')}</legend>
      {figures.map(({ id, text, indicator }) => (
        <label key={id} className="flex items-start gap-2">
          <input
            type="checkbox"
            className="mt-1"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
          <span lang="zh-CN">
            {text} <span className="text-xs text-muted">{indicator}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
