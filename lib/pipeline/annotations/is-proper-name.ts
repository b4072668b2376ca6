import type { Candidate, Passage } from './candidate'
import { firstWordFrom, type Word } from './words-of'

/** Words that the dictionary takes for places and that are none. */
const NO_PLACE =
  /^(?:深度|法治化|城市|上市|嘉宾|云集|扎根|合龙|藩篱|惠及|周边城市|新城|世界|城区|大洋|海洋|银行|文化|共和|友谊|光明|红旗|建设|黄金)$/u

function isProperWord({ text, tag }: Word): boolean {
  return tag === 'nt' || (tag === 'ns' && text.length > 1 && !NO_PLACE.test(text))
}

/** Whether the words of a name hold a place, a body, Latin letters, a year or an edition: it is one in particular. */
export function isProperName(
  passage: Passage,
  known: readonly Candidate[],
  start: number,
  end: number,
): boolean {
  const text = passage.folded.slice(start, end)
  if (/^(?:国家|中国|全国)?(?:级|重点|工程|技术)*$/u.test(text)) return false
  if (/[A-Za-z]|国家|中国|\d{4}|第[一二三四五六七八九十\d]+届|^[“"]/u.test(text)) return true
  const { words } = passage
  for (let index = firstWordFrom(words, start); (words[index]?.start ?? end) < end; index += 1) {
    const word = words[index]
    if (word && isProperWord(word)) return true
  }
  return known.some((candidate) => {
    const isInside =
      candidate.start >= start &&
      candidate.start < end &&
      (candidate.end <= end || candidate.type === 'organization')
    return isInside && /^(?:place|organization|project|event|policy)$/u.test(candidate.type)
  })
}
