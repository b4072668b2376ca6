import simplifications from 'opencc-js/dict/TSCharacters'
import { fold, foldWithPlaces, type Folded } from './fold'

/** Only for matching: one character for one, so that places stay; what is printed is never converted. */
const simplified = new Map(
  simplifications.split('|').map((pair): [string, string] => {
    const [traditional = '', simple = ''] = pair.split(' ')
    return [traditional, simple]
  }),
)

/** The simplified form of one character: 發 and 髮 are both 发; any other is itself. */
export const simplifyCharacter = (character: string): string => simplified.get(character) ?? character

const simplify = (folded: string) => {
  let text = ''
  for (const character of folded) text += simplifyCharacter(character)
  return text
}

/** `fold`, and 繁 as 简: the form that search compares. */
export function searchFold(original: string): string {
  return simplify(fold(original))
}

/** `searchFold` with the place in the printed text of each code unit. */
export function searchFoldWithPlaces(original: string): Folded {
  const { text, at } = foldWithPlaces(original)
  const simple = { text: '', at: [] as number[] }
  let unit = 0
  for (const character of text) {
    const becomes = simplifyCharacter(character)
    // A pair of surrogates may become one unit, or one unit a pair.
    for (let own = 0; own < becomes.length; own += 1) simple.at.push(at[unit] ?? original.length)
    simple.text += becomes
    unit += character.length
  }
  simple.at.push(original.length)
  return simple
}
