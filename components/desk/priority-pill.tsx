import { useTranslations } from 'next-intl'
import { Pill } from '@/components/ui/pill'
import type { Priority } from '@/lib/editorial/priority'

/** 加急 or 优先; what is as usual has none. */
export function PriorityPill({ priority }: { priority: Priority }) {
  const words = useTranslations('workflow.priority')
  if (priority === 'NORMAL') return null
  return <Pill tone={priority === 'URGENT' ? 'danger' : 'warning'}>{words(priority)}</Pill>
}
