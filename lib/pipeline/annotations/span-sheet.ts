import { TagType } from '../model'
import type { Candidate, Passage } from './candidate'

/** Stands for the word or tag beside a passage. */
export const OUTSIDE = 3

/** No name goes over these. */
const STOPS = codesOf(',。;:!?、 \n\t')
const QUOTES = codesOf('“”"‘’')
/** Marks lie outside this; most words of a text begin inside it. */
const [FIRST_HAN, LAST_HAN] = [0x3400, 0x9fff]

function codesOf(marks: string): ReadonlySet<number> {
  return new Set(Array.from(marks, (mark) => mark.charCodeAt(0)))
}

export function isQuoteMark(code: number): boolean {
  return (code < FIRST_HAN || code > LAST_HAN) && QUOTES.has(code)
}

function isStopMark(code: number): boolean {
  return (code < FIRST_HAN || code > LAST_HAN) && STOPS.has(code)
}

/** The numbers of the types; 0 is none. */
export const TYPE_NUMBERS: ReadonlyMap<string, number> = new Map(
  TagType.options.map((type, index) => [type, index + 1]),
)

export function typeBit(type: TagType): number {
  return 1 << (TYPE_NUMBERS.get(type) ?? 0)
}

/** Codes stand so far behind their offsets: features look two characters over either end of a passage. */
const MARGIN = 2

/** The UTF-16 unit at an offset; 1 beyond the ends. */
export function codeAt(codes: Uint16Array, at: number): number {
  return codes[at + MARGIN] ?? 1
}

/** Joins a number to a hash (the finalizer of MurmurHash3). */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ (value + 0x7f4a7c15), 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}

export function hashOf(text: string): number {
  let hash = 17
  for (let at = 0; at < text.length; at += 1) hash = mix(hash, text.charCodeAt(at))
  return hash
}

/** A passage made ready for looking at many spans of it. Words and tags are hashes. */
export type Sheet = {
  passage: Passage
  words: Int32Array
  tags: Int32Array
  isStop: Uint8Array
  isQuote: Uint8Array
  /** For `codeAt`. */
  codes: Uint16Array
  proposals: readonly Candidate[]
  /** By the offset at which they start, or end. */
  startsAt: readonly (readonly Candidate[] | undefined)[]
  endsAt: readonly (readonly Candidate[] | undefined)[]
  /** The types of those, as bits. */
  typesStarting: Int32Array
  typesEnding: Int32Array
  /** The farthest end of the proposals that start before an offset, and the nearest start of those that end behind one. */
  reachFrom: Int32Array
  reachTo: Int32Array
}

/** The sheets of an article's passages with what rules propose in each. */
export function sheetsOf(
  passages: readonly Passage[],
  proposals: ReadonlyMap<Passage, readonly Candidate[]>,
): Sheet[] {
  return passages.map((passage) => sheetOf(passage, proposals.get(passage) ?? []))
}

function sheetOf(passage: Passage, proposals: readonly Candidate[]): Sheet {
  const { folded, words } = passage
  const startsAt: Candidate[][] = []
  const endsAt: Candidate[][] = []
  const typesStarting = new Int32Array(folded.length + 1)
  const typesEnding = new Int32Array(folded.length + 1)
  const reachFrom = new Int32Array(folded.length + 2)
  const reachTo = new Int32Array(folded.length + 2).fill(folded.length + 1)
  for (const own of proposals) {
    ;(startsAt[own.start] ??= []).push(own)
    ;(endsAt[own.end] ??= []).push(own)
    typesStarting[own.start] = (typesStarting[own.start] ?? 0) | typeBit(own.type)
    typesEnding[own.end] = (typesEnding[own.end] ?? 0) | typeBit(own.type)
    reachFrom[own.start + 1] = Math.max(reachFrom[own.start + 1] ?? 0, own.end)
    reachTo[own.end - 1] = Math.min(reachTo[own.end - 1] ?? 0, own.start)
  }
  for (let at = 1; at < reachFrom.length; at += 1)
    reachFrom[at] = Math.max(reachFrom[at] ?? 0, reachFrom[at - 1] ?? 0)
  for (let at = folded.length; at >= 0; at -= 1)
    reachTo[at] = Math.min(reachTo[at] ?? 0, reachTo[at + 1] ?? 0)
  return {
    passage,
    ...wordsOfSheet(words),
    codes: codesIn(folded),
    proposals,
    startsAt,
    endsAt,
    typesStarting,
    typesEnding,
    reachFrom,
    reachTo,
  }
}

function wordsOfSheet(words: Passage['words']): Pick<Sheet, 'words' | 'tags' | 'isStop' | 'isQuote'> {
  const hashes = new Int32Array(words.length)
  const tags = new Int32Array(words.length)
  const isStop = new Uint8Array(words.length)
  const isQuote = new Uint8Array(words.length)
  let at = 0
  for (const { text, tag } of words) {
    const first = text.charCodeAt(0)
    hashes[at] = hashOf(text)
    tags[at] = tagHash(tag)
    isStop[at] = Number(isStopMark(first))
    isQuote[at] = Number(isQuoteMark(first))
    at += 1
  }
  return { words: hashes, tags, isStop, isQuote }
}

function codesIn(folded: string): Uint16Array {
  const codes = new Uint16Array(folded.length + 2 * MARGIN).fill(1)
  for (let at = 0; at < folded.length; at += 1) codes[at + MARGIN] = folded.charCodeAt(at) || 1
  return codes
}

const tagHashes = new Map<string, number>()

function tagHash(tag: string): number {
  const known = tagHashes.get(tag)
  if (known !== undefined) return known
  const made = hashOf(`t${tag}`)
  tagHashes.set(tag, made)
  return made
}
