import { useLocale } from 'next-intl'
import type { LineRange } from '@/lib/editorial/line-ranges'

/** Line ranges as people read them: 12–20、25. */
export function useLineRanges(): (ranges: readonly LineRange[]) => string {
  const comma = useLocale() === 'en' ? ', ' : '、'
  return (ranges) =>
    ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(comma)
}
