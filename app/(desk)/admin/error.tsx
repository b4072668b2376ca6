'use client'

import { FailedState } from '@/components/ui/failed-state'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function DeskError({ error, reset }: Props) {
  return <FailedState error={error} retry={reset} />
}
