'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { BorneNameQuestion } from '@/components/desk/borne-name'
import { ActionForm } from '@/components/ui/action-form'
import { DialogButton } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import { IndicatorFields } from './indicator-fields'

type Props = { action: FormAction<{ id: string }> }

/** Opens the form for a new indicator and then the indicator. */
export function NewIndicatorButton({ action }: Props) {
  const words = useTranslations('admin.metrics')
  const router = useRouter()
  return (
    <DialogButton kind="primary" label={words('new')} title={words('new')}>
      <ActionForm action={action} onDone={({ id }) => router.push(deskAddress.indicator(id))}>
        <IndicatorFields />
        <div className="flex justify-end">
          <SubmitButton>{words('create')}</SubmitButton>
        </div>
        <BorneNameQuestion namespace="admin.metrics" same={{ way: 'open' }} />
      </ActionForm>
    </DialogButton>
  )
}
