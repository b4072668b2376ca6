import type { PublishedArticle, PublishedBlock, Run } from './published-article'
import { searchFold } from './search-fold'
import { piecesOf, valuedText } from './valued-text'

/** Grows with every change of what is stored for search; what an older one made is made anew when the worker starts. */
export const SEARCH_VERSION = 2

type SearchField = 'kicker' | 'headline' | 'deck' | 'body'

/** One row of SearchBlock: a block with words. */
export type SearchBlock = {
  field: SearchField
  /** Empty for the display lines. */
  blockId: string
  /** The number of its line in the search text, from 0. */
  position: number
  text: string
}

/** What search knows of a publication. */
export type SearchText = {
  /**
   * The folded lines, parted by line breaks, which no folded text has: headline, kicker, deck (each may be empty), then
   * every block with words. Whatever stands in one line of it stands in one block.
   */
  folded: string
  /** The same lines with values for numbers; lines without large numbers are empty. Empty when all are. */
  valued: string
  /** The grams of both; those of the headline once more after `^`. Null for a text too long for an index. */
  grams: string[] | null
}

const WORD_PIECE = /^(?:[\p{L}\p{N}]|⟦.*)$/u
const DIGIT = /^\p{N}$/u

/** PostgreSQL keeps at most 1 MiB of words in one tsvector. */
const GRAM_BYTES_MAX = 900_000

/**
 * Whether a sign between two pieces belongs to the word around it: 5.5, r&d, 12%. Only neighbours decide, so that a sign which does in
 * a query does in every text that contains the query.
 */
function isJoining(sign: string, before = '', behind = ''): boolean {
  if (/^[.&+·/-]$/u.test(sign)) return WORD_PIECE.test(before) && WORD_PIECE.test(behind)
  if (/^[,:]$/u.test(sign)) return DIGIT.test(before) && DIGIT.test(behind)
  return /^[%‰]$/u.test(sign) && DIGIT.test(before)
}

/**
 * The grams of one, two and three characters of a folded text, without repeats; a value counts as one character. So long a gram keeps
 * longer phrases from being selected where they do not stand.
 * Other punctuation than what joins makes none and separates. A text that contains another has all of its grams, so grams select and a
 * comparison of the texts decides. Without `joined`, all punctuation separates: these grams texts have that an older version read, too.
 */
export function gramsOf(text: string, { joined = true } = {}): string[] {
  const grams = new Set<string>()
  const pieces = piecesOf(text)
  let [before, last] = ['', '']
  for (const [at, piece] of pieces.entries()) {
    if (!WORD_PIECE.test(piece) && !(joined && isJoining(piece, pieces[at - 1], pieces[at + 1]))) {
      before = ''
      last = ''
      continue
    }
    grams.add(piece)
    if (last !== '') grams.add(last + piece)
    if (before !== '') grams.add(before + last + piece)
    before = last
    last = piece
  }
  return [...grams]
}

/** The fewest grams that still select what contains the folded text: the longest ones. */
export function selectiveGramsOf(text: string, how: { joined?: boolean } = {}): string[] {
  const grams = gramsOf(text, how)
  return grams.filter((gram) => !grams.some((other) => other !== gram && other.includes(gram)))
}

/** Whether a gram says all: holding it is containing the text. */
export const isGram = (text: string, how: { joined?: boolean } = {}): boolean =>
  gramsOf(text, how).includes(text)

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

/** The words of a publication in reading order: display lines first, then every block with words. */
export function toSearchBlocks(article: PublishedArticle): SearchBlock[] {
  const { kicker, headline, deck } = article
  const display = [
    { field: 'headline' as const, text: headline },
    { field: 'kicker' as const, text: kicker ?? '' },
    { field: 'deck' as const, text: deck ?? '' },
  ].map((line, position) => ({ ...line, blockId: '', position }))
  const body = article.blocks
    .flatMap(textsOf)
    .filter(({ text }) => text.trim() !== '')
    .map((block, index) => ({ ...block, field: 'body' as const, position: display.length + index }))
  return [...display.filter(({ text }) => text.trim() !== ''), ...body]
}

export function toSearchText(blocks: readonly SearchBlock[]): SearchText {
  const lines: string[] = []
  for (const { position, text } of blocks) lines[position] = searchFold(text)
  const folded = Array.from(lines, (line = '') => line)
  const valued = folded.map((line) => valuedText(line) ?? '')
  const grams = new Set<string>()
  for (const line of [...folded, ...valued]) for (const gram of gramsOf(line)) grams.add(gram)
  for (const line of [folded[0] ?? '', valued[0] ?? ''])
    for (const gram of gramsOf(line)) grams.add(`^${gram}`)
  return {
    folded: folded.join('\n'),
    valued: valued.some((line) => line !== '') ? valued.join('\n') : '',
    grams: bytesOf(grams) <= GRAM_BYTES_MAX ? [...grams] : null,
  }
}

const bytesOf = (grams: ReadonlySet<string>) => {
  let bytes = 0
  for (const gram of grams) bytes += gram.length * 3 + 1
  return bytes
}
