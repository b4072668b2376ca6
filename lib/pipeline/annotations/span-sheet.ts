import type { Candidate, Passage } from './candidate'

/** Stands for the word or tag beside a passage. */
export const OUTSIDE = 3

/** No name goes over these. */
const STOPS = new Set(',。;:!?、 \n\t')
export const QUOTES = new Set('“”"‘’')

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
  words: number[]
  tags: number[]
  isStop: boolean[]
  isQuote: boolean[]
  proposals: readonly Candidate[]
  startsAt: ReadonlyMap<number, readonly Candidate[]>
  endsAt: ReadonlyMap<number, readonly Candidate[]>
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
  const startsAt = new Map<number, Candidate[]>()
  const endsAt = new Map<number, Candidate[]>()
  const reachFrom = new Int32Array(folded.length + 2)
  const reachTo = new Int32Array(folded.length + 2).fill(folded.length + 1)
  for (const own of proposals) {
    group(startsAt, own.start, own)
    group(endsAt, own.end, own)
    reachFrom[own.start + 1] = Math.max(reachFrom[own.start + 1] ?? 0, own.end)
    reachTo[own.end - 1] = Math.min(reachTo[own.end - 1] ?? 0, own.start)
  }
  for (let at = 1; at < reachFrom.length; at += 1)
    reachFrom[at] = Math.max(reachFrom[at] ?? 0, reachFrom[at - 1] ?? 0)
  for (let at = folded.length; at >= 0; at -= 1)
    reachTo[at] = Math.min(reachTo[at] ?? 0, reachTo[at + 1] ?? 0)
  return {
    passage,
    words: words.map(({ text }) => hashOf(text)),
    tags: words.map(({ tag }) => tagHash(tag)),
    isStop: words.map(({ text }) => STOPS.has(text.charAt(0))),
    isQuote: words.map(({ text }) => QUOTES.has(text.charAt(0))),
    proposals,
    startsAt,
    endsAt,
    reachFrom,
    reachTo,
  }
}

function group(map: Map<number, Candidate[]>, at: number, own: Candidate): void {
  const list = map.get(at)
  if (list) list.push(own)
  else map.set(at, [own])
}

const tagHashes = new Map<string, number>()

function tagHash(tag: string): number {
  const known = tagHashes.get(tag)
  if (known !== undefined) return known
  const made = hashOf(`t${tag}`)
  tagHashes.set(tag, made)
  return made
}
