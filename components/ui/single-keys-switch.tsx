'use client'

import { useTranslations } from 'next-intl'
import { useSingleKeys } from './use-single-keys'

/** Switches the keys that are single letters off and on, for all desks on this device. */
export function SingleKeysSwitch() {
  const words = useTranslations('common.singleKeys')
  const [isOn, setOn] = useSingleKeys()
  return (
    <div className="mt-5 border-t border-rule pt-3">
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={isOn}
          onChange={(event) => setOn(event.target.checked)}
        />
        {words('label')}
      </label>
      <p className="text-xs text-muted">{words('hint')}</p>
    </div>
  )
}
