import { TextField } from '@/components/ui/text-field'

type Props = {
  name: string
  label: string
  value: string
  isRequired?: boolean
  onChange: (value: string) => void
}

/** A moment in the time zone of the newsroom, to the minute. */
export function TimeField({ isRequired = false, onChange, ...field }: Props) {
  return (
    <TextField
      {...field}
      type="datetime-local"
      required={isRequired}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
