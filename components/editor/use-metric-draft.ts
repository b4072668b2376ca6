'use client'

import { useState } from 'react'
import type { ChosenTags, StatedFigure } from '@/lib/document/content'
import type { MetricFields } from '@/lib/pipeline/model'
import { draftOf, EMPTY_DRAFT, fieldsOf, problemsOf, type MetricDraft, type TextName } from './metric-fields'
import type { FoundTag } from './tag-requests'

/** What stands in the form of a figure: what was typed, over its fields or, without any, over what the machine reads. */
export function useMetricDraft(fields: StatedFigure | null, reading: MetricFields | null) {
  // The machine's reading arrives a moment after the form; what was typed by then is kept.
  const [typed, setTyped] = useState<Partial<MetricDraft>>({})
  const [chosen, setChosen] = useState<ChosenTags>(fields?.chosen ?? {})
  const start = fields ?? reading
  const draft: MetricDraft = { ...(start ? draftOf(start) : EMPTY_DRAFT), ...typed }
  const read = fieldsOf(draft)
  const change = (part: Partial<MetricDraft>) => setTyped((before) => ({ ...before, ...part }))

  return {
    draft,
    read,
    /** The figure as it would be saved; null while something keeps it from being counted. */
    stated: read && withChosen(read, chosen),
    problems: problemsOf(draft),
    change,
    field: (name: TextName) => ({
      value: draft[name],
      onChange: (value: string) => change({ [name]: value }),
    }),
    tagField: (name: 'subject' | 'scope') => ({
      value: draft[name],
      onType: (value: string) => {
        change({ [name]: value })
        // Other words may mean another tag.
        setChosen({ ...chosen, [name]: undefined })
      },
      onChoose: (tag: FoundTag) => {
        change({ [name]: tag.name })
        setChosen({ ...chosen, [name]: tag.id })
      },
    }),
  }
}

function withChosen(fields: MetricFields, { subject, scope }: ChosenTags): StatedFigure {
  const chosen = {
    ...(subject && fields.subject !== null && { subject }),
    ...(scope && fields.scope !== null && { scope }),
  }
  return Object.keys(chosen).length > 0 ? { ...fields, chosen } : fields
}
