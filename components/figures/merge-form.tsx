'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { useCloseDialog } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { PickEntry, type Found } from '@/components/desk/pick-entry'

type Props = {
  action: FormAction<void>
  loser: { id: string; version: number }
  /** What the merge will touch. */
  preview: string
}

/** Finds the indicator that is to stand for this one, says what will be touched, merges. */
export function MergeForm({ action, loser, preview }: Props) {
  const words = useTranslations('admin.metrics')
  const close = useCloseDialog()
  const [chosen, setChosen] = useState<Found | null>(null)
  return (
    <ActionForm action={action} hidden={{ ...loser }} done={words('mergeDone')} onDone={close}>
      <p>{preview}</p>
      <PickEntry
        exceptId={loser.id}
        namespace="admin.metrics"
        search="/api/desk/indicators?limit=10"
        name="intoId"
        onChoose={setChosen}
      />
      <div className="flex items-center justify-end gap-3">
        {chosen && <p className="mr-auto text-xs text-muted">{words('chosen', { name: chosen.name })}</p>}
        <SubmitButton isDisabled={!chosen}>{words('mergeDo')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
