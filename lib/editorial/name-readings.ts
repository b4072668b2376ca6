import { polyphonic } from 'pinyin-pro'
import { pinyinOf } from './slug'

/** The ways a name can be read aloud, lower case, without tones or spaces; the likeliest first. */
export type NameReadings = { full: string[]; initials: string[] }

/** So many readings of a name are all written down; with more, each character varies alone. */
const COMBINED_MAX = 64

/** The readings of one character as they are typed: 绿 → `lv`, `lu`; Latin letters and digits read as themselves. */
function readingsOfCharacter(character: string): string[] {
  const [read = []] = polyphonic(character, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  const plain = read.map((one) =>
    one
      .toLowerCase()
      .replaceAll('ü', 'v')
      .replaceAll(/[^a-z0-9]+/gu, ''),
  )
  return [...new Set(plain)].filter((one) => one !== '')
}

/**
 * Every reading of a name for type-ahead, those of polyphones included: 重庆 → `chongqing`, `zhongqing` and `cq`, `zq`.
 * Which of them is meant hangs on the word, and a name that no dictionary knows is read by guessing: so all are kept.
 */
export function readingsOf(name: string): NameReadings {
  const characters = [...name.normalize('NFKC')].map(readingsOfCharacter).filter((read) => read.length > 0)
  const combined = combine(characters)
  const initials = combine(characters.map((read) => [...new Set(read.map((one) => one.slice(0, 1)))]))
  return { full: [...new Set([pinyinOf(name), ...combined])].filter(Boolean), initials }
}

function combine(characters: readonly (readonly string[])[]): string[] {
  if (characters.length === 0) return []
  const count = characters.reduce((product, read) => product * read.length, 1)
  if (count <= COMBINED_MAX)
    return characters.reduce<string[]>(
      (before, read) => before.flatMap((start) => read.map((one) => start + one)),
      [''],
    )
  const usual = characters.map(([first = '']) => first)
  const varied = characters.flatMap((read, at) => read.slice(1).map((one) => usual.with(at, one).join('')))
  return [...new Set([usual.join(''), ...varied])]
}
