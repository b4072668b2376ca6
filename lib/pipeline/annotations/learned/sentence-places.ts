import type { Passage } from '../candidate'
import { firstWordFrom } from '../words-of'

export const CLAUSE = /[,。;!?:\n]/u
export const SENTENCE = /[。!?\n]/u

const LEAD =
  /^(?:[^,]{0,12}(?:年|月|日|来|期间|底|末|季度|前|后)|目前|其中|截至.*|据|在|位于|走进|作为|如今|同时|记者从)$/u

/** Where a sentence that holds an offset starts. */
export function sentenceStart(folded: string, at: number): number {
  let from = at
  while (from > 0 && !SENTENCE.test(folded[from - 1] ?? '')) from -= 1
  return from
}

/** What a name heads: a paragraph, sentence or clause, perhaps behind a few leading words; else it stands inside. */
export function headOf(folded: string, start: number): string {
  let from = start
  while (from > 0 && start - from < 40 && !CLAUSE.test(folded[from - 1] ?? '')) from -= 1
  const lead = folded.slice(from, start).replace(/[“"《(\s]/gu, '')
  const opens = from === 0 ? 'paragraph' : SENTENCE.test(folded[from - 1] ?? '') ? 'sentence' : 'clause'
  if (lead === '') return opens
  return LEAD.test(lead) ? `${opens} lead` : 'inside'
}

const LEFT: readonly [RegExp, string][] = [
  [/[在于]$/u, 'at'],
  [/[与和及、同]$/u, 'and'],
  [/[由被让使]$/u, 'by'],
  [/[从自向到至赴往]$/u, 'way'],
  [/[占比较]$/u, 'than'],
  [/[对为给把将]$/u, 'for'],
  [/[,;:]$/u, 'clause'],
  [/[“"《(]$/u, 'quote'],
  [/的$/u, 'of'],
]

/** What kind of word stands before a name. */
export function leftOf(folded: string, start: number): string {
  const before = folded.slice(Math.max(0, start - 3), start)
  if (before === '' || SENTENCE.test(before.slice(-1))) return 'open'
  return LEFT.find(([pattern]) => pattern.test(before))?.[1] ?? 'word'
}

const SPEECH = /^(?:[^,。]{0,14})(?:介绍|表示|说|称|透露|坦言|告诉)/u
const OFFICE = /^(?:党委|副?书记|副?局长|副?主任|副?市长|董事长|总经理|负责人|有关|相关|常务)/u

/** What follows a name: an office, a verb of speech, a mark, or the first letter of the next word's tag. */
export function rightOf({ folded, words }: Passage, end: number): string {
  const after = folded.slice(end, end + 20)
  if (after === '') return 'end'
  if (OFFICE.test(after)) return 'office'
  if (SPEECH.test(after)) return 'speech'
  const next = after[0] ?? ''
  if (/[的,。、:;()”"》\s]/u.test(next)) return next
  return `tag ${(words[firstWordFrom(words, end)]?.tag ?? 'x').slice(0, 1)}`
}

/** Whether an offset stands in quoted speech of some length. */
export function isQuoted(folded: string, at: number): boolean {
  const open = folded.lastIndexOf('“', at)
  return open >= 0 && folded.lastIndexOf('”', at) < open && folded.indexOf('”', at) > at + 8
}

/** 据…统计, 记者从…获悉: who tells the figure, seldom whose it is. */
export function isSource(folded: string, start: number, end: number): boolean {
  if (
    /^(?:的?(?:统计|数据|消息|最新|提供|发布|公布|通报|测算|监测|预计|预测|有关负责人|相关负责人)|获悉|了解到)/u.test(
      folded.slice(end, end + 8),
    )
  )
    return true
  return /(?:据|记者从|从)$/u.test(folded.slice(Math.max(0, start - 3), start))
}
