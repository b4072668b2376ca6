import { textBlocksOf } from './body'
import { ArticleContent } from './content'
import { findMatches, type FindAsk } from './find-in-text'
import { replaceWords } from './replace-words'

/** The lines over the text that are looked through as well; each is a place by its name. */
const LINES = ['kicker', 'headline', 'deck'] as const
type Line = (typeof LINES)[number]

/** Half-open, UTF-16 code units of a block's text, or of a line by its name. */
export type ContentPlace = { blockId: string; start: number; end: number }
export type ContentMatch = ContentPlace & { before: string; found: string; after: string }

/** So much is shown of what stands around a match. */
const AROUND = 30

const isLine = (id: string): id is Line => LINES.some((line) => line === id)

/** Where words stand in the lines over the text and in the text, in reading order. */
export function findInContent(content: ArticleContent, ask: FindAsk): ContentMatch[] {
  const texts = [
    ...LINES.map((line) => ({ id: line as string, text: content[line] ?? '' })),
    ...textBlocksOf(content.body),
  ]
  return texts.flatMap(({ id: blockId, text }) =>
    findMatches(text, ask).map(({ start, end }) => ({
      blockId,
      start,
      end,
      before: text.slice(Math.max(0, start - AROUND), start),
      found: text.slice(start, end),
      after: text.slice(end, end + AROUND),
    })),
  )
}

/**
 * The content with other words in these places, none of which lies over another. Only what differs is touched, and new words in
 * a mark belong to it, as in the editor. Null when the content would not be one any more: a headline grows too long.
 */
export function replaceInContent(
  content: ArticleContent,
  places: readonly ContentPlace[],
  words: string,
): ArticleContent | null {
  // From the end, so that the places before stay where they are.
  const backwards = places.toSorted((a, b) => b.start - a.start)
  const replaced = backwards.reduce<ArticleContent>((now, place) => {
    const { blockId, start, end } = place
    if (!isLine(blockId)) return { ...now, body: replaceWords(now.body, place, words) }
    const line = now[blockId] ?? ''
    return { ...now, [blockId]: line.slice(0, start) + words + line.slice(end) }
  }, content)
  return ArticleContent.safeParse(replaced).data ?? null
}
