import { suggestAnnotations } from '@/lib/pipeline/annotations/suggest-annotations'
import { readPage } from '@/lib/pipeline/read-page'
import { seedTexts } from './bench-pages'

export type ReadingResult = {
  what: string
  bytes: number
  /** Milliseconds to split a page into drafts, and to find names and figures in them. */
  splitMs: number
  annotateMs: number
  pagesPerSecond: number
  megabytesPerSecond: number
}

const MEGABYTE = 1e6
const ROUNDS = 5
const LARGE_BYTES = 2 * MEGABYTE

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** The seed pages as they are, one after the other, and one page of 2 MB made of them. */
export function benchReading(): ReadingResult[] {
  const texts = seedTexts()
  for (const text of texts) timeOf(text) // the dictionaries load with the first page
  const rounds = Array.from({ length: ROUNDS }, () => texts).flat()
  const all = texts.join('\n\n')
  const large = Array.from({ length: Math.ceil(LARGE_BYTES / bytesOf(all)) }, () => all).join('\n\n')
  return [resultOf(`${texts.length} seed pages`, rounds), resultOf('one page of 2 MB', [large])]
}

function timeOf(text: string): { split: number; annotate: number } {
  const begun = performance.now()
  const { drafts } = readPage(text)
  const split = performance.now()
  for (const draft of drafts) suggestAnnotations(draft)
  return { split: split - begun, annotate: performance.now() - split }
}

/** The mean of a page. */
function resultOf(what: string, texts: readonly string[]): ReadingResult {
  let [splitMs, annotateMs, bytes] = [0, 0, 0]
  for (const text of texts) {
    const { split, annotate } = timeOf(text)
    splitMs += split
    annotateMs += annotate
    bytes += bytesOf(text)
  }
  const seconds = (splitMs + annotateMs) / 1000
  return {
    what,
    bytes: bytes / texts.length,
    splitMs: splitMs / texts.length,
    annotateMs: annotateMs / texts.length,
    pagesPerSecond: texts.length / seconds,
    megabytesPerSecond: bytes / MEGABYTE / seconds,
  }
}
