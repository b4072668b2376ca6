import lists from './name-characters.json' with { type: 'json' }

/**
 * How much oftener a character stands in a name than elsewhere, as a rounded natural logarithm: family names and given
 * names counted among the three-character names of jieba's dictionary, against its other words.
 */
const NONE = -128
/** What a character that is in no list of given names is taken for. */
const UNLISTED = -1
const family = toTable(lists.family, NONE)
const given = toTable(lists.given, UNLISTED)

/** By UTF-16 unit; null for one that is no family name. */
export function familyStrength(code: number): number | null {
  const strength = family[code] ?? NONE
  return strength === NONE ? null : strength
}

/** By UTF-16 unit, from -4 (心 of 中心) to 5. */
export function givenStrength(code: number): number {
  return given[code] ?? UNLISTED
}

/** A number for each UTF-16 unit: every character of a text is asked for. */
function toTable(groups: Readonly<Record<string, string>>, other: number): Int8Array {
  const table = new Int8Array(2 ** 16).fill(other)
  for (const [strength, characters] of Object.entries(groups))
    for (const character of characters) table[character.charCodeAt(0)] = Number(strength)
  return table
}
