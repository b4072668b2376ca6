'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
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

/** The texts of a note, each with the word that names it. */
const TEXTS = [
  ['note', 'what'],
  ['before', 'before'],
  ['after', 'after'],
] as const

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
          {TEXTS.map(([name, label]) => (
            <TextAreaField
              key={name}
              name={name}
              label={words(label)}
              required
              lang="zh-CN"
              rows={2}
              maxLength={500}
              value={note[name]}
              onChange={({ target }) => change({ [name]: target.value })}
            />
          ))}
          <FigureFields
            figures={figures}
            chosen={note.metricIds}
            onChange={(metricIds) => change({ metricIds })}
          />
          <TimeField name="foundAt" label={words('foundAt')} value={foundAt} onChange={setFoundAt} />
        </>
      )}
      <TimeField name="expiresAt" label={schedule('expires')} value={until} onChange={setUntil} />
      <div className="flex justify-end">
        <Button kind="primary" type="submit">
          {steps('republish')}
        </Button>
      </div>
    </form>
  )
}

type DraftProps = { drafts: readonly CorrectionDraft[]; value: string; onChange: (note: Note) => void }

/** What settled conflicts left to be corrected. */
function DraftField({ drafts, value, onChange }: DraftProps) {
  const words = useTranslations('workflow.correct')
  return (
    <SelectField
      name="draftId"
      label={words('draft')}
      value={value}
      onChange={({ target }) => {
        const draft = drafts.find((one) => one.id === target.value)
        onChange(draft ? fromDraft(draft) : EMPTY)
      }}
      options={[
        { value: '', label: words('noDraft') },
        ...drafts.map(({ id, before, after }) => ({ value: id, label: words('draftOf', { before, after }) })),
      ]}
    />
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
