import type { Candidate, Passage } from './candidate'
import { firstWordFrom, wordEndingAt, wordIndexAt, type Word } from './words-of'

/** Single characters that are words of their own rather than the sound of a name. */
const NO_SOUND =
  /^[新老大小多好高全双单本该各将被让使有是在等及或做搞建办打开推抓造创过去来看用说种养水农果蔬粮棉茶鱼猪牛羊]$/u

/** 沈抚|示范区, 水西|有色冶金基地: a name opens with two or three characters that no dictionary joins, or joins as a name. */
export function isCoined({ words, folded }: Passage, start: number, end: number): boolean {
  if (!OPENS_NAME.test(folded.slice(Math.max(0, start - 1), start))) return false
  const first = words[firstWordFrom(words, start)]
  if (!first || first.start !== start || first.end > end) return false
  if (first.text.length > 1) return first.text.length < 4 && /^(?:nr|nrt|nrfg|nz)$/u.test(first.tag)
  const second = words[wordIndexAt(words, first.end)]
  if (!second || second.end > end || !isSound(first)) return false
  return (
    isSound(second) ||
    /^[东西南北]$/u.test(second.text) ||
    (/^(?:nr|ns|nz)/u.test(second.tag) && second.text.length < 3)
  )
}

/** 御|窑厂遗址公园, 弥苴|河生态廊道: up to two sounds before the name that no dictionary joins, from where a name may open. */
export function reachSounds(passage: Passage, known: readonly Candidate[], start: number): number {
  const { words, folded } = passage
  if (known.some((name) => name.start === start || name.end === start)) return start
  let at = start
  let isVerb = false
  for (let count = 0; count < 2; count += 1) {
    const word = wordEndingAt(words, folded, at)
    if (!word || word.end - word.start !== 1 || !isSound(word) || known.some(({ end }) => end === at)) break
    isVerb = /^[va]/u.test(word.tag)
    at = word.start
  }
  if (at === start || (start - at === 1 && isVerb)) return start
  return OPENS_NAME.test(folded.slice(Math.max(0, at - 1), at)) && words.length > 0 ? at : start
}

/** What stands before a name: nothing, a mark, a place's level, or a small word. */
export const OPENS_NAME = /^$|[^\u4e00-\u9fff]|[的在与和及至到从由为对向是省市区县州镇乡]/u

function isSound({ text, tag }: Word): boolean {
  return /^[\u4e00-\u9fff]$/u.test(text) && !/^(?:[qdmfpcrtu]|u[a-z])$/u.test(tag) && !NO_SOUND.test(text)
}
