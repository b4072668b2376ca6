'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { timePresets } from '@/lib/editorial/publication-times'

/** The next hours at which a newsroom publishes, each one press away; `onPick` is given what a field of time takes. */
export function TimePresets({ onPick }: { onPick: (time: string) => void }) {
  const words = useTranslations('workflow.schedule.presets')
  const [presets] = useState(() => timePresets(new Date()))
  return (
    <div role="group" aria-label={words('label')} className="-mt-2 flex flex-wrap gap-2">
      {presets.map(({ name, time }) => (
        <Button
          key={name}
          kind="quiet"
          size="small"
          className="pointer-coarse:min-h-11"
          onClick={() => onPick(time)}
        >
          {words(name)}
        </Button>
      ))}
    </div>
  )
}
