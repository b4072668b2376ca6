'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Button } from './button'

type Props = { error: Error & { digest?: string }; retry: () => void }

/** What a screen shows when it could not be made: what happened, what was kept, what to do. */
export function FailedState({ error, retry }: Props) {
  const words = useTranslations('common.failed')
  useEffect(() => console.error('screen failed', error), [error])
  return (
    <div role="alert" className="grid justify-items-start gap-3 py-10">
      <h1 className="font-serif text-xl font-bold">{words('title')}</h1>
      <p>{words('what')}</p>
      {error.digest && <p className="text-xs text-muted">{words('code', { digest: error.digest })}</p>}
      <Button onClick={retry}>{words('retry')}</Button>
    </div>
  )
}
