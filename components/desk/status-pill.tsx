import { useTranslations } from 'next-intl'
import { Pill, type Tone } from '@/components/ui/pill'
import type { Status } from '@/lib/editorial/workflow'

const TONES: Record<Status, Tone> = {
  DRAFT: 'plain',
  IN_REVIEW: 'warning',
  PUBLISHED: 'positive',
  WITHDRAWN: 'muted',
}

/** Where an article stands. */
export function StatusPill({ status }: { status: Status }) {
  const words = useTranslations('common.status')
  return <Pill tone={TONES[status]}>{words(status)}</Pill>
}
