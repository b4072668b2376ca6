import type { Node } from '@tiptap/pm/model'
import { openBlocks } from './spans'

/**
 * How long a text is, as a newsroom counts: `words` (字数) is every Chinese character, Latin word, number and punctuation
 * mark; `plain` the same without punctuation; `latin` the Latin words and numbers alone; `characters` all but white space.
 */
export type TextCount = { words: number; plain: number; latin: number; characters: number }

const NOTHING: TextCount = { words: 0, plain: 0, latin: 0, characters: 0 }

/** Characters that are words by themselves. */
const CJK = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`
/** A letter, digit or combining mark of another script. */
const LETTER = String.raw`(?:(?![${CJK}])[\p{L}\p{N}\p{M}])`
/** One of those, other letters and digits as long as they run (3.14, 1,000, don't, K-12), or a punctuation mark. */
const PIECE = new RegExp(
  String.raw`(?<cjk>[${CJK}])|(?<run>${LETTER}+(?:[.,'’:/-]${LETTER}+)*)|[\p{P}\p{S}]`,
  'gu',
)

export function countText(text: string): TextCount {
  let [han, latin, marks] = [0, 0, 0]
  for (const { groups } of text.matchAll(PIECE)) {
    if (groups?.cjk) han += 1
    else if (groups?.run) latin += 1
    else marks += 1
  }
  const characters = [...text.replaceAll(/\s/gu, '')].length
  return { words: han + latin + marks, plain: han + latin, latin, characters }
}

const sum = (one: TextCount, other: TextCount): TextCount => ({
  words: one.words + other.words,
  plain: one.plain + other.plain,
  latin: one.latin + other.latin,
  characters: one.characters + other.characters,
})

const counted = new WeakMap<Node, TextCount>()

/** The length of an open document; counted once for each block, since a key changes one. */
export function countDocument(doc: Node): TextCount {
  return openBlocks(doc).reduce((total, { node, text }) => {
    const own = counted.get(node) ?? countText(text)
    counted.set(node, own)
    return sum(total, own)
  }, NOTHING)
}

/** The length of what lies between two positions. */
export function countBetween(doc: Node, from: number, to: number): TextCount {
  return openBlocks(doc).reduce((total, block) => {
    const [start, end] = [Math.max(from, block.from), Math.min(to, block.from + block.text.length)]
    return start < end ? sum(total, countText(block.text.slice(start - block.from, end - block.from))) : total
  }, NOTHING)
}
