import type { FindAsk } from '@/lib/document/find-in-text'

/** What may be asked of a search for words besides them, in the order in which it is offered. */
export const FIND_OPTIONS = [
  'isExact',
  'isWhole',
  'unitesScripts',
] as const satisfies readonly (keyof FindAsk)[]
