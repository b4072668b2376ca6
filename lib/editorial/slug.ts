import { pinyin } from 'pinyin-pro'

const syllables = (text: string): string[] =>
  pinyin(text.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((syllable) => syllable.toLowerCase())
    .filter((syllable) => /[a-z0-9]/u.test(syllable))

const plain = (syllable: string) => syllable.replace(/[^a-z0-9]+/gu, '')

/** Full pinyin without tones or spaces, for type-ahead: 科创走廊 → `kechuangzoulang`. Latin and digits stay. */
export function pinyinOf(text: string): string {
  return syllables(text).map(plain).join('')
}

/** Initials, for type-ahead: 科创走廊 → `kczl`. */
export function initialsOf(text: string): string {
  return [...text.normalize('NFKC')].map((character) => plain(pinyinOf(character)).slice(0, 1)).join('')
}

/** A readable piece of an address, cut at a syllable: `ke-chuang-zou-lang`. Empty when nothing is readable. */
export function slugOf(text: string, lengthMax = 60): string {
  let slug = ''
  for (const syllable of syllables(text).map(plain)) {
    const next = slug === '' ? syllable : `${slug}-${syllable}`
    if (next.length > lengthMax) break
    slug = next
  }
  return slug
}

/**
 * The address of an article, fixed at first publication: printed date if known, short pinyin of the headline, short id.
 * The id part makes it unique; a UUIDv7 has its chance at the end.
 */
export function articleSlug(headline: string, printedOn: string | null, id: string): string {
  return [printedOn, slugOf(headline, 40), id.replaceAll('-', '').slice(-8)].filter(Boolean).join('-')
}

/** The address of a tag or indicator; `taken` says which are in use, and a number is added until one is free. */
export async function freeSlug(name: string, taken: (slug: string) => Promise<boolean>): Promise<string> {
  const base = slugOf(name) || 'x'
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!(await taken(slug))) return slug
  }
}
