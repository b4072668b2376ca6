'use client'

import { useTranslations } from 'next-intl'
import { useState, type Dispatch, type SetStateAction } from 'react'
import { ChoiceField } from '@/components/ui/choice-field'
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import type { CorrectionDraft } from '@/lib/editorial/correction'
import type { FigureChoice } from './figures-of'
import { TimeField } from './time-field'

/** What a form sends of it. */
type Fields = Readonly<Record<string, string | readonly string[]>>

const EMPTY = { draftId: '', note: '', before: '', after: '', metricIds: [] as readonly string[] }
type Note = typeof EMPTY

const KINDS = ['silent', 'note'] as const

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

/** The words of a change before and after it. */
export type ChangedWords = { before: string; after: string }

/**
 * Asks how what readers see is replaced: a small fix without a word, or a correction with a public note, which begins with
 * the words that were changed where they are few.
 */
export function useChange(
  drafts: readonly CorrectionDraft[],
  figures: readonly FigureChoice[],
  changed: () => ChangedWords | null,
) {
  const [first] = drafts
  const [isNote, setNote] = useState(first !== undefined)
  const [blank] = useState<Note>(() => ({ ...EMPTY, ...changed() }))
  const [note, setFields] = useState<Note>(first ? fromDraft(first) : blank)
  const [foundAt, setFoundAt] = useState('')
  const { metricIds, ...texts } = note
  const said: Fields = isNote
    ? { change: 'note', ...texts, 'metricIds[]': metricIds, foundAt }
    : { change: 'silent' }
  const element = (
    <ChangeFields {...{ drafts, figures, blank, isNote, setNote, note, setFields, foundAt, setFoundAt }} />
  )
  return { said, element }
}

type ChangeProps = {
  drafts: readonly CorrectionDraft[]
  figures: readonly FigureChoice[]
  /** What the note says before a person or a draft says more. */
  blank: Note
  isNote: boolean
  setNote: (isNote: boolean) => void
  note: Note
  setFields: Dispatch<SetStateAction<Note>>
  foundAt: string
  setFoundAt: (foundAt: string) => void
}

function ChangeFields({
  drafts,
  figures,
  blank,
  isNote,
  setNote,
  note,
  setFields,
  foundAt,
  setFoundAt,
}: ChangeProps) {
  const words = useTranslations('workflow.correct')
  const change = (part: Partial<Note>) => setFields((before) => ({ ...before, ...part }))
  return (
    <>
      <ChoiceField
        name="change"
        legend={words('kind')}
        choices={KINDS.map((kind) => ({ value: kind, label: words(kind), what: words(`${kind}What`) }))}
        value={isNote ? 'note' : 'silent'}
        onChange={(kind) => setNote(kind === 'note')}
      />
      {isNote && (
        <>
          {drafts.length > 0 && (
            <DraftField {...{ drafts, blank }} value={note.draftId} onChange={setFields} />
          )}
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
    </>
  )
}

type DraftProps = {
  drafts: readonly CorrectionDraft[]
  blank: Note
  value: string
  onChange: (note: Note) => void
}

/** What settled conflicts left to be corrected. */
function DraftField({ drafts, blank, value, onChange }: DraftProps) {
  const words = useTranslations('workflow.correct')
  return (
    <SelectField
      name="draftId"
      label={words('draft')}
      value={value}
      onChange={({ target }) => {
        const draft = drafts.find((one) => one.id === target.value)
        onChange(draft ? fromDraft(draft) : blank)
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
