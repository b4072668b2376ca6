import { TagType } from '../model'
import { typeWeights } from './learned/span-weights'
import { surestOf, type Span } from './spans'
import { codeAt, isQuoteMark, mix, OUTSIDE, type Sheet } from './span-sheet'
import { wordIndexAt } from './words-of'

/** Features of a type are hashed into so many rows of weights, one for each type; a power of two. */
export const TYPE_BUCKETS = 1 << 13
const TYPES = TagType.options

/** What tells of which type a name is, as numbers of rows. */
export function typeFeatures({ words, tags, codes, passage, startsAt }: Sheet, span: Span): number[] {
  const { start, end } = span
  const features: number[] = []
  const add = (question: number, ...answers: number[]) => {
    features.push(answers.reduce(mix, Math.imul(question, 0x1000193)) & (TYPE_BUCKETS - 1))
  }
  const first = wordIndexAt(passage.words, start)
  const last = wordIndexAt(passage.words, end - 1)
  const code = (at: number) => codeAt(codes, at)
  add(1)
  add(5, words[last] ?? 0)
  add(6, code(end - 1))
  add(7, code(end - 2), code(end - 1))
  add(8, words[first] ?? 0)
  add(9, code(start))
  add(10, tags[last] ?? 0)
  add(11, tags[first] ?? 0, tags[last] ?? 0)
  add(12, words[first - 1] ?? OUTSIDE)
  add(13, words[last + 1] ?? OUTSIDE)
  add(14, code(start - 1))
  add(15, code(end))
  add(16, Math.min(end - start, 8))
  add(17, Math.min(end - start, 8), code(end - 1))
  add(18, Number(isQuoteMark(code(start - 1))), tags[last] ?? 0)
  add(19, Number((startsAt[start] ?? []).some((own) => own.end < end && own.type === 'place')), code(end - 1))
  for (let at = first + 1; at < last; at += 1) add(20, words[at] ?? 0)
  return features
}

/** How much speaks for each type, in the order of `TagType`. */
export function typeSums(features: readonly number[], weights: ArrayLike<number>): number[] {
  return TYPES.map((_, type) =>
    features.reduce((sum, feature) => sum + (weights[feature * TYPES.length + type] ?? 0), 0),
  )
}

/** The type that the surest of the proposing rules gives a name; where none does, the likeliest by its words and neighbours. */
export function typeOf(sheet: Sheet, span: Span): TagType {
  const surest = surestOf(span)
  if (surest) return surest.type
  const sums = typeSums(typeFeatures(sheet, span), typeWeights)
  return TYPES[sums.indexOf(Math.max(...sums))] ?? 'organization'
}
