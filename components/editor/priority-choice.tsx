import { useTranslations } from 'next-intl'
import { PriorityPill } from '@/components/desk/priority-pill'
import { SelectField } from '@/components/ui/select-field'
import { PRIORITIES, type Priority } from '@/lib/editorial/priority'

type Props = {
  priority: Priority
  mayChange: boolean
  isTaking: boolean
  onPriority: (priority: Priority) => void
}

/** How soon the article is wanted; chosen, it holds at once. Who may not choose sees what is out of the ordinary. */
export function PriorityChoice({ priority, mayChange, isTaking, onPriority }: Props) {
  const words = useTranslations('workflow.priority')
  if (!mayChange) return <PriorityPill priority={priority} />
  return (
    <SelectField
      label={words('label')}
      name="priority"
      className="grid-cols-[auto_auto] items-center gap-x-1.5"
      disabled={isTaking}
      value={priority}
      options={PRIORITIES.map((value) => ({ value, label: words(value) }))}
      onChange={({ target }) => {
        const chosen = PRIORITIES.find((one) => one === target.value)
        if (chosen) onPriority(chosen)
      }}
    />
  )
}
