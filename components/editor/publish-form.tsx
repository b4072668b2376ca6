'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import type { CorrectionDraft } from '@/lib/editorial/correction'
import { toDeskTime } from '@/lib/editorial/publication-times'
import { wordsOfSlug } from '@/lib/editorial/slug-words'
import { useChange } from './change-fields'
import type { FigureChoice } from './figures-of'
import { TimeField } from './time-field'

type Props = {
  /** Where readers find it. */
  slug: string | null
  /** When the public copy expires, in ISO. */
  expiresAt: string | null
  drafts: readonly CorrectionDraft[]
  figures: readonly FigureChoice[]
  onPublish: (fields: Readonly<Record<string, string | readonly string[]>>) => void
}

/** Replacing what readers see: a small fix without a word, or a correction with a public note. */
export function PublishForm({ slug, expiresAt, drafts, figures, onPublish }: Props) {
  const words = useTranslations('workflow.correct')
  const steps = useTranslations('workflow.steps')
  const schedule = useTranslations('workflow.schedule')
  const close = useCloseDialog()
  const change = useChange(drafts, figures)
  const now = slug === null ? '' : wordsOfSlug(slug)
  const [address, setAddress] = useState(now)
  const [until, setUntil] = useState(expiresAt ? toDeskTime(new Date(expiresAt)) : '')
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        close()
        onPublish({ expiresAt: until, ...(address !== now && { address }), ...change.said })
      }}
    >
      {change.element}
      <TimeField name="expiresAt" label={schedule('expires')} value={until} onChange={setUntil} />
      {slug !== null && (
        <TextField
          label={words('address')}
          hint={words('addressHint')}
          name="address"
          lang="en"
          translate="no"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          title={words('addressForm')}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
      )}
      <div className="flex justify-end">
        <Button kind="primary" type="submit">
          {steps('republish')}
        </Button>
      </div>
    </form>
  )
}
