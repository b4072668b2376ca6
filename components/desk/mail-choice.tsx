import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField } from '@/components/ui/check-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import type { NotificationKind } from '@/lib/editorial/notification'

type Props = {
  kinds: readonly NotificationKind[]
  mailed: readonly NotificationKind[]
  isOff: boolean
  choose: FormAction<void>
}

/** Which notifications come by mail as well. */
export function MailChoice({ kinds, mailed, isOff, choose }: Props) {
  const words = useTranslations('notifications.mail')
  return (
    <section className="mt-8 grid max-w-4xl gap-3 border-t border-ink pt-3">
      <h2 className="text-base font-bold">{words('title')}</h2>
      <p className="text-sm text-muted">{words(isOff ? 'off' : 'what')}</p>
      <ActionForm action={choose} done={words('saved')}>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {kinds.map((kind) => (
            <CheckField
              key={`${kind} ${mailed.includes(kind)}`}
              name="mailed[]"
              value={kind}
              label={words(`kind.${kind}`)}
              defaultChecked={mailed.includes(kind)}
            />
          ))}
        </div>
        <div>
          <SubmitButton kind="plain">{words('save')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
