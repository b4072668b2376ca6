import { OPENER } from '../action-result'
import { storable } from '../storable'

/** The fields of a form; a name that ends in `[]` collects all its values under the name without it. */
export function fromForm(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION') || name === OPENER) continue
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = form.getAll(name).map(kept)
    else fields[name] = kept(form.get(name))
  }
  return fields
}

const kept = (value: FormDataEntryValue | null) => (typeof value === 'string' ? storable(value) : value)
