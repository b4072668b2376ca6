import { useTranslations } from 'next-intl'
import { Pill, type Tone } from '@/components/ui/pill'
import type { State } from '@/lib/editorial/workflow'

const TONES: Record<State, Tone> = {
  DRAFT: 'plain',
  IN_REVIEW: 'warning',
  APPROVED: 'positive',
  SCHEDULED: 'positive',
  PUBLISHED: 'positive',
  CORRECTED: 'positive',
  CHANGE_IN_REVIEW: 'warning',
  CHANGE_APPROVED: 'positive',
  CHANGE_SCHEDULED: 'positive',
  EXPIRED: 'muted',
  WITHDRAWN: 'muted',
  KILLED: 'danger',
  TRASHED: 'muted',
}

/** Where an article stands. */
export function StatusPill({ status }: { status: State }) {
  const words = useTranslations('workflow.states')
  return <Pill tone={TONES[status]}>{words(status)}</Pill>
}
