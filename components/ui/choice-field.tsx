'use client'

type Choice<Value extends string> = { value: Value; label: string; what: string }

type Props<Value extends string> = {
  name: string
  legend: string
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
}

/** One of a few ways to do something, each with what follows from it. */
export function ChoiceField<Value extends string>({ name, legend, choices, value, onChange }: Props<Value>) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="sr-only">{legend}</legend>
      {choices.map((one) => (
        <label key={one.value} className="flex items-start gap-2">
          <input
            type="radio"
            name={name}
            className="mt-1"
            checked={value === one.value}
            onChange={() => onChange(one.value)}
          />
          <span>
            {one.label}
            <span className="block text-xs text-muted">{one.what}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
