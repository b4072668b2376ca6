/** A folded text and, for each of its UTF-16 code units, where in the printed text its character began. */
export type Folded = { text: string; at: number[] }

/** A character with its marks; marks without one stand alone. */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gu
const MARK = /\p{M}/u

/** The characters of a text, each with its marks; few texts have any, and the others are parted much faster without looking for them. */
const charactersOf = (text: string): string[] => (MARK.test(text) ? (text.match(CHARACTER) ?? []) : [...text])

const known = new Map<string, string>()

/** What `fold` makes of one character; half of one stays what it is. */
export function foldCharacter(character: string): string {
  const before = known.get(character)
  if (before !== undefined) return before
  const folded = character.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')
  // Texts have some thousand characters; only what is typed to fill the memory has more.
  if (known.size < 50_000) known.set(character, folded)
  return folded
}

/**
 * The form in which texts and queries are compared: compatibility forms united (全角 and 半角), lower case, no white
 * space. `at` has one entry more than the text, the length of the original, so that ends of hits can be looked up too.
 */
export function foldWithPlaces(original: string): Folded {
  let text = ''
  const at: number[] = []
  let index = 0
  for (const character of charactersOf(original)) {
    const folded = foldCharacter(character)
    for (let unit = 0; unit < folded.length; unit += 1) at.push(index)
    text += folded
    index += character.length
  }
  at.push(original.length)
  return { text, at }
}

export function fold(original: string): string {
  let text = ''
  for (const character of charactersOf(original)) text += foldCharacter(character)
  return text
}
