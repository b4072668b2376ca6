import type { MetricFields } from '@/lib/pipeline/model'

const READ = ['value', 'valueTo', 'from', 'unit', 'qualifier', 'direction', 'kind', 'period'] as const
const NUMBERS = ['value', 'valueTo', 'from'] as const

/**
 * The fields with what the words now say differently from before; null when they say the same. Only what changed between the two
 * readings is taken over, so that what an editor had put right stays. Without a reading of before, the numbers are compared
 * with the fields themselves.
 */
export function readAnew(
  fields: MetricFields,
  now: MetricFields,
  before: MetricFields | null,
): MetricFields | null {
  const names = before ? READ : NUMBERS
  const changed = names.filter((name) => now[name] !== (before ?? fields)[name] && now[name] !== fields[name])
  if (changed.length === 0) return null
  return { ...fields, ...Object.fromEntries(changed.map((name) => [name, now[name]])) }
}
