import type { TagType } from '../pipeline/model'
import { surfaceOf } from '../pipeline/surface-of'
import type { SuggestionDraft } from './suggestion'

/** What stands around words, as contexts are compared: in half width, without white space. */
export type Context = { before: string; after: string }

/** What people want to be offered no more. A sense is the id of a tag, or the key of a type and name that mean none. */
export type Refusals = {
  rulesOff: ReadonlySet<string>
  /** Surface forms with a sense (`formKey`) that were refused so often that they are offered nowhere. */
  givenUp: ReadonlySet<string>
  /** By surface form: what was refused in which surroundings. A figure has no sense. */
  rejections: ReadonlyMap<string, readonly { sense: string | null; context: Context }[]>
  senseOf: (type: TagType, name: string) => string
}

export const senseKey = (type: TagType, name: string): string => `${type} ${name}`
export const formKey = (surface: string, sense: string): string => JSON.stringify([surface, sense])

const foldContext = (text: string) => surfaceOf(text).replaceAll(/\s/gu, '')
export const contextOf = ({ before, after }: Context): Context => ({
  before: foldContext(before),
  after: foldContext(after),
})

/** So many characters alike, counted on both sides together, are the same surroundings. */
const SAME_MIN = 16

/**
 * Whether two places are the same surroundings: an edit beside the words on one side does not make them others. Where less
 * stands around, all of it must be alike.
 */
export function isSameContext(one: Context, other: Context): boolean {
  const lengthOf = ({ before, after }: Context) => before.length + after.length
  const needed = Math.min(SAME_MIN, Math.max(lengthOf(one), lengthOf(other)))
  return alikeBefore(one.before, other.before) + alikeAfter(one.after, other.after) >= needed
}

function alikeAfter(one: string, other: string): number {
  let count = 0
  while (count < one.length && one[count] === other[count]) count += 1
  return count
}

function alikeBefore(one: string, other: string): number {
  let count = 0
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count += 1
  return count
}

/** Whether a suggestion is one that people want to be offered no more. */
export function isRefused(suggestion: SuggestionDraft, refusals: Refusals): boolean {
  if (refusals.rulesOff.has(suggestion.rule)) return true
  const surface = surfaceOf(suggestion.quote)
  const sense =
    suggestion.kind === 'mention'
      ? refusals.senseOf(suggestion.fields.type, suggestion.fields.canonical)
      : null
  if (sense !== null && refusals.givenUp.has(formKey(surface, sense))) return true
  const context = contextOf(suggestion)
  return (refusals.rejections.get(surface) ?? []).some(
    (rejection) => rejection.sense === sense && isSameContext(rejection.context, context),
  )
}
