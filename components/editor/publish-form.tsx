'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import type { CorrectionDraft } from '@/lib/editorial/correction'
import { toDeskTime } from '@/lib/editorial/publication-times'
import { useChange } from './change-fields'
import type { FigureChoice } from './figures-of'
import { TimeField } from './time-field'

type Props = {
  /** When the public copy expires, in ISO. */
  expiresAt: string | null
  drafts: readonly CorrectionDraft[]
  figures: readonly FigureChoice[]
  onPublish: (fields: Readonly<Record<string, string | readonly string[]>>) => void
}

/** Replacing what readers see: a small fix without a word, or a correction with a public note. */
export function PublishForm({ expiresAt, drafts, figures, onPublish }: Props) {
  const steps = useTranslations('workflow.steps')
  const schedule = useTranslations('workflow.schedule')
  const close = useCloseDialog()
  const change = useChange(drafts, figures)
  const [until, setUntil] = useState(expiresAt ? toDeskTime(new Date(expiresAt)) : '')
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        close()
        onPublish({ expiresAt: until, ...change.said })
      }}
    >
      {change.element}
      <TimeField name="expiresAt" label={schedule('expires')} value={until} onChange={setUntil} />
      <div className="flex justify-end">
        <Button kind="primary" type="submit">
          {steps('republish')}
        </Button>
      </div>
    </form>
  )
}
