'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/ui/confirm-button'
import type { FormAction } from '@/lib/action-result'

type Props = { rule: string; name: string; isOff: boolean; action: FormAction }

/** Switches a rule off or on, saying first what that does. */
export function RuleSwitch({ rule, name, isOff, action }: Props) {
  const words = useTranslations('learning.rules')
  return (
    <ConfirmButton
      // A new form for the other way: the answer of the last one is not its own.
      key={String(isOff)}
      size="small"
      kind="quiet"
      action={action}
      hidden={{ rule, isOff: String(!isOff) }}
      label={words(isOff ? 'switchOn' : 'switchOff')}
      title={words(isOff ? 'switchOnTitle' : 'switchOffTitle', { name })}
      done={words(isOff ? 'switchedOn' : 'switchedOff', { name })}
    >
      <p>{words(isOff ? 'switchOnBody' : 'switchOffBody')}</p>
    </ConfirmButton>
  )
}
