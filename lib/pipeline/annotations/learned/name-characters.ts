import lists from './name-characters.json' with { type: 'json' }

/**
 * How much oftener a character stands in a name than elsewhere, as a rounded natural logarithm: family names and given
 * names counted among the three-character names of jieba's dictionary, against its other words.
 */
const family = toMap(lists.family)
const given = toMap(lists.given)
/** What a character that is in no list of given names is taken for. */
const UNLISTED = -1

/** Null for a character that is no family name. */
export function familyStrength(character: string): number | null {
  return family.get(character) ?? null
}

/** From -4 (心 of 中心) to 5. */
export function givenStrength(character: string): number {
  return given.get(character) ?? UNLISTED
}

function toMap(groups: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(groups).flatMap(([strength, characters]) =>
      Array.from(characters, (character): [string, number] => [character, Number(strength)]),
    ),
  )
}
