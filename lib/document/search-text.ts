import type { PublishedArticle, PublishedBlock, Run } from './published-article'

type SearchField = 'kicker' | 'headline' | 'deck' | 'body'

/** One row of SearchBlock. `grams` is the text form of a tsvector: store it with `::tsvector`. */
export type SearchBlock = {
  field: SearchField
  /** Empty for the display lines. */
  blockId: string
  position: number
  text: string
  folded: string
  grams: string
}

/** A folded text and, for each of its UTF-16 code units, where in the printed text its character began. */
export type Folded = { text: string; at: number[] }

const CHARACTER = /\P{M}\p{M}*|\p{M}+/gu
const WORD_CHARACTER = /[\p{L}\p{N}]/u

/**
 * The form in which texts and queries are compared: compatibility forms united (全角 and 半角), lower case, no white
 * space. `at` has one entry more than the text, the length of the original, so that ends of hits can be looked up too.
 */
export function foldWithPlaces(original: string): Folded {
  let text = ''
  const at: number[] = []
  for (const match of original.matchAll(CHARACTER)) {
    const folded = match[0].normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')
    for (let unit = 0; unit < folded.length; unit += 1) at.push(match.index)
    text += folded
  }
  return { text, at: [...at, original.length] }
}

export function fold(original: string): string {
  return foldWithPlaces(original).text
}

/**
 * The one- and two-character grams of a folded text, without repeats. Punctuation makes none and separates; a text that
 * contains another has all of its grams, so grams select and a comparison of the folded texts decides.
 */
export function gramsOf(folded: string): string[] {
  const grams = new Set<string>()
  let previous = ''
  for (const character of folded) {
    const current = WORD_CHARACTER.test(character) ? character : ''
    if (current !== '') grams.add(current)
    if (current !== '' && previous !== '') grams.add(previous + current)
    previous = current
  }
  return [...grams]
}

/** The fewest grams that still select what contains the folded text: its pairs, and single characters that stand alone. */
export function selectiveGramsOf(folded: string): string[] {
  const grams = gramsOf(folded)
  const pairs = grams.filter((gram) => [...gram].length === 2)
  return grams.filter((gram) => pairs.includes(gram) || !pairs.some((pair) => pair.includes(gram)))
}

const wordsOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

function textsOf(block: PublishedBlock): { blockId: string; text: string }[] {
  switch (block.kind) {
    case 'quote':
      return block.blocks.flatMap(textsOf)
    case 'list':
      return block.items.flat().flatMap(textsOf)
    case 'table':
      return block.rows.flat().flatMap((cell) => cell.blocks.flatMap(textsOf))
    case 'rule':
      return []
    default:
      return [{ blockId: block.id, text: wordsOf(block.runs) }]
  }
}

/** What search knows of a publication, in reading order: display lines first, then every block with words. */
export function toSearchBlocks(article: PublishedArticle): SearchBlock[] {
  const { kicker, headline, deck } = article
  const display = [
    { field: 'headline' as const, text: headline },
    { field: 'kicker' as const, text: kicker ?? '' },
    { field: 'deck' as const, text: deck ?? '' },
  ].map((line) => ({ ...line, blockId: '' }))
  const body = article.blocks.flatMap(textsOf).map((block) => ({ ...block, field: 'body' as const }))
  return [...display, ...body]
    .filter(({ text }) => text.trim() !== '')
    .map(({ field, blockId, text }, position) => {
      const folded = fold(text)
      return { field, blockId, position, text, folded, grams: gramsOf(folded).join(' ') }
    })
}
