/** A DecimalText with its thousands parted: `-15000.5` → `-15,000.5`. */
export function groupDigits(decimal: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(\.\d+)?$/u.exec(decimal) ?? []
  if (whole === '') return decimal
  return `${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/gu, ',')}${fraction}`
}

type Quantity = {
  value: string
  valueTo: string | null
  unit: string
  canonicalValue: string | null
  canonicalUnit: string | null
}

/** A unit as readers see it; a fraction of one (`ratio`) has none. */
export const unitName = (unit: string): string => (unit === 'ratio' ? '' : unit)

const SIGN_UNITS = new Set(['%', '‰', '℃', '°'])
const join = (number: string, unit: string) =>
  unitName(unit) === '' || SIGN_UNITS.has(unit) ? `${number}${unitName(unit)}` : `${number} ${unit}`

/** The quantity in full, in its canonical unit where it has one: `1.5万家` → `15,000 家`, a range as `5–8 %`. */
export function quantityText({ value, valueTo, unit, canonicalValue, canonicalUnit }: Quantity): string {
  if (valueTo !== null) return join(`${groupDigits(value)}–${groupDigits(valueTo)}`, unit)
  if (canonicalValue === null) return join(groupDigits(value), unit)
  return join(groupDigits(canonicalValue), canonicalUnit ?? unit)
}
