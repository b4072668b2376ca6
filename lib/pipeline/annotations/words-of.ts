import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

export type Word = {
  text: string
  /** Part of speech as jieba names it: n, ns, v, m, x… */
  tag: string
  start: number
  end: number
}

let jieba: Jieba | null = null

/** The tag of a word depends on the word alone: kept, because asking the library costs more than cutting does. */
const tags = new Map<string, string>()
const KEPT = 100_000

/** The words of a text by the shipped dictionary, with their places. The dictionary is read at the first call (0.3 s). */
export function wordsOf(text: string): Word[] {
  jieba ??= Jieba.withDict(dict)
  const words: Word[] = []
  let start = 0
  for (const word of jieba.cut(text, false)) {
    const end = start + word.length
    words.push({ text: word, tag: tags.get(word) ?? lookUp(jieba, word), start, end })
    start = end
  }
  return words
}

function lookUp(dictionary: Jieba, word: string): string {
  const tag = dictionary.tag(word, false)[0]?.tag ?? 'x'
  if (tags.size >= KEPT) tags.clear()
  tags.set(word, tag)
  return tag
}

const ordinary = new Map<string, boolean>()

/** Whether the dictionary holds the text as one word that is no personal name. */
export function isOrdinaryWord(text: string): boolean {
  const known = ordinary.get(text)
  if (known !== undefined) return known
  const words = wordsOf(text)
  const answer = words.length === 1 && !/^(?:nr|x|eng)/u.test(words[0]?.tag ?? 'x') && text.length > 1
  if (ordinary.size >= KEPT) ordinary.clear()
  ordinary.set(text, answer)
  return answer
}

/** The words that lie wholly between two offsets. */
export function wordsWithin(words: readonly Word[], start: number, end: number): Word[] {
  const within: Word[] = []
  for (let index = firstWordFrom(words, start); index < words.length; index += 1) {
    const word = words[index]
    if (!word || word.end > end) break
    within.push(word)
  }
  return within
}

/** The index of the first word that starts at an offset or behind it; the number of words when none does. */
export function firstWordFrom(words: readonly Word[], at: number): number {
  const index = wordIndexAt(words, at)
  return (words[index]?.start ?? -1) < at ? index + 1 : index
}

/** The index of the word that covers an offset, or of the last one before it; -1 before the first. */
export function wordIndexAt(words: readonly Word[], at: number): number {
  let low = 0
  let high = words.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const word = words[middle]
    if (!word) return -1
    if (word.start <= at && at < word.end) return middle
    if (word.end <= at) low = middle + 1
    else high = middle - 1
  }
  return high
}

/** The word that ends at an offset, or the part before the offset of the one that goes on; null where none does. */
export function wordEndingAt(words: readonly Word[], folded: string, at: number): Word | null {
  let low = 0
  let high = words.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const word = words[middle]
    if (!word) return null
    if (word.end === at) return word
    if (word.start < at && at < word.end) {
      return { ...word, text: folded.slice(word.start, at), end: at }
    }
    if (word.end < at) low = middle + 1
    else high = middle - 1
  }
  return null
}
