import { meetingPair } from './character-pairs'
import stored from './word-pairs.json' with { type: 'json' }

/**
 * The five thousand pairs of neighbouring characters that are most often inside a word, by the word frequencies of the
 * jieba dictionary (MIT). Stored as a first character with all that follow it.
 */
const pairs = new Set(
  stored.follows
    .flatMap((line) => line.split(' '))
    .flatMap((run) => Array.from(run.slice(1), (second) => meetingPair(run.charAt(0), second))),
)

/** Whether two texts that meet may be one word cut in two: `长三` + `角一体化`. */
export function cutsWord(before: string, after: string): boolean {
  const pair = meetingPair(before, after)
  return pair !== null && pairs.has(pair)
}
